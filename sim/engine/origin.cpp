// Origins of goods: every fact that moves goods moves their origins too, in proportion and to the unit; and who refuses
// what. Nothing here runs unless a scenario follows origins.
#include <algorithm>
#include <span>
#include <utility>

#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// The numbers of one axis in a vector of origins.
std::span<const std::int64_t> of_axis(const OriginAxis& axis, const Origins& origins) {
  return {origins.data() + axis.offset, axis.countries.size()};
}

/// Splits an amount of one axis in proportion; without weights nothing is known of it.
void split_axis(const OriginAxis& axis, Quantity amount, std::span<const std::int64_t> weights, Origins& to) {
  const bool known = std::any_of(weights.begin(), weights.end(), [](std::int64_t w) { return w > 0; });
  if (!known) {
    to[axis.offset] += amount.units;
    return;
  }
  std::vector<Quantity> parts(weights.size());
  split(amount, weights, parts);
  for (std::size_t k = 0; k < parts.size(); ++k) to[axis.offset + k] += parts[k].units;
}

Origins in_proportion(const OriginTerms& t, Quantity amount, const Origins& weights) {
  Origins parts(t.width);
  for (const OriginAxis& axis : t.axes) split_axis(axis, amount, of_axis(axis, weights), parts);
  return parts;
}

void add(Origins& to, const Origins& more) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += more[k];
}

/// Takes an amount out of a vector, in proportion.
Origins draw(const OriginTerms& t, Origins& from, Quantity amount) {
  const Origins parts = in_proportion(t, amount, from);
  for (std::size_t k = 0; k < from.size(); ++k) from[k] -= parts[k];
  return parts;
}

/// An input that has gone into the run that is about to start.
struct Input {
  GoodId good;
  Origins parts;
};
/// An output of the run that is about to be completed; of a line, what its end user gets.
struct Output {
  ItemId item;
  DemandId line;
  Quantity amount{};
};

/// Hears the facts of one step, in their order.
class Following {
 public:
  explicit Following(World& w) : w_(w), n_(w.network), t_(w.network.origins), s_(w.state.origins) {}

  void hear(const Fact& f) {
    switch (f.kind) {
      case FactKind::dispatched:
        return s_.lanes[f.subject].push_back({f.amount, f.since, take(n_.lanes[f.subject].from, f.amount)});
      case FactKind::lost_under_way:
        return f.other == no_index ? lose(s_.lanes[f.subject], f.amount)
                                   : void(take_lot(s_.lanes[f.subject], f.amount, f.since));
      case FactKind::received:
        return put(n_.lanes[f.subject].to, take_lot(s_.lanes[f.subject], f.amount, f.since));
      case FactKind::used:
        return inputs_.push_back({n_.items[f.subject].good, take(ItemId{f.subject}, f.amount)});
      case FactKind::started:
        return begin_lot(RecipeId{f.subject}, f.amount);
      case FactKind::made:
        return outputs_.push_back({ItemId{f.subject}, {}, f.amount});
      case FactKind::completed:
        return end_lot(f);
      case FactKind::scrapped:
        take_lot(s_.works[f.subject], f.amount, f.since);
        return;
      case FactKind::delivered:
        return deliver(DemandId{f.subject}, f.amount);
      case FactKind::entered:
        return put(ItemId{f.subject}, in_proportion(t_, f.amount, Origins(t_.width)));
      case FactKind::dumped:
      case FactKind::destroyed:
        take(ItemId{f.subject}, f.amount);
        return;
      default:
        return;
    }
  }

 private:
  Origins take(ItemId item, Quantity amount) { return draw(t_, s_.stores[item], amount); }

  void put(ItemId item, const Origins& parts) {
    add(s_.stores[item], parts);
    s_.last[item] = parts;
  }

  void lose(std::vector<OriginLot>& lots, Quantity amount) {
    OriginLot& lot = lots.back();  // it has just been dispatched
    draw(t_, lot.parts, amount);
    lot.amount -= amount;
    if (lot.amount == Quantity{}) lots.pop_back();
  }

  /// The oldest lot of that amount and time: lots that agree in both are as good as each other.
  Origins take_lot(std::vector<OriginLot>& lots, Quantity amount, Time since) {
    const auto at = std::find_if(lots.begin(), lots.end(),
                                 [&](const OriginLot& l) { return l.amount == amount && l.since == since; });
    if (at == lots.end()) throw RunError{w_.now(), "the origins of a lot are lost; please report this"};
    Origins parts = std::move(at->parts);
    lots.erase(at);
    return parts;
  }

  /// What the inputs say of one axis, by what they contain of its elements, or by their amounts.
  std::vector<std::int64_t> blended(const OriginAxis& axis) const {
    std::vector<Wide> sum(axis.countries.size());
    for (const bool by_content : {true, false}) {
      Wide total = 0;
      for (const Input& input : inputs_) {
        const std::int64_t each = by_content ? content_counted(n_.goods[input.good], axis) : 1;
        for (std::size_t k = 0; k < sum.size(); ++k) {
          sum[k] += Wide{input.parts[axis.offset + k]} * each;
          total += Wide{input.parts[axis.offset + k]} * each;
        }
      }
      if (total > 0) break;
    }
    return narrowed(sum);
  }

