// What stands behind numbers: the table of sources, and what an entry says of all the numbers inside it.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

enum class Grade { reported, derived, estimate, recalled, fitted, invented };
inline const std::vector<Vocable>& words(Grade) {
  static const std::vector<Vocable> w{{"reported", "a publication prints it"},
                                      {"derived", "arithmetic on reported figures"},
                                      {"estimate", "reasoned; nobody prints it"},
                                      {"recalled", "from memory, to be checked"},
                                      {"fitted", "chosen so that the model meets an observed series"},
                                      {"invented", "made up, for teaching or as an assumption"}};
  return w;
}

/// One entry of the table `sources`, which the sources of numbers name by its id.
struct SourceSpec {
  std::string title, address, note;
  Spot spot;
};
constexpr const char* shorthand(const SourceSpec*) { return "title"; }
template <class F>
void fields(F& f, SourceSpec& s) {
  f(must("title"), s.title, "author, title and date of the publication");
  f(may("address"), s.address, "where it is found: a web address, a file, an archive");
  f(may("note"), s.note, "anything a reader should know, such as the day it was read");
}

/// Base of the entries of a file whose `source`, `grade` and `note` hold for the numbers inside that have none of their
/// own. The reader hands them down (reader_struct.hpp); nothing is resolved here.
struct Backed {
  std::string source;
  Choice<Grade> grade;
  std::string note;
};
template <class F>
void backed_fields(F& f, Backed& s) {
  f(may("source"), s.source, "where the numbers inside come from: a sentence, `ID`, or `ID: where in it`");
  f(may("grade"), s.grade, "how well the numbers inside are known");
  f(may("note"), s.note, "anything a reader should know");
}

}  // namespace chokepoint
