// The network as if it had always run: levels, stocks, goods on the road, orders in the books, work in process.
#include <algorithm>
#include <cmath>

#include "chokepoint/network/balance.hpp"

namespace chokepoint {
namespace {

/// Whole units in `x`, which is a product of doubles: what misses a whole number by rounding counts as that number.
std::int64_t whole_units(double x) {
  const double nearest_whole = std::round(x);
  if (std::abs(x - nearest_whole) <= 1e-6 + 1e-12 * std::abs(x)) return static_cast<std::int64_t>(nearest_whole);
  return static_cast<std::int64_t>(std::floor(x));
}

Quantity rounded(double x) { return {static_cast<std::int64_t>(std::llround(x))}; }
double times(double flow, Duration d) { return flow * static_cast<double>(d.seconds) / 86'400.0; }

/// The amount number `j` before the start (j = 1 is the newest) of a flow in steps: differences of a whole-numbered
/// cumulative curve, in multiples of `batch` when there is one.
Quantity step_amount(double flow, Duration step, std::int64_t j, Quantity batch) {
  const auto sum = [&](std::int64_t k) {
    const auto units = whole_units(times(flow, step * k));
    return batch.units > 0 ? units / batch.units * batch.units : units;
  };
  return {sum(j) - sum(j - 1)};
}

class Filler {
 public:
  Filler(Network& network, const Balance& balance)
      : n_(network), b_(balance), pipeline_(network.items.size()), work_(network.recipes.size()) {}

  void run() {
    copy_flows();
    for (const auto& item : n_.items) to_order_.push_back(is_made_to_order(item));
    for (std::uint32_t r = 0; r < n_.recipes.size(); ++r) fill_work(RecipeId{r});
    for (std::uint32_t i = 0; i < n_.items.size(); ++i) fill_lanes(ItemId{i});
    for (std::uint32_t i = 0; i < n_.items.size(); ++i) fill_item(ItemId{i});
  }

 private:
  void copy_flows() {
    for (std::size_t i = 0; i < n_.items.size(); ++i) {
      n_.items[i].flow = b_.item_flow[i];
      n_.items[i].use = b_.item_use[i];
    }
    for (std::size_t l = 0; l < n_.lanes.size(); ++l) n_.lanes[l].flow = b_.lane_flow[l];
    for (std::size_t r = 0; r < n_.recipes.size(); ++r) n_.recipes[r].flow = b_.recipe_flow[r];
  }

  /// Time between two orders of the item, or runs for it.
  Duration step_of(const Item& item) const { return std::max(item.review, n_.lot); }

  double outflow(const Item& item) const {
    double sum = item.use;
    for (const auto c : item.claimants)
      if (const auto l = n_.claimants[c].lane) sum += n_.lanes[l].flow;
    return sum;
  }

  /// Mean production lead time of a made item, weighted by the flows of its recipes.
  Duration production_lead(const Item& item) const {
    double sum = 0, weight = 0;
    for (const auto r : item.made_by) {
      sum += n_.recipes[r].flow * static_cast<double>(n_.recipes[r].mean_lead.seconds);
      weight += n_.recipes[r].flow;
    }
    if (weight > 0) return {std::llround(sum / weight)};
    return item.made_by.empty() ? Duration{} : n_.recipes[item.made_by.front()].mean_lead;
  }

  static bool is_made_to_order(const Item& item) {
    const auto* base = std::get_if<BaseStock>(&item.rule);
    return item.supply == Supply::made && base && !item.by_cover && base->level == Quantity{};
  }

  /// How long an order waits for goods that are only made when ordered: this run and, before it, runs of the same site
  /// for its inputs.
  Duration waits_for(ItemId id, int depth = 0) const {
    if (!to_order_[id] || depth > 20) return {};
    const auto& item = n_.items[id];
    Duration before{};
    for (const auto r : item.made_by)
      for (const auto p : n_.recipes[r].inputs) before = std::max(before, waits_for(n_.parts[p].item, depth + 1));
    return before + production_lead(item);
  }

  void fill_work(RecipeId id) {
    const auto& r = n_.recipes[id];
    if (r.flow <= 0 || r.mean_lead <= Duration{0}) return;
    const Duration step = r.pushes ? n_.lot : step_of(n_.items[n_.parts[r.outputs.first].item]);
    for (std::int64_t j = 1; step * j <= r.mean_lead; ++j) {
      const auto size = step_amount(r.flow, step, j, r.batch);
      work_[id] += size;
      if (size > Quantity{0} && !r.work_given) n_.work.push_back({id, size, n_.start() - step * j + r.mean_lead});
    }
  }

  /// The buyer's past orders on each of its lanes: still travelling to the seller, in the seller's book, or on the
  /// road.
  void fill_lanes(ItemId buyer) {
    for (const auto l : n_.items[buyer].inbound) {
      const auto& lane = n_.lanes[l];
      if (lane.flow <= 0) continue;
      const bool given_by_author = lane.under_way_given || lane.orders_given;
      const auto step = step_of(n_.items[buyer]);
      const auto waits = waits_for(lane.from);
      for (std::int64_t j = 1; step * j <= lane.order_delay + waits + lane.mean_transit; ++j) {
        const auto amount = step_amount(lane.flow, step, j, {});
        pipeline_[buyer] += amount;
        if (!given_by_author) place(l, amount, step * j, waits);
      }
    }
  }

  void place(LaneId id, Quantity amount, Duration ago, Duration waits) {
    if (amount <= Quantity{0}) return;
    const auto& lane = n_.lanes[id];
    const Time placed = n_.start() - ago, arrives = placed + lane.order_delay;
    if (ago <= lane.order_delay + waits)
      n_.orders.push_back({id, amount, arrives, placed});
    else
      n_.shipments.push_back({id, amount, arrives + waits + lane.mean_transit});
  }

  /// What the runs in work will give of a made item, in the steady state.
  Quantity in_work(ItemId id) const {
    Quantity sum{};
    for (const auto r : n_.items[id].made_by)
      for (const auto p : n_.recipes[r].outputs)
        if (n_.parts[p].item == id) sum += given(n_.recipes[r], n_.parts[p], {}, work_[r]);
    return sum;
  }

  /// Mean time from an order to its receipt, weighted by the lanes' flows (their shares, when nothing flows).
  Duration order_lead(const Item& item) const {
    double sum = 0, weight = 0;
    for (const auto l : item.inbound) {
      const auto& lane = n_.lanes[l];
      const double w = item.flow > 0 ? lane.flow : static_cast<double>(lane.share);
      const auto lead = lane.order_delay + waits_for(lane.from) + lane.mean_transit;
      sum += w * static_cast<double>(lead.seconds);
      weight += w;
    }
    return {weight > 0 ? std::llround(sum / weight) : 0};
  }

  Duration lead(const Item& item) const {
    return item.supply == Supply::made ? production_lead(item) : order_lead(item);
  }

  /// Use that cannot wait for goods made to order: lines, whose plan is for today.
  double impatient_use(ItemId id) const {
    const auto line = n_.sites[n_.items[id].site].line;
    if (!line) return 0;
    const auto& r = n_.recipes[n_.demands[line].recipe];
    double sum = 0;
    for (const auto p : r.inputs)
      if (n_.parts[p].item == id)
        sum += r.flow * static_cast<double>(n_.parts[p].amount.units) / static_cast<double>(r.basis.units);
    return sum;
  }

  void set_level(ItemId id) {
    auto& item = n_.items[id];
    if (item.by_cover) {
      item.cover = lead(item) + step_of(item) - n_.lot + item.kept;
      std::get<BaseStock>(item.rule).level = rounded(times(outflow(item), item.cover));
    } else if (to_order_[id]) {
      std::get<BaseStock>(item.rule).level = rounded(times(impatient_use(id), production_lead(item)));
    }
    if (item.forecast_from_flow) std::get<Proportional>(item.rule).forecast = rounded(times(item.flow, step_of(item)));
  }

  /// The stock with which the next review orders just one review's flow.
  Quantity steady_stock(ItemId id, Quantity level) const {
    const auto& item = n_.items[id];
    const auto pipeline = item.supply == Supply::made ? in_work(id) : pipeline_[id];
    const auto since_review = rounded(times(outflow(item), step_of(item) - n_.lot));
    return max(Quantity{0}, level - pipeline - since_review);
  }

  Quantity start_of(ItemId id) const {
    const auto& item = n_.items[id];
    if (const auto* rule = std::get_if<BaseStock>(&item.rule)) return steady_stock(id, rule->level);
    if (const auto* rule = std::get_if<MinMax>(&item.rule)) return steady_stock(id, rule->level);
    if (const auto* rule = std::get_if<ReorderLot>(&item.rule)) return steady_stock(id, rule->reorder + rule->lot);
    if (const auto* rule = std::get_if<Proportional>(&item.rule)) return max(Quantity{0}, rule->net_target);
    return rounded(times(outflow(item), item.kept));
  }

  void fill_item(ItemId id) {
    set_level(id);
    auto& item = n_.items[id];
    if (item.start_given) return;
    // Goods made to order are all in somebody's book; only what lines need ahead of their runs is the site's own.
    item.start = to_order_[id] ? Quantity{0} : start_of(id);
    item.start = min(item.start, item.room);
  }

  Network& n_;
  const Balance& b_;
  std::vector<bool> to_order_;             ///< by item
  std::vector<Quantity> pipeline_, work_;  ///< steady on-order by bought item, work by recipe
};

}  // namespace

void fill(Network& network, const Balance& balance) { Filler(network, balance).run(); }

}  // namespace chokepoint
