// Which entries of the table `sources` stand behind numbers.
#pragma once
#include "chokepoint/report/sources.hpp"

namespace chokepoint {

struct CitedSource {
  std::string id;
  const SourceSpec* entry;
  std::size_t numbers;  ///< how many name it
};
/// The entries that a number names, in the order of the table.
std::vector<CitedSource> cited_sources(const ReadResult& read);

}  // namespace chokepoint
