// From a file's name to a compiled network, with every complaint on standard error.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"
#include "chokepoint/study/precision.hpp"

namespace chokepoint::cli {

struct Loaded {
  ReadResult read;
  std::optional<Network> network;  ///< empty: the mistakes have been reported
  Precision precision;             ///< that the scenario asks for
};

/// Reads, checks and compiles; prints all mistakes at once, and warnings unless `quiet`.
Loaded load(const std::string& path, const std::vector<std::string>& overrides, bool quiet,
            Record record = Record::sourced);

/// Text width for people: COLUMNS, else 100; between 40 and 300.
std::size_t columns();
/// Is colour welcome on standard output? A terminal, NO_COLOR empty, TERM not dumb.
bool colour();

}  // namespace chokepoint::cli
