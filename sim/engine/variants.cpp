// Variants that share a plant: who cannot be built gives its places to others, and has them back later.
#include <algorithm>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// The lines of a plant, in the order in which they run.
template <class Do>
void for_each_line(const World& w, SiteId site, Do act) {
  for (const RecipeId r : w.network.sites[site].recipes)
    if (const DemandId line = w.network.recipes[r].line) act(r, line);
}

/// What is left of the plan.
Quantity unbuilt(const World& w, DemandId id) {
  const DemandState& s = w.state.demands[id];
  return max(Quantity{}, s.plan - s.places.gives - s.places.calls - s.built);
}

/// How much more than it wants anyway a variant can build now.
Quantity could_add(World& w, RecipeId r, DemandId id, Quantity most) {
  const DemandState& s = w.state.demands[id];
  if (s.standing) return {};
  const Quantity wants = max(Quantity{}, s.plan + s.extra + s.places.sum() - s.built);
  return max(Quantity{}, allowed_by_inputs(w, r, wants + most) - wants);
}

/// The most that may stand ahead of the plan.
Quantity room_ahead(const World& w, DemandId id) {
  const Demand& d = w.network.demands[id];
  const DemandState& s = w.state.demands[id];
  const Quantity most = part_of(in(d.ahead, d.rate), demand_factor(w, id, w.now()));
  return max(Quantity{}, most - s.ahead - s.places.takes);
}

}  // namespace

void pay_back(World& w, SiteId site) {
  for_each_line(w, site, [&](RecipeId r, DemandId lost) {
    for_each_line(w, site, [&](RecipeId, DemandId ahead) {
      DemandState &to = w.state.demands[lost], &from = w.state.demands[ahead];
      const Quantity owed = to.swapped - to.places.pays;
      const Quantity places = min(unbuilt(w, ahead), from.ahead - from.places.calls);
      const Quantity most = min(owed, places);
      if (lost == ahead || most <= Quantity{}) return;
      const Quantity part = min(most, could_add(w, r, lost, most));
      from.places.calls += part;
      to.places.pays += part;
    });
  });
}

void step_in(World& w, SiteId site) {
  for_each_line(w, site, [&](RecipeId, DemandId lost) {
    for_each_line(w, site, [&](RecipeId r, DemandId other) {
      const Quantity most = min(unbuilt(w, lost), room_ahead(w, other));
      if (lost == other || most <= Quantity{}) return;
      const Quantity part = could_add(w, r, other, most);
      if (part == Quantity{}) return;
      DemandState& to = w.state.demands[other];
      const Quantity before = to.built;
      to.places.takes += part;
      produce(w, r);
      const Quantity got = min(part, to.built - before);  // the plant may have less room than there are places
      to.places.takes -= part - got;
      w.state.demands[lost].places.gives += got;
    });
  });
}

SettledPlaces settle_places(World& w, DemandId id) {
  DemandState& s = w.state.demands[id];
  const Places places = s.places;
  s.places = {};
  const Quantity own = s.plan - places.gives - places.calls;
  const Quantity beyond = max(Quantity{}, s.built - own);
  const Quantity paid = min(beyond, places.pays);
  s.swapped -= paid;
  const Quantity ahead = min(max(Quantity{}, beyond - places.pays - s.extra), places.takes);
  s.ahead += ahead;
  if (ahead > Quantity{}) w.facts.push_back({w.now(), FactKind::built_ahead, id.index, 0, ahead, s.since});
  const Quantity called = min(places.calls, max(Quantity{}, s.plan - s.built));
  s.ahead -= called;
  const Quantity given = min(places.gives, max(Quantity{}, s.plan - called - s.built));
  s.swapped += given;
  // What was called off was built before, and what was built ahead belongs to later plans.
  s.built += called - ahead;
  return {paid, given};
}

}  // namespace chokepoint::engine
