// Quotas, what changes them, reports and beliefs: what compiles, and what is refused with which words.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

const std::string world = R"(
goods: {magnet: {unit: t, class: magnet}, oxide: {unit: t, class: [feed]}, ore: {unit: t, class: [feed]}}
sites:
  mine: {country: MM, group: far, stage: mining, makes: ore}
  works: {country: CN, group: big, stage: making, makes: magnet, needs: {ore: 1 t}, at_most: 90 t/d}
  berlin: {country: DE, sells: {magnet: 4 t/d}, keeps: {magnet: 5 d}}
lanes:
  feed: {from: mine, to: works, carries: ore}
  to-de: {from: works, to: berlin, carries: magnet}
)";
const std::string batch = "batches: [{amount: 100 t, issued: 2025-06-01}]";
std::string with(const std::string& keys, const std::string& more = "") {
  return world + "events:\n  - {id: q, date: 2025-03-01, what: quota, holders: CN, goods: magnet, " + keys + "}\n" +
         more;
}
std::string change(const std::string& keys) {
  return "  - {id: c, date: 2025-07-01, what: change of quota, " + keys + "}\n";
}

}  // namespace

TEST_CASE("a change of shares knows the groups that only it names") {
  const auto n = network(with("shares: {big: 100 %}, " + batch, change("of: q, shares: {big: 30 %, small: 70 %}")));
  const auto& q = std::get<Quota>(n.events[0].kind);
  CHECK(q.budgets == std::vector<std::string>{"big", "small"});
  CHECK(q.shares == std::vector<std::int64_t>{1'000'000'000, 0});
  CHECK(std::get<QuotaChange>(n.events[1].kind).shares == std::vector<std::int64_t>{300'000'000, 700'000'000});
}

TEST_CASE("a change of quota is refused when it changes what is not there") {
  CHECK(says(complaints(with(batch, change("of: p"))), "no quota event is called 'p'"));
  CHECK(says(complaints(with(batch, change("of: q, shares: {big: 100 %}"))), "has one common budget"));
  CHECK(says(complaints(with("shares: {big: 100 %}, " + batch, change("of: q, shares: {big: 90 %}"))), "sum to 90 %"));
  CHECK(says(complaints(with("free_feed: ore, " + batch, change("of: q, feed_counts: oxide"))),
             "'oxide' is none of the quota's `free_feed`"));
  CHECK(says(complaints(with(batch, change("of: q, until: 2026-01-01"))), "happens at once"));
}

TEST_CASE("tolling names a holder and a group with a share") {
  const auto q =
      std::get<Quota>(network(with("shares: {other: 100 %}, tolls_for: {works: other}, " + batch)).events[0].kind);
  CHECK_FALSE(q.recipes[0].has_own);
  CHECK(q.recipes[0].budget == 0);
  CHECK(says(complaints(with("tolls_for: {works: big}, " + batch)), "has one common budget"));
  CHECK(says(complaints(with("shares: {big: 100 %}, tolls_for: {wroks: big}, " + batch)),
             "no site and no group is called"));
  CHECK(says(complaints(with("shares: {big: 100 %}, tolls_for: {works: bog}, " + batch)),
             "no group with a share is called"));
}

TEST_CASE("a penalty needs an overdraft, and a size is not published before the batch") {
  CHECK(says(complaints(with("penalty: 150 %, " + batch)), "nothing to penalise"));
  CHECK(says(
      complaints(with("batches: [{amount: 1 t, issued: 2025-06-01, published: never, size_published: 2025-07-01}]")),
      "not before `published`"));
  const auto q = std::get<Quota>(
      network(with("batches: [{amount: 1 t, issued: 2025-06-01, published: 2025-07-17, size_published: never}]"))
          .events[0]
          .kind);
  CHECK(to_text(q.batches[0].published) == "2025-07-17");
  CHECK(q.batches[0].size_published == never);
}

TEST_CASE("an export quota is charged by lane, to the group of the seller") {
  const std::string quota = "events:\n  - {id: q, date: 2025-03-01, what: export quota, goods: magnet, leaves: CN, ";
  const auto q = std::get<Quota>(network(world + quota + "shares: {big: 100 %}, " + batch + "}\n").events[0].kind);
  REQUIRE(q.lanes.size() == 1);
  CHECK(q.before == Quota::Before::strict);
  CHECK(says(complaints(world + quota + "shares: {small: 100 %}, " + batch + "}\n"), "gives no share to 'big'"));
  CHECK(says(complaints(world + quota + batch + "}\n" + change("of: q, expected: 1 t/d")), "knows no feed"));
}

TEST_CASE("reports and beliefs are refused where they count or learn from nothing") {
  const auto report = [](const std::string& keys) {
    return world + "reports:\n  - {id: r, goods: magnet, " + keys + "}\n";
  };
  CHECK(network(report("made_at: CN")).reports[0].items.size() == 1);
  CHECK(network(report("leaves: CN")).reports[0].lanes.size() == 1);
  CHECK(says(complaints(report("by: me")), "give `made_at` (what is made) or `leaves`"));
  CHECK(says(complaints(report("made_at: MM")), "none of these sites makes any of the goods"));
  CHECK(says(complaints(report("made_at: CN, on_day: 32")), "a month has days 1 to 31"));
  CHECK(says(complaints(report("made_at: CN, months_later: 0")), "known when it is over"));
  const auto belief = [&](const std::string& keys) {
    return with(batch, "reports:\n  - {id: r, goods: magnet, leaves: CN}\nbeliefs:\n  - {id: b, last_year: 90 t, " +
                           keys + "}\n");
  };
  const auto b = network(belief("about: q, held_by: DE, buys_ahead: 10 d")).beliefs[0];
  CHECK(b.items.size() == 1);
  CHECK(b.last_year == 90e6);
  CHECK(says(complaints(belief("about: p, held_by: DE")), "no quota event is called 'p'"));
  CHECK(says(complaints(belief("about: q, held_by: DE, learns_from: s")), "no report is called 's'"));
  CHECK(says(complaints(belief("about: q, held_by: DE, learns_from: r")), "reports dispatches"));
  CHECK(says(complaints(belief("about: q, held_by: MM, buys_ahead: 10 d")), "nothing can be bought ahead"));
}
