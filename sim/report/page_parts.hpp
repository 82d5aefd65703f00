// The sections of the report's page, in the order in which a reader asks. Each is "" where the results hold nothing for
// it.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "report/sweep_columns.hpp"

namespace chokepoint::page {

using Json = nlohmann::ordered_json;

/// The results, parsed; null where a text is not there.
struct Results {
  Json summary, pictures, sources, manifest, comparison, bands;
  Sweep sweep;
  std::vector<Tornado> tornados;  ///< of the sweep
};

std::string answer(const Results& results);
std::string comparison_answer(const Results& results);
std::string sweep_answer(const Results& results);
std::string events(const Results& results);
std::string calendar(const Results& results);
std::string map(const Results& results);
std::string flows(const Results& results);
std::string fans(const Results& results);
std::string observed(const Results& results);
std::string delays(const Results& results);
std::string ripple(const Results& results);
std::string comparison(const Results& results);
std::string tornado(const Results& results);
std::string series(const Results& results);
std::string trials(const Results& results);
std::string trust(const Results& results);

/// What the program of the pictures reads: one JSON object.
std::string data(const Results& results);
/// What of it is a sweep's: all trials, how far factors move outputs, bands of series.
Json sweep_data(const Results& results);

/// "22 June 2025": a day of the scenario, or an ISO date.
std::string day_text(const Results& results, double day);
std::string date_words(const std::string& iso);
/// "April 2025" of "2025-04"
std::string month_words(const std::string& month);
/// "20 to 25 June 2025" of the days that nine tenths of the runs lie between; the one day where they are the same.
std::string days_text(const Results& results, const Json& spread);
/// What people call an end user, by its name in the tables.
std::string label(const Results& results, const std::string& name);
/// The value of a key, null where there is none.
const Json& at(const Json& object, const char* key);
double number(const Json& value, double otherwise = 0);
/// One run has no intervals.
bool one_run(const Results& results);
std::string text(const Json& value);
/// "12.5 &plusmn; 0.3"; without the second where it is 0 or absent.
std::string with_half_width(double mean, double half);
/// "3 lines", "1 line"
std::string counted(std::size_t n, const std::string& one, const std::string& many);

}  // namespace chokepoint::page
