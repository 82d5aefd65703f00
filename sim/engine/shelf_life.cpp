// Shelf life: what has lain in a store for longer than it keeps is dumped; the oldest leaves first.
#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// All that ever came into the store.
Quantity come_in(const World& w, ItemId id) {
  const Item& item = w.item(id);
  Quantity sum = w.state.adaptation.entered[id];
  for (const LaneId l : item.inbound) sum += w.state.adaptation.received[l];
  for (const std::uint32_t s : item.standbys) sum += w.state.adaptation.received[w.network.standbys[s].lane];
  for (std::uint32_t l = 0; l < w.network.lanes.size(); ++l) {
    if (w.network.lanes[LaneId{l}].reserve && w.network.lanes[LaneId{l}].to == id)
      sum += w.state.adaptation.received[LaneId{l}];
  }
  for (const RecipeId r : item.made_by) {
    const Recipe& recipe = w.network.recipes[r];
    for (const PartId p : recipe.outputs) {
      if (w.network.parts[p].item == id) sum += given(recipe, w.network.parts[p], {}, w.state.recipes[r].done);
    }
  }
  return sum;
}

/// First in, first out: what is on hand beyond all that came within the shelf life is older than that.
void drop_old(World& w, const ShelfLife& life, ShelfState& shelf) {
  const Quantity now = come_in(w, life.item);
  if (shelf.come_in.empty()) shelf.come_in.resize(life.intervals);
  Quantity& then = shelf.come_in[shelf.looks % life.intervals];
  ItemState& stock = w.stock(life.item);
  const Quantity old = stock.on_hand - (now - then);
  const bool full = shelf.looks >= life.intervals;
  then = now;
  ++shelf.looks;
  if (!full || old <= Quantity{}) return;
  stock.on_hand -= old;
  w.tell(FactKind::dumped, life.item.index, old);
}

}  // namespace

void drop_expired(World& w) {
  for (std::size_t i = 0; i < w.network.shelf_lives.size(); ++i)
    drop_old(w, w.network.shelf_lives[i], w.state.adaptation.shelves[i]);
}

}  // namespace chokepoint::engine
