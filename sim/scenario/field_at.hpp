// What stands at a path of a scenario, asked of the field lists: what merging needs to know about them.
#pragma once
#include <string>
#include <vector>

namespace chokepoint {

struct FieldAt {
  bool known = false;
  const char* shorthand = nullptr;  ///< the key that a scalar or list stands for ("cover" at sites.x.keeps.ore)
  bool selector = false;            ///< names things: half of one selector and half of another would name nothing
};

FieldAt field_at(const std::vector<std::string>& steps);

}  // namespace chokepoint
