// When what is scheduled into the present moment comes.
#include "engine/world.hpp"

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"

using namespace chokepoint;

TEST_CASE("what is entered for a phase already passed comes in the next pass, what is still ahead in this one") {
  // Source: docs/model.md, the order of a moment.
  const Network network;
  State state;
  Facts facts;
  engine::World w{network, state, facts};
  state.now = *parse_time("2025-01-01");
  state.steps = 1;
  state.pass = 3;
  state.phase = Phase::allocation;
  CHECK(w.key_for(state.now, Phase::receipt, 0).pass == 4);
  CHECK(w.key_for(state.now, Phase::allocation, 0).pass == 4);
  CHECK(w.key_for(state.now, Phase::dispatch, 0).pass == 3);
  CHECK(w.key_for(state.now + day, Phase::receipt, 0).pass == 0);
}
