// Series of all replications as bands: the same for any number of threads, and what is known by hand.
#include "chokepoint/study/traces.hpp"

#include <algorithm>

#include "catch.hpp"
#include "chokepoint/study/execute.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

std::vector<Band> traced(const Network& n, std::uint32_t replications, std::uint32_t jobs) {
  TraceBook book(n, replications);
  StudyOptions o;
  o.replications = replications;
  o.jobs = jobs;
  o.traces = &book;
  execute(n, o);
  CHECK(book.traced() == replications);
  return book.bands();
}

const Band& band(const std::vector<Band>& bands, Traced kind, const std::string& who) {
  const auto at = std::find_if(bands.begin(), bands.end(),
                               [&](const Band& b) { return b.series.kind == kind && b.series.who == who; });
  REQUIRE(at != bands.end());
  return *at;
}

}  // namespace

TEST_CASE("the bands of one run are that run") {
  // minimal.yaml by hand: the line stands from day 157 (7 June) for ten days; before the mine closes it keeps 15 days
  const auto bands = traced(cases::network("minimal.yaml"), 1, 1);
  const auto& missing = band(bands, Traced::shortage, "car-plant");
  REQUIRE(missing.points.size() == 365);
  CHECK(missing.points[156].quantiles[2] == 0);
  for (std::size_t d = 157; d < 167; ++d) CHECK(missing.points[d].mean == 100);
  CHECK(missing.points[167].quantiles[0] == 0);
  CHECK(missing.points[160].baseline == 0);
  const auto& cover = band(bands, Traced::cover, "car-plant");
  CHECK(cover.points[50].baseline == Approx(15).margin(1.001));
  CHECK(cover.points[160].quantiles[2] == 0);
}

TEST_CASE("bands do not depend on the number of threads, and their quantiles rise") {
  const auto n = cases::random_network();
  const auto alone = traced(n, 12, 1), together = traced(n, 12, 4);
  REQUIRE(alone.size() == together.size());
  for (std::size_t b = 0; b < alone.size(); ++b)
    for (std::size_t p = 0; p < alone[b].points.size(); ++p) {
      const auto &x = alone[b].points[p], &y = together[b].points[p];
      REQUIRE(x.quantiles == y.quantiles);
      REQUIRE(x.baseline == y.baseline);
      REQUIRE(x.mean == y.mean);
      REQUIRE(std::is_sorted(x.quantiles.begin(), x.quantiles.end()));
    }
}

TEST_CASE("flows are summed over the replications, and match what lanes dispatched") {
  const auto n = cases::random_network();
  TraceBook book(n, 3);
  StudyOptions o;
  o.replications = 3;
  o.traces = &book;
  const auto study = execute(n, o);
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l)
    for (std::size_t m = 0; m < book.months(); ++m) {
      Quantity sum{};
      for (const auto& r : study.replications) sum += r.pair.scenario.lanes[l].months[m];
      CHECK(book.flow(true, LaneId{l}, m) == sum);
    }
}

TEST_CASE("memory is bounded: of very many replications not all are wanted, of few all") {
  const auto n = cases::network("minimal.yaml");
  CHECK_FALSE(TraceBook(n, 10'000'000).wants(1000));
  CHECK(TraceBook(n, 10'000'000).wants(19));
  CHECK(TraceBook(n, 5).wants(4));
  CHECK_FALSE(TraceBook(n, 5).wants(5));
}
