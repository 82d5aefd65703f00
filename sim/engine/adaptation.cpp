// Shifts of recipes: a rising share of what would go by one recipe goes by another.
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// The share that has moved by now: a straight line, taken at the middle of the interval.
Share moved_by(const World& w, std::uint32_t e, const RecipeShift& shift) {
  const Duration age = w.now() - w.state.events[e].begin - shift.begins_after;
  if (age < Duration{}) return nothing;
  const Duration middle = age + Duration{w.network.lot.seconds / 2};
  if (middle >= shift.over) return shift.share;
  return {static_cast<std::int64_t>(Wide{shift.share.ppb} * middle.seconds / shift.over.seconds)};
}

template <class Do>
void for_each_way(const World& w, SiteId site, Do act) {
  for_each_active<RecipeShift>(w, [&](std::uint32_t e, const RecipeShift& shift) {
    for (const RecipeShift::Way& way : shift.ways) {
      if (way.site == site) act(e, way, moved_by(w, e, shift));
    }
  });
}

}  // namespace

void shift_weights(World& w, const Item& item, std::span<std::int64_t> weights) {
  const auto place = [&](RecipeId r) {
    return static_cast<std::size_t>(std::find(item.made_by.begin(), item.made_by.end(), r) - item.made_by.begin());
  };
  for_each_way(w, item.site, [&](std::uint32_t e, const RecipeShift::Way& way, Share share) {
    const std::size_t from = place(way.from), to = place(way.to);
    if (from == weights.size() || to == weights.size()) return;
    const Quantity moved = part_of({weights[from]}, share);
    weights[from] -= moved.units;
    weights[to] += moved.units;
    if (moved > Quantity{}) w.touch(e);
  });
}

std::vector<ShiftedRun> shifted_runs(World& w, const Item& item, Quantity amount) {
  std::vector<ShiftedRun> runs;
  Quantity left = amount;
  for_each_way(w, item.site, [&](std::uint32_t e, const RecipeShift::Way& way, Share share) {
    if (!contains(item.made_by, way.from) || !contains(item.made_by, way.to)) return;
    const Quantity moved = part_of(left, share);
    if (moved == Quantity{}) return;
    left -= moved;
    runs.push_back({way.to, moved});
    w.touch(e);
  });
  return runs;
}

void begin(World& w, EventId, const RecipeShift&) { ++w.state.adaptation.recipe_shifts; }
void finish(World& w, EventId, const RecipeShift&) { --w.state.adaptation.recipe_shifts; }

}  // namespace chokepoint::engine
