// Allocation: free stock is shared among all that is claimed in the same moment, once per site and pass.
#include "chokepoint/core/scratch.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

/// What a claimant can use now: its open claim, less what its lane may not carry.
Quantity usable_claim(World& w, ClaimantId c) {
  const Quantity claimed = w.state.claimants[c].claimed;
  const LaneId lane = w.network.claimants[c].lane;
  if (!lane || claimed == Quantity{}) return claimed;
  const LaneState& state = w.state.lanes[lane];
  if (state.closed > 0) {
    w.touch(state.limited_by);
    return {};
  }
  if (w.state.origins.rules > 0 && refuses(w, lane)) return {};
  if (claimed > state.room && state.left < whole) w.touch(state.limited_by);
  const Quantity usable = min(claimed, state.room);
  return w.state.export_quotas ? left_for_export(w, lane, usable) : usable;
}

void serve(World& w, ItemId item, ClaimantId c, Quantity amount) {
  if (amount == Quantity{}) return;
  const Claimant& claimant = w.network.claimants[c];
  ItemState& stock = w.stock(item);
  stock.on_hand -= amount;
  if (claimant.demand) {
    w.state.demands[claimant.demand].served += amount;
    take_claims(w, item, c, amount, [&](Quantity portion, Time placed) {
      w.tell(FactKind::delivered, claimant.demand.index, portion, 0, placed);
    });
    return;
  }
  stock.staged += amount;
  use_lane(w, claimant.lane, amount);
  SiteState& site = w.state.sites[w.item(item).site];
  take_claims(w, item, c, amount,
              [&](Quantity portion, Time placed) { site.staged.push_back({claimant.lane, portion, placed, false}); });
  w.mark(Phase::dispatch, w.item(item).site);
}

/// Oldest line first across all claimants, line by line.
void serve_first_come(World& w, ItemId id, Quantity available) {
  const IdRange<ClaimantId> claimants = w.item(id).claimants;
  while (available > Quantity{}) {
    ClaimantId oldest;
    std::uint32_t number = UINT32_MAX;
    Quantity usable{};
    for (const ClaimantId c : claimants) {
      const std::uint32_t head = w.state.claimants[c].head;
      if (head == no_index || w.state.lines[head].number >= number) continue;
      const Quantity u = usable_claim(w, c);
      if (u == Quantity{}) continue;
      oldest = c;
      number = w.state.lines[head].number;
      usable = min(u, w.state.lines[head].open);
    }
    if (!oldest) return;
    const Quantity amount = min(available, usable);
    serve(w, id, oldest, amount);
    available -= amount;
  }
}

using Amounts = Scratch<Quantity>;

/// Each claimant of an item is given its amount, in their order.
void serve_all(World& w, ItemId id, Amounts& amounts) {
  const Quantity* amount = amounts.begin();
  for (const ClaimantId c : w.item(id).claimants) serve(w, id, c, *amount++);
}

void serve_by_rule(World& w, ItemId id, Amounts& usable) {
  Scratch<Claim> claims(usable.size());
  Claim* claim = claims.begin();
  const Quantity* wanted = usable.begin();
  for (const ClaimantId c : w.item(id).claimants) {
    const std::uint32_t head = w.state.claimants[c].head;
    const Claimant& who = w.network.claimants[c];
    *claim++ = {*wanted++, head == no_index ? UINT32_MAX : w.state.lines[head].number, who.rank, who.domestic};
  }
  Amounts granted(usable.size());
  ration(w.network.sites[w.item(id).site].ration, w.stock(id).on_hand, claims, granted);
  serve_all(w, id, granted);
}

void allocate_item(World& w, ItemId id) {
  const ItemState& stock = w.stock(id);
  if (stock.claimed == Quantity{} || stock.on_hand <= Quantity{}) return;
  const Item& item = w.item(id);
  Amounts usable(item.claimants.size());
  Quantity all{};
  for (std::uint32_t i = 0; i < usable.size(); ++i) all += usable[i] = usable_claim(w, {item.claimants.first + i});
  if (all <= stock.on_hand) {
    serve_all(w, id, usable);
  } else if (w.network.sites[item.site].ration == RationRule::first_come) {
    serve_first_come(w, id, stock.on_hand);
  } else {
    serve_by_rule(w, id, usable);
  }
}

}  // namespace

void allocate_site(World& w, SiteId site) {
  for (const ItemId id : w.network.sites[site].items) allocate_item(w, id);
}

}  // namespace chokepoint::engine
