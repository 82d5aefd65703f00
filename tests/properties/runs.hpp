// Runs a plan's text through the real reader, compiler and engine, with the books open after every event.
#pragma once
#include <string>

#include "chokepoint/measure/measures.hpp"
#include "properties/books.hpp"
#include "properties/plan.hpp"

namespace chokepoint::properties {

/// What happened, by the names of what it happened to: comparable between worlds of another order and size.
using Diary = std::vector<std::string>;

struct Ran {
  std::string refused;  ///< what the reader or the compiler said against the text; empty when they took it
  Fault fault;          ///< of the books, or of the run
  Diary diary;          ///< sorted within a moment
  RunResult result;
  Network network;
  Facts facts;
  State end;
  /// Empty when all is well.
  std::string trouble() const { return refused.empty() ? fault : refused; }
};

struct How {
  bool with_events = true;
  bool with_books = false;
  std::uint64_t seed = 1;
};

Ran ran(const std::string& text, const How& how = {});

/// Smallest units of all facts of a kind.
std::int64_t total(const Ran& run, FactKind kind);
/// What of a diary lies before a date ("2025-02-01").
Diary before(const Diary& diary, const std::string& date);
/// What of a diary is about none of these names.
Diary without(const Diary& diary, const std::string& name);
/// The first line in which two diaries differ, for a failing test's words; empty when they are the same.
std::string difference(const Diary& a, const Diary& b);

}  // namespace chokepoint::properties
