// Invariants 10 to 17: what must be true of two runs of worlds that differ in one thing. Numbers: docs/testing.md.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "chokepoint/network/structure.hpp"
#include "chokepoint/study/execute.hpp"
#include "properties/generate.hpp"
#include "properties/runs.hpp"

using namespace chokepoint;
using namespace chokepoint::properties;

namespace {

Ran good_run(const Plan& plan, const Guise& guise = {}, const How& how = {}) {
  Ran run = ran(scenario_text(plan, guise), how);
  if (!run.trouble().empty()) RC_FAIL(run.trouble());
  return run;
}

void must_be_the_same(const Diary& a, const Diary& b) {
  const std::string odd = difference(a, b);
  if (!odd.empty()) RC_FAIL(odd);
}

/// A plan with one event of the kind, all else left alone.
Plan with_only(Plan plan, EventKind kind, int strength) {
  EventPlan e = plan.events.empty() ? EventPlan{} : plan.events.front();
  e.kind = kind;
  e.strength = strength;
  plan.events = {e};
  return plan;
}

/// Stock and work of a chain in grams of what the mine digs: every stage takes 1.1 t for a tonne.
double in_ore(const Ran& run) {
  double sum = 0;
  for (std::size_t g = 0; g < run.network.goods.size(); ++g) {
    const std::string& name = run.network.goods[g].name;
    if (name.front() != 'g') continue;
    sum += static_cast<double>(run.result.audit.goods[g].stock.units) * std::pow(1.1, name[1] - '0');
  }
  for (std::uint32_t r = 0; r < run.network.recipes.size(); ++r) {
    const auto& recipe = run.network.recipes[r];
    const std::string& name = run.network.good_of(run.network.parts[*recipe.outputs.begin()].item).name;
    const Quantity work = run.end.recipes[r].begun - run.end.recipes[r].done;
    sum += static_cast<double>(work.units) * std::pow(1.1, name[1] - '0');
  }
  return sum;
}

}  // namespace

TEST_CASE("invariant 6: nothing that happens depends on what comes later") {
  CHECK(rc::check([] {
    Plan plan = *any_plan();
    RC_PRE(!plan.events.empty());
    for (EventPlan& e : plan.events)  // what names another event cannot do without it
      if (e.kind == change_of_licences || e.kind == truce) e.kind = outage_of_lane;
    const auto last = std::max_element(plan.events.begin(), plan.events.end(),
                                       [](const EventPlan& a, const EventPlan& b) { return a.day < b.day; });
    const auto same_day =
        std::count_if(plan.events.begin(), plan.events.end(), [&](const EventPlan& e) { return e.day == last->day; });
    Guise without_last;
    without_last.events = static_cast<int>(plan.events.size() - static_cast<std::size_t>(same_day));
    const std::string day = date_text(last->day, {});
    must_be_the_same(before(good_run(plan).diary, day), before(good_run(plan, without_last).diary, day));
  }));
}

TEST_CASE("invariant 10: what is not mined is missing in a store or at the end, and nowhere else") {
  CHECK(rc::check([] {
    Plan plan = with_only(*any_chain(), outage_of_site, 100);
    plan.events.front().target = 0;
    plan.events.front().option = 2;  // work in process finishes, orders wait
    for (auto& tier : plan.tiers) tier.front().short_of = 0;
    plan.tiers.back().front().line = 0;
    How calm;
    calm.with_events = false;
    const Ran with = good_run(plan), without = good_run(plan, {}, calm);
    const auto mined = [](const Ran& run) {
      std::int64_t sum = 0;
      for (const Fact& f : run.facts)
        if (f.kind == FactKind::started && run.network.recipes[f.subject].inputs.size() == 0) sum += f.amount.units;
      return static_cast<double>(sum);
    };
    const double delivered =
        std::pow(1.1, static_cast<double>(plan.tiers.size()) - 2) *
        static_cast<double>(total(without, FactKind::delivered) - total(with, FactKind::delivered));
    const double input = mined(without) - mined(with);
    const double found = in_ore(without) - in_ore(with) + delivered;
    const auto runs = static_cast<double>(with.facts.size() + without.facts.size());
    // Every run may round its input up by a gram.
    if (std::abs(input - found) > 2 * runs)
      RC_FAIL(std::to_string(input) + " not mined, " + std::to_string(found) + " found");
    RC_ASSERT(total(without, FactKind::delivered) - total(with, FactKind::delivered) ==
              total(with, FactKind::lost) - total(without, FactKind::lost));
  }));
}

TEST_CASE("invariant 11: in a chain more stock, a shorter outage or an earlier licence never lengthens the shortage") {
  CHECK(rc::check([] {
    const bool licence = *rc::gen::arbitrary<bool>();
    Plan plan = with_only(*any_chain(), licence ? export_licence : outage_of_site, licence ? 60 : 100);
    plan.events.front().option = licence ? 0 : 2;
    for (auto& tier : plan.tiers) tier.front().short_of = 0;
    const auto lost = [&](const Guise& guise) { return total(good_run(plan, guise), FactKind::lost); };
    const auto as_is = lost({});
    Guise better, worse;
    better.more_cover = *rc::gen::inRange(1, 6);
    if (licence) worse.more_review = *rc::gen::inRange(1, 6);
    worse.longer = licence ? 0 : *rc::gen::inRange(1, 6);
    RC_ASSERT(lost(better) <= as_is);
    RC_ASSERT(lost(worse) >= as_is);
  }));
}

