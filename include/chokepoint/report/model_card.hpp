// The model card: in one line why the numbers may be believed, and how far.
#pragma once
#include <string>

namespace chokepoint {

/// "validated: 50 cases with 273 known answers hold; hindcast ...": from the kept results of the validation suite,
/// docs/validation.md.
std::string model_card();

}  // namespace chokepoint
