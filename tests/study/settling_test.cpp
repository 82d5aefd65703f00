// A warm-up that is too short is found out.
#include "chokepoint/study/settling.hpp"

#include "catch.hpp"
#include "chokepoint/report/terminal.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

/// The car plant begins with 1,000 t of magnets more than the 150 t that it keeps; it uses 10 t a day and orders
/// nothing until they are gone, so by hand the network settles after 100 days and what is on its way then: 35 days.
Network overstocked(const std::string& warm_up) {
  return cases::network("minimal.yaml", {"warm_up=" + warm_up, "events=[]",
                                         "sites.car-plant.keeps.magnet={cover: 15 d, starts_with: 1150 t}"});
}

}  // namespace

TEST_CASE("a warm-up shorter than it takes to settle is found out, a longer one is enough") {
  const auto hasty = judge_settling(overstocked("20 d"), {});
  CHECK(hasty.warm_up_days == 20);
  CHECK(hasty.truncate_days >= 80);
  CHECK_FALSE(hasty.settled());
  const auto patient = judge_settling(overstocked("300 d"), {});
  INFO(patient.truncate_days);
  CHECK(patient.truncate_days >= 80);
  CHECK(patient.settled());
}

TEST_CASE("a network that begins in its steady state needs no warm-up, and without one nothing is judged") {
  CHECK(judge_settling(cases::network("minimal.yaml", {"warm_up=30 d"}), {}).truncate_days == 0);
  CHECK(judge_settling(overstocked("0 d"), {}).settled());
}

TEST_CASE("the terminal warns of a warm-up that is too short") {
  const auto n = overstocked("20 d");
  auto f = summarise(n, execute(n, {}));
  f.settling = judge_settling(n, {});
  const auto warnings = warnings_of(n, f);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("MSER-5 would leave out its first") != std::string::npos);
  CHECK(warnings[0].find("`warm_up` is 20 days") != std::string::npos);
}
