// A distribution written like a function, `gamma(30 d, cv 0.5)`: its forms, and the reading that delays and sizes
// share.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "chokepoint/core/random.hpp"

namespace chokepoint {

/// What a form expects: `values` of them (0: any number), then perhaps one named bare number.
struct DistributionForm {
  const char* name;
  Distribution::Kind kind;
  std::size_t values;
  const char* shape;
  const char* example;
};

/// What stands in the brackets, and what it is called.
struct DistributionValues {
  std::string noun;  ///< "length", "amount"
  /// Reads all values to one unit; "" or what is wrong.
  std::function<std::string(const std::vector<std::string>&, std::vector<double>&)> read;
};

/// Reads `text`, which has a bracket. "" or what is wrong and what would be right.
std::string read_distribution(const std::string& text, const std::vector<DistributionForm>& forms,
                              const DistributionValues& values, Distribution& out);
/// Reads "cv 0.5". "" or the complaint.
std::string read_shape(const DistributionForm& form, const std::string& text, double& out);

}  // namespace chokepoint
