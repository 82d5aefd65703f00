// How concentrated a supply is: the Herfindahl-Hirschman index of its origins.
#pragma once
#include <vector>

namespace chokepoint {

/// Amounts by origin, in any unit. `index`: sum of the squared shares in percent, 10,000 for a single origin.
/// `origins`: the number of equal origins with the same index. Both 0 when nothing came.
struct Concentration {
  double index = 0, origins = 0;
};
Concentration concentration(const std::vector<double>& amounts);

}  // namespace chokepoint
