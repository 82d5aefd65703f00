// Adaptation as it is compiled: every mistake with what would be right.
#include "catch.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::string world(const std::string& events, const std::string& recycled = "") {
  return "goods: {a: t, b: t, m: t, car: cars}\nsites:\n"
         "  ma: {makes: a, at_most: 50 t/d}\n  mb: {makes: b}\n"
         "  works: {recipes: {old: {makes: m, needs: {a: 1 t}}, new: {makes: m, needs: {b: 1 t}}}}\n"
         "  pile: {keeps: {a: {starts_with: 9 t, orders: none}}}\n"
         "  shop: {sells: {m: {rate: 10 t/d" +
         recycled +
         "}}}\nlanes:\n  la: {from: ma, to: works, carries: a}\n  lb: {from: mb, to: works, carries: b}\n"
         "  lp: {from: pile, to: works, carries: a, reserve: true}\n  road: {from: works, to: shop, carries: m}\n" +
         (events.empty() ? "" : "events: [{id: e, date: 2025-01-05, " + events + "}]\n");
}

}  // namespace

TEST_CASE("a reserve lane is nobody's usual supplier") {
  const auto n = network(world("what: stockpile release, where: pile, good: a"));
  const auto& release = std::get<PileRelease>(n.events[0].kind);
  REQUIRE(release.lanes.size() == 1);
  CHECK(n.lanes[release.lanes[0]].name == "lp");
  CHECK(n.lanes[release.lanes[0]].flow == 0);
  CHECK(n.items[n.lanes[release.lanes[0]].to].inbound.size() == 1);
  CHECK(release.intervals == 7);
}

TEST_CASE("a stockpile is one site, with the good, a lane out of it, and for a refill one into it") {
  CHECK(says(complaints(world("what: stockpile release, where: [pile, ma], good: a")), "names several sites"));
  CHECK(says(complaints(world("what: stockpile release, where: pile, good: b")), "'pile' has no stock of 'b'"));
  CHECK(says(complaints(world("what: stockpile release, where: ma, good: a")), "no lane with `reserve: true`"));
  CHECK(says(complaints(world("what: stockpile refill, where: pile, good: a, at: 1 t/d")), "no lane brings 'a' there"));
  auto alone = world("");
  alone.erase(alone.find("  la: "), alone.find("  lb: ") - alone.find("  la: "));
  CHECK(says(complaints(alone), "nothing else brings 'a' to 'works'"));
  auto shared = world("");
  shared.replace(shared.find("reserve: true"), 13, "reserve: true, share: 10 %");
  CHECK(says(complaints(shared), "a reserve lane has no `share`, `priority` or `standby`"));
}

TEST_CASE("a shift of recipes names two recipes of the same good at a site that answers orders") {
  CHECK(complaints(world("what: shift of recipes, where: works, from: old, to: new, share: 40 %")).empty());
  CHECK(says(complaints(world("what: shift of recipes, where: works, from: old, to: mew, share: 40 %")),
             "'works' has no recipe 'mew'"));
  CHECK(says(complaints(world("what: shift of recipes, where: works, from: old, to: old, share: 40 %")),
             "is the recipe that is given up"));
  CHECK(says(complaints(world("what: shift of recipes, where: pile, from: old, to: new, share: 40 %")),
             "has no recipe 'old'; it makes nothing"));
  auto planned = world("what: shift of recipes, where: works, from: old, to: new, share: 40 %");
  planned.replace(planned.find("works: {"), 8, "works: {makes_to: plan, plan: 10 t/d, at_most: 10 t/d, ");
  CHECK(says(complaints(planned), "makes to plan"));
}

TEST_CASE("a pile closes above the limit at which it opens") {
  const auto closing = [](const std::string& limit) {
    auto text = world(
        "what: stockpile release, where: pile, good: a, when: {what: cover, of: a, at: works, below: 15 d}, "
        "ends_when: {what: cover, of: a, at: works, above: " +
        limit + "}");
    text.erase(text.find("date: 2025-01-05, "), 18);
    return complaints(text);
  };
  CHECK(says(closing("15 d"), "the pile would close where it opens"));
  CHECK(closing("16 d").empty());
}

TEST_CASE("an s-curve needs a length") {
  CHECK(says(complaints(world("what: new capacity, where: ma, adds: 2 t/d, shape: s-curve")),
             "an s-curve needs a `ramp`"));
}

TEST_CASE("recycling names a site that keeps what comes back, and how much comes of a piece") {
  CHECK(complaints(world("", ", recycled: [{good: a, to: pile, collected: 40 %, after: 4380 d}]")).empty());
  CHECK(says(complaints(world("", ", recycled: [{good: a, to: pill, collected: 40 %, after: 4380 d}]")),
             "unknown site 'pill'"));
  CHECK(says(complaints(world("", ", recycled: [{good: b, to: pile, collected: 40 %, after: 4380 d}]")),
             "'pile' has no stock of 'b'; let it keep one"));
  CHECK(says(complaints(world("", ", recycled: [{good: a, to: pile, collected: 40 %, after: 20 working days}]")),
             "a life is in days, not in working days"));
}
