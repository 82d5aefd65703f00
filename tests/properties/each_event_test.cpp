// Invariants 1 to 9 on random worlds, after every event; their numbers are those of docs/testing.md.
#include "catch.hpp"
#include "properties/generate.hpp"
#include "properties/runs.hpp"

using namespace chokepoint;
using namespace chokepoint::properties;

namespace {

/// Runs it with the books open; the property fails with what they say.
Ran run_checked(const Plan& plan, bool with_events = true) {
  How how;
  how.with_books = true;
  how.with_events = with_events;
  Ran run = ran(scenario_text(plan), how);
  if (!run.trouble().empty()) RC_FAIL(run.trouble());
  return run;
}

}  // namespace

TEST_CASE("invariants 1 to 9: after every event of any world the books balance") {
  CHECK(rc::check([] { run_checked(*any_plan()); }));
}

TEST_CASE("invariants 1 to 9 hold without chance too, and without events") {
  CHECK(rc::check([] {
    Kinds kinds;
    kinds.chance = false;
    run_checked(*any_plan(kinds), *rc::gen::arbitrary<bool>());
  }));
}

TEST_CASE("the books see a planted fault") {
  // A book that is told half of what happened must complain: the check can fail.
  Plan plan;
  plan.tiers = {{SitePlan{}}, {SitePlan{}}};
  const Ran run = ran(scenario_text(plan));
  REQUIRE(run.trouble().empty());
  State state = start(run.network, {});
  Books books(run.network, state);
  Facts facts;
  while (step(run.network, state, facts) && books.fault().empty()) {
    facts.clear();  // nothing is told
    books.hear(state, facts);
  }
  CHECK(books.fault().find("invariant") != std::string::npos);
}
