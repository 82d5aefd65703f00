// How much of a series' beginning is still under the influence of how it began: MSER-5.
#pragma once
#include <cstddef>
#include <vector>

namespace chokepoint {

/// The number of values at the beginning that should be left out: a multiple of 5, at most `most`. Batches of five are
/// averaged, and what is left out makes the standard error of the mean of the rest smallest; of equals the least.
/// Source: White (1997), Simulation 69; White, Cobb & Spratt (2000), Proc. Winter Simulation Conf.
std::size_t mser5(const std::vector<double>& series, std::size_t most);

}  // namespace chokepoint