TEST_CASE("invariant 12: no more comes through than the minimum cut and what is in the pipes at the start") {
  CHECK(rc::check([] {
    Plan plan = *any_plan();
    for (EventPlan& e : plan.events)
      if (e.kind == new_capacity || e.kind == stock_released) e.kind = outage_of_site;
    const Ran run = good_run(plan);
    const double cut = 1e6 * minimum_cut(run.network).per_day;  // tonnes
    RC_PRE(std::isfinite(cut));
    double at_start = 0;
    for (const auto& account : run.result.audit.goods) at_start += static_cast<double>(account.start.units);
    for (const InitialWork& work : run.network.work) at_start += static_cast<double>(work.size.units);
    // A batch may be saved for, and the first interval's lot is there at once.
    const double most = cut * (plan.days + 1) + at_start;
    RC_ASSERT(static_cast<double>(total(run, FactKind::delivered)) <= most);
  }));
}

TEST_CASE("invariant 13: without events a calm world stands still") {
  CHECK(rc::check([] {
    Kinds kinds;
    kinds.calm = true;
    kinds.events = kinds.chance = false;
    Plan plan = *any_plan(kinds);
    // Other rules share what is there among orders that are not due yet, and nothing says that they come out even.
    for (auto& tier : plan.tiers)
      for (SitePlan& s : tier) s.allocates %= 2;
    plan.days = 60;
    const Ran early = good_run(plan);
    plan.days = 90;
    const Ran late = good_run(plan);
    // Where nothing lies in store, a lot that is split among suppliers and parts in whole units may lack one of them.
    const std::int64_t lots = plan.days * day.seconds / late.network.lot.seconds;
    for (const auto& user : late.result.users) RC_ASSERT(user.unmet().units <= lots);
    for (std::size_t i = 0; i < late.end.items.size(); ++i) {
      const double lot = late.network.items[i].flow * in_days(late.network.lot) + 1;
      const auto moved = (late.end.items[i].on_hand - early.end.items[i].on_hand).units;
      if (late.network.items[i].use > 0) RC_ASSERT(std::abs(static_cast<double>(moved)) <= lot);
    }
  }));
}

TEST_CASE("invariant 14: the same seed gives the same run, whoever watches, on any number of threads") {
  CHECK(rc::check([] {
    const Plan plan = *any_plan();
    const Ran once = good_run(plan);
    How watched;
    watched.with_books = true;
    must_be_the_same(once.diary, good_run(plan, {}, watched).diary);
    StudyOptions one, three;
    one.replications = three.replications = 3;
    three.jobs = 3;
    const auto a = execute(once.network, one), b = execute(once.network, three);
    for (std::size_t i = 0; i < 3; ++i) {
      RC_ASSERT(a.replications[i].pair.scenario.events == b.replications[i].pair.scenario.events);
      for (std::size_t u = 0; u < a.replications[i].pair.scenario.users.size(); ++u)
        RC_ASSERT(a.replications[i].pair.scenario.users[u].lost == b.replications[i].pair.scenario.users[u].lost);
    }
  }));
}

TEST_CASE("invariant 14: strangers in the network change nothing") {
  CHECK(rc::check([] {
    const Plan plan = *any_plan();
    Guise guise;
    guise.stranger = true;
    // Events that hit everybody hit the strangers too, and those lines are about them.
    must_be_the_same(good_run(plan).diary, without(good_run(plan, guise).diary, "stranger"));
  }));
}

TEST_CASE("invariant 15: the order of the file means nothing, but for events of one day") {
  CHECK(rc::check([] {
    Plan plan = *any_plan();
    for (std::size_t e = 0; e < plan.events.size(); ++e)
      plan.events[e].day = plan.events[e].day / 6 * 6 + 1 + static_cast<int>(e);
    Guise reversed;
    reversed.reversed = true;
    must_be_the_same(good_run(plan).diary, good_run(plan, reversed).diary);
  }));
}

TEST_CASE("invariant 16: ten times of everything is ten times the result") {
  CHECK(rc::check([] {
    Kinds kinds;
    kinds.calm = true;
    kinds.chance = false;
    Plan plan = *any_plan(kinds);
    plan.events.clear();
    plan = with_only(plan, outage_of_site, 100);
    plan.events.front().option = 2;
    Guise tenfold;
    tenfold.scale = 10;
    const Ran small = good_run(plan), large = good_run(plan, tenfold);
    for (const FactKind kind : {FactKind::made, FactKind::delivered, FactKind::lost, FactKind::received}) {
      const auto a = 10 * total(small, kind), b = total(large, kind);
      // Each fact of the small world may be rounded by a gram, which is ten in the large one.
      const auto most = static_cast<std::int64_t>(20 * small.facts.size());
      if (std::abs(a - b) > most) RC_FAIL(std::to_string(a) + " and " + std::to_string(b));
    }
  }));
}

TEST_CASE("invariant 17: the same world some weeks later does the same, some weeks later") {
  CHECK(rc::check([] {
    Plan plan = *any_plan();
    // Quotas know the year.
    for (EventPlan& e : plan.events)
      if (e.kind == quota || e.kind == export_quota) e.kind = ban;
    Guise later;
    later.weeks_later = *rc::gen::inRange(1, 40);
    const auto a = good_run(plan), b = good_run(plan, later);
    RC_ASSERT(a.facts.size() == b.facts.size());
    for (std::size_t i = 0; i < a.facts.size(); ++i) {
      RC_ASSERT(b.facts[i].at - a.facts[i].at == 7 * later.weeks_later * chokepoint::day);
      RC_ASSERT(a.facts[i].kind == b.facts[i].kind && a.facts[i].amount == b.facts[i].amount);
    }
  }));
}
