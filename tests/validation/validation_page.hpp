// The blocks of docs/validation.md, and the model card's numbers, from the tables of this folder.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::validation {

struct Level {
  const char* name;      ///< that of ctest's label
  const char* prefixes;  ///< first letters of its cases
};
/// In the order of the page.
const std::vector<Level>& levels();
/// "unit", "engine" ... of a case.
const Level& level_of(const std::string& id);

/// How many known answers of each level there are, and how many hold.
std::string summary_block();
/// Its cases, and what each expects and got.
std::string level_block(const Level& level);
/// The hindcast beside what needs no model, and rival explanations.
std::string hindcast_block();
/// sim/report/kept_validation.hpp.
std::string model_card_numbers();

}  // namespace chokepoint::validation
