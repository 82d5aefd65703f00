// What the suite found when it was last kept (kept_results.csv): the page and the model card are written from it, and
// every test compares what it finds today.
#pragma once
#include <optional>
#include <string>

#include "validation/known_answers.hpp"

namespace chokepoint::validation {

/// Fails the test when the result is not the kept one, to a millionth. While `./dev validate` runs, it is written down
/// instead: CHOKEPOINT_RECORD names the file.
void keep_or_compare(const std::string& id, const std::string& what, const Result& result);
std::optional<Result> kept_result(const std::string& id, const std::string& what);
/// The file that results are written down in; empty: they are compared.
std::string record();
/// Lays what was written down into kept_results.csv, in the order of the known answers. What was not found anew stays.
void keep_record();

}  // namespace chokepoint::validation
