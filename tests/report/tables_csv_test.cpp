// The CSV tables: their form, and a number or two.
#include "chokepoint/report/tables_csv.hpp"

#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

/// Columns of the widest and the narrowest line (no field here is quoted), and the number of lines.
struct Form {
  std::ptrdiff_t least = 1000, most = 0, lines = 0;
};

Form form_of(const std::string& csv) {
  Form f;
  std::istringstream in(csv);
  for (std::string line; std::getline(in, line); ++f.lines) {
    REQUIRE(line.back() == '\r');
    const auto columns = std::count(line.begin(), line.end(), ',');
    f.least = std::min(f.least, columns);
    f.most = std::max(f.most, columns);
  }
  return f;
}

}  // namespace

TEST_CASE("fields are quoted as RFC 4180 says") {
  CHECK(csv_field("plain") == "plain");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_field("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("every table is rectangular, with one or several replications") {
  for (const std::uint32_t replications : {1U, 2U}) {
    const auto n = cases::random_network();
    StudyOptions o;
    o.replications = replications;
    const auto s = execute(n, o);
    const auto f = summarise(n, s);
    for (const auto& csv : {end_users_csv(n, f), end_users_by_month_csv(n, f), exports_csv(n, f), observed_csv(n, f),
                            reported_stops_csv(n, f), licences_csv(n, f), quotas_csv(n, f), delays_csv(n, f),
                            production_csv(n, f), stores_csv(n, s)}) {
      INFO(csv.substr(0, 300));
      const auto form = form_of(csv);
      CHECK(form.least == form.most);
      CHECK(form.lines >= 1);
    }
  }
}

TEST_CASE("the stores' table has a row for each store, run and day") {
  const auto n = cases::network("minimal.yaml");
  StudyOptions o;
  const auto s = execute(n, o);
  const auto csv = stores_csv(n, s);
  CHECK(form_of(csv).lines == 1 + static_cast<std::ptrdiff_t>(n.items.size()) * 2 * 365);
  // By hand: the plant keeps 15 days of 10 t of magnets, and nothing has changed on 2 January.
  CHECK(csv.find("car-plant,magnet,t,baseline,1,2025-01-02,150,15,") != std::string::npos);
}

TEST_CASE("the table of reported stops has a row for each, with empty fields where the model has no stop") {
  const std::string stops = "reported_stops=[{id: a, who: 'Swift, Sagara', where: car-plant, date: 2025-05-26}]";
  const auto csv = [&](const std::vector<std::string>& overrides) {
    const auto n = cases::network("minimal.yaml", overrides);
    return reported_stops_csv(n, summarise(n, execute(n, StudyOptions{})));
  };
  const std::string head = "id,who,site,commodity,reported,model,days,share,grade,source,note\r\n";
  CHECK(csv({}) == head);
  CHECK(csv({stops}) == head + "a,\"Swift, Sagara\",car-plant,car,2025-05-26,2025-06-07,12,1,,,\r\n");  // by hand
  CHECK(csv({stops, "events.closure.lasts=30 d"}) == head + "a,\"Swift, Sagara\",car-plant,car,2025-05-26,,,0,,,\r\n");
}
