// How often the benchmarks' program has asked for memory; counted in hold.cpp.
#pragma once
#include <cstddef>

namespace bench {

extern std::size_t allocations;

}  // namespace bench