  /// The same proportions in numbers that fit.
  static std::vector<std::int64_t> narrowed(const std::vector<Wide>& sum) {
    Wide most = 0;
    for (const Wide x : sum) most = std::max(most, x);
    int shift = 0;
    while ((most >> shift) > (Wide{1} << 56)) ++shift;
    std::vector<std::int64_t> weights;
    for (const Wide x : sum) weights.push_back(static_cast<std::int64_t>(x >> shift));
    return weights;
  }

  void begin_lot(RecipeId recipe, Quantity size) {
    OriginLot lot{size, w_.now(), Origins(t_.width)};
    for (const OriginAxis& axis : t_.axes) {
      const std::uint32_t here = axis.country_of[n_.recipes[recipe].site];
      if (here != no_origin)
        lot.parts[axis.offset + here] = size.units;
      else
        split_axis(axis, size, blended(axis), lot.parts);
    }
    s_.works[recipe].push_back(std::move(lot));
    inputs_.clear();
  }

  void end_lot(const Fact& f) {
    const Origins parts = take_lot(s_.works[f.subject], f.amount, f.since);
    for (const Output& output : outputs_) {
      const Origins made = in_proportion(t_, output.amount, parts);
      if (output.line)
        add(s_.delivered[output.line], made);
      else
        put(output.item, made);
    }
    outputs_.clear();
  }

  void deliver(DemandId demand, Quantity amount) {
    if (n_.demands[demand].line)
      outputs_.back().line = demand;
    else
      add(s_.delivered[demand], take(n_.demands[demand].item, amount));
  }

  World& w_;
  const Network& n_;
  const OriginTerms& t_;
  OriginState& s_;
  std::vector<Input> inputs_;
  std::vector<Output> outputs_;
};

/// Shares of a store in the steady flows, as weights.
Origins steady_of(const OriginTerms& t, ItemId item) {
  Origins weights(t.width);
  for (std::uint32_t k = 0; k < t.width; ++k)
    weights[k] = static_cast<std::int64_t>(t.steady[item * t.width + k] * 1e12 + 0.5);
  return weights;
}

}  // namespace

void start_origins(World& w) {
  const Network& n = w.network;
  const OriginTerms& t = n.origins;
  if (!t.on()) return;
  OriginState& s = w.state.origins;
  s.lanes.resize(n.lanes.size());
  s.works.resize(n.recipes.size());
  s.delivered.assign(n.demands.size(), Origins(t.width));
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    const ItemState& stock = w.state.items[i];
    s.last.push_back(steady_of(t, ItemId{i}));
    s.stores.push_back(in_proportion(t, stock.on_hand + stock.staged + stock.held, s.last.back()));
  }
  for (const InitialShipment& i : n.shipments) {
    const Lane& lane = n.lanes[i.lane];
    s.lanes[i.lane].push_back({i.amount, i.arrives - lane.mean_transit, in_proportion(t, i.amount, s.last[lane.from])});
  }
  for (const InitialWork& i : n.work) {
    const IdRange<PartId> outputs = n.recipes[i.recipe].outputs;
    const Origins made = outputs.empty() ? Origins(t.width) : s.last[n.parts[*outputs.begin()].item];
    s.works[i.recipe].push_back({i.size, n.start(), in_proportion(t, i.size, made)});
  }
}

void follow_origins(World& w, std::size_t first) {
  Following following(w);
  for (std::size_t i = first; i < w.facts.size(); ++i) following.hear(w.facts[i]);
}

namespace {

/// Is so much of the seller's stock, or of what came in last where it has none, from countries that are refused?
bool is_above(const World& w, const PurchaseRule& rule, ItemId seller) {
  const OriginTerms& t = w.network.origins;
  const auto sum = [&](const Origins& origins, const std::vector<std::uint32_t>& places) {
    std::int64_t total = 0;
    for (const std::uint32_t k : places) total += origins[k];
    return total;
  };
  const auto axis = std::find_if(t.axes.rbegin(), t.axes.rend(),
                                 [&](const OriginAxis& a) { return a.offset <= rule.refused.front(); });
  for (const Origins* origins : {&w.state.origins.stores[seller], &w.state.origins.last[seller]}) {
    std::int64_t all = 0;
    for (const std::int64_t part : of_axis(*axis, *origins)) all += part;
    if (all > 0) return Wide{sum(*origins, rule.refused)} * whole.ppb > Wide{all} * rule.above.ppb;
  }
  return false;
}

}  // namespace

bool refuses(World& w, LaneId lane) {
  bool refused = false;
  for_each_active<PurchaseRule>(w, [&](std::uint32_t e, const PurchaseRule& rule) {
    if (!contains(rule.lanes, lane) || !is_above(w, rule, w.network.lanes[lane].from)) return;
    w.touch(e);
    refused = true;
  });
  return refused;
}

namespace {

void look_again(World& w, const PurchaseRule& rule) {
  for (const LaneId l : rule.lanes) {
    w.mark(Phase::review, w.network.lanes[l].to_site);
    w.mark(Phase::allocation, w.network.lanes[l].from_site);
  }
}

}  // namespace

void begin(World& w, EventId, const PurchaseRule& rule) {
  ++w.state.origins.rules;
  look_again(w, rule);
}

void finish(World& w, EventId, const PurchaseRule& rule) {
  --w.state.origins.rules;
  look_again(w, rule);
}

}  // namespace chokepoint::engine
