// One row for each figure: its form, and what a line that stops in some replications only looks like.
#include "chokepoint/report/estimates.hpp"

#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

std::string estimates_of(const Network& n, std::uint32_t replications) {
  StudyOptions o;
  o.seed = 7;
  o.replications = replications;
  return estimates_csv(n, summarise(n, execute(n, o)));
}

std::string line_with(const std::string& csv, const std::string& words) {
  const auto at = csv.find(words);
  return at == std::string::npos ? "" : csv.substr(at, csv.find('\r', at) - at);
}

}  // namespace

TEST_CASE("a single run has means without half widths") {
  const auto csv = estimates_of(cases::network("minimal.yaml"), 1);
  // By hand: 10 days without cars; the line stops on day 157, in one of one replications. A single value has no
  // interval of its median; Wilson's of 1 of 1 is 1 / (1 + 1.96^2) to 1.
  CHECK(line_with(csv, "end user,car-plant,car,scenario,stop_days,") ==
        "end user,car-plant,car,scenario,stop_days,1,10,,10,10,,,,,,,");
  CHECK(line_with(csv, "end user,car-plant,car,scenario,first_stop_day,")
            .find("first_stop_day,1,157,,157,157,157,,,1,1,0.206") != std::string::npos);
  CHECK(line_with(csv, "end user,car-plant,car,baseline,first_stop_day,").empty());
}

TEST_CASE("every row has all columns, and every entity is there") {
  std::istringstream csv(estimates_of(cases::random_network(), 4));
  std::string line;
  std::getline(csv, line);
  const auto columns = std::count(line.begin(), line.end(), ',');
  std::size_t stores = 0, lanes = 0;
  while (std::getline(csv, line)) {
    CHECK(std::count(line.begin(), line.end(), ',') == columns);
    stores += line.rfind("store,hill-mine,ore,scenario,mean,4,", 0) == 0;
    lanes += line.rfind("lane,", 0) == 0;
  }
  CHECK(stores == 1);
  CHECK(lanes > 0);
}
