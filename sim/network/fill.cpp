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
      : n_(network),
        b_(balance),
        pipeline_(network.items.size()),
        work_(network.recipes.size()),
        begun_(network.recipes.size()) {}

  void run() {
    copy_flows();
    for (const auto& item : n_.items) to_order_.push_back(is_made_to_order(item));
    sum_standby();
    sum_work();
    std::vector<double> fits;  // all of them before the first is filled: they share stores
    for (const auto& r : n_.recipes) fits.push_back(share_with_room(r));
    for (std::uint32_t r = 0; r < n_.recipes.size(); ++r) fill_work(RecipeId{r}, fits[r]);
    sum_work();
    for (std::uint32_t i = 0; i < n_.items.size(); ++i) fill_lanes(ItemId{i});
    for (auto& lane : n_.lanes) lane.usual_wait = waits_for(lane.from, Stages::up);
    order_books();
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

  /// By item, the flow of the inputs that it would serve in place of another good.
  void sum_standby() {
    standby_.assign(n_.items.size(), 0);
    for (const auto& r : n_.recipes)
      for (const auto p : r.inputs)
        for (const auto i : n_.parts[p].instead)
          standby_[i] += r.flow * static_cast<double>(n_.parts[p].amount.units) / static_cast<double>(r.basis.units);
  }

  /// Serves only as an alternative: nothing is used of it day by day, its cover waits for the day when it is.
  bool stands_by(ItemId id) const { return standby_[id] > 0 && outflow(n_.items[id]) <= 0; }

  /// Time between two orders of the item, or runs for it.
  Duration step_of(const Item& item) const { return std::max(item.review, n_.lot); }

  double outflow(const Item& item) const {
    double sum = item.use;
    for (const auto c : item.claimants)
      if (const auto l = n_.claimants[c].lane) sum += n_.lanes[l].flow;
    return sum;
  }

  /// Reviews come once in a lot interval: what arrives between two of them waits for the next, so a stage of the way
  /// counts up to whole intervals in a lead time.
  enum class Stages { exact, up, down };
  Duration counted(Duration stage, Stages how) const {
    if (how == Stages::exact) return stage;
    const auto lots = stage.seconds / n_.lot.seconds, rest = stage.seconds % n_.lot.seconds;
    return n_.lot * (how == Stages::up && rest > 0 ? lots + 1 : lots);
  }

  /// Mean production lead time of a made item, weighted by the flows of its recipes.
  Duration production_lead(const Item& item, Stages how) const {
    double sum = 0, weight = 0;
    for (const auto r : item.made_by) {
      sum += n_.recipes[r].flow * static_cast<double>(counted(n_.recipes[r].mean_lead, how).seconds);
      weight += n_.recipes[r].flow;
    }
    if (weight > 0) return {std::llround(sum / weight)};
    return item.made_by.empty() ? Duration{} : counted(n_.recipes[item.made_by.front()].mean_lead, how);
  }

  static bool is_made_to_order(const Item& item) {
    const auto* base = std::get_if<BaseStock>(&item.rule);
    return item.supply == Supply::made && base && !item.by_cover && base->level == Quantity{};
  }

  /// How long an order waits for goods that are only made when ordered: this run and, before it, runs of the same site
  /// for its inputs.
  Duration waits_for(ItemId id, Stages how, int depth = 0) const {
    if (!to_order_[id] || depth > 20) return {};
    const auto& item = n_.items[id];
    Duration before{};
    for (const auto r : item.made_by)
      for (const auto p : n_.recipes[r].inputs) before = std::max(before, waits_for(n_.parts[p].item, how, depth + 1));
    return before + production_lead(item, how);
  }

  /// What is in work now, by recipe: the author's, and what fill_work() has added.
  void sum_work() {
    std::fill(begun_.begin(), begun_.end(), Quantity{});
    for (const auto& w : n_.work) begun_[w.recipe] += w.size;
  }

  /// What the runs of these sizes give of a made item.
  Quantity given_by(const std::vector<Quantity>& sizes, ItemId id) const {
    Quantity sum{};
    for (const auto r : n_.items[id].made_by)
      for (const auto p : n_.recipes[r].outputs)
        if (n_.parts[p].item == id) sum += given(n_.recipes[r], n_.parts[p], {}, sizes[r]);
    return sum;
  }

  /// Work in process has its place in a blocking output store reserved; what is left for more.
  Quantity room_beside_work(ItemId id) const {
    const auto& item = n_.items[id];
    if (item.room == unlimited || item.dumps) return item.room;
    return max(Quantity{0}, item.room - given_by(begun_, id));
  }

  /// The steady work of all recipes for one item, as far as the author has not said what is in work.
  double steady_work(ItemId id) const {
    double sum = 0;
    for (const auto r : n_.items[id].made_by) {
      const auto& recipe = n_.recipes[r];
      if (recipe.work_given) continue;
      for (const auto p : recipe.outputs)
        if (n_.parts[p].item == id)
          sum += times(recipe.flow, recipe.mean_lead) * static_cast<double>(n_.parts[p].amount.units) /
                 static_cast<double>(recipe.basis.units);
    }
    return sum;
  }

  /// The share of a recipe's steady work that its output stores have room for, beside the stock that the author gave.
  double share_with_room(const Recipe& recipe) const {
    double share = 1;
    for (const auto p : recipe.outputs) {
      const auto& item = n_.items[n_.parts[p].item];
      if (item.room == unlimited || item.dumps) continue;
      const auto stock = item.start_given ? item.start : Quantity{0};
      const auto free = max(Quantity{0}, room_beside_work(n_.parts[p].item) - stock);
      const double wanted = steady_work(n_.parts[p].item);
      if (wanted > static_cast<double>(free.units)) share = std::min(share, static_cast<double>(free.units) / wanted);
    }
    return share;
  }

  void fill_work(RecipeId id, double share) {
    const auto& r = n_.recipes[id];
    if (r.flow <= 0 || r.mean_lead <= Duration{0}) return;
    const ItemId output = n_.parts[r.outputs.first].item;
    const auto& item = n_.items[output];
    if (r.pushes || !to_order_[output] || item.use > 0 || r.batch > Quantity{0} || item.review > n_.lot)
      return fill_runs(id, r.flow * share, r.pushes ? n_.lot : step_of(item), {});
    // A run for each order, when it comes: buyers that order now and then are not served from runs of every interval.
    const double of_orders = r.flow * share / outflow(item);
    for (const auto c : item.claimants)
      if (const auto l = n_.claimants[c].lane; l && n_.lanes[l].flow > 0)
        fill_runs(id, n_.lanes[l].flow * of_orders, step_of(n_.items[n_.lanes[l].to]), n_.lanes[l].order_delay);
  }

  /// Runs that began at every step, so much later, and are not done.
  void fill_runs(RecipeId id, double flow, Duration step, Duration later) {
    const auto& r = n_.recipes[id];
    for (std::int64_t j = 1; step * j <= r.mean_lead + later; ++j) {
      if (step * j <= later) continue;  // still on its way
      const auto size = step_amount(flow, step, j, r.batch);
      work_[id] += size;
      if (size > Quantity{0} && !r.work_given)
        n_.work.push_back({id, size, n_.start() - step * j + later + r.mean_lead});
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
      const auto waits = waits_for(lane.from, Stages::exact);
      for (std::int64_t j = 1; step * j <= lane.order_delay + waits + lane.mean_transit + longest_wait(lane); ++j) {
        if (arrival(lane, n_.start() - step * j + lane.order_delay + waits) < n_.start()) continue;
        const auto amount = step_amount(lane.flow, step, j, {});
        pipeline_[buyer] += amount;
        if (!given_by_author) place(l, amount, step * j, waits);
      }
    }
  }

  /// When what was ready at `t` arrives on the lane: it left with the next departure of the usual mode.
  Time arrival(const Lane& lane, Time t) const {
    if (longest_wait(lane) == Duration{}) return t + lane.mean_transit;
    const auto& mode = n_.ways[lane.ways].modes.front();
    const auto missed = ((t - mode.first).seconds % mode.every.seconds + mode.every.seconds) % mode.every.seconds;
    return t + Duration{missed > 0 ? mode.every.seconds - missed : 0} + lane.mean_transit;
  }
  /// For a departure of the usual mode.
  Duration longest_wait(const Lane& lane) const {
    if (lane.ways == no_ways || n_.ways[lane.ways].modes.front().every == Duration{}) return {};
    return n_.ways[lane.ways].modes.front().every - n_.lot;
  }

  /// Sellers meet their past orders in the order in which they came, whatever lane they came by.
  void order_books() {
    std::stable_sort(n_.orders.begin(), n_.orders.end(),
                     [](const InitialOrder& a, const InitialOrder& b) { return a.arrives < b.arrives; });
  }

  void place(LaneId id, Quantity amount, Duration ago, Duration waits) {
    if (amount <= Quantity{0}) return;
    const auto& lane = n_.lanes[id];
    const Time placed = n_.start() - ago, arrives = placed + lane.order_delay;
    if (ago <= lane.order_delay + waits)
      n_.orders.push_back({id, amount, arrives, placed});
    else
      n_.shipments.push_back({id, amount, arrival(lane, arrives + waits)});
  }

  /// Mean time from an order to its receipt, weighted by the lanes' flows (their shares, when nothing flows).
  Duration order_lead(const Item& item) const {
    double sum = 0, weight = 0;
    for (const auto l : item.inbound) {
      const auto& lane = n_.lanes[l];
      const double w = item.flow > 0 ? lane.flow : static_cast<double>(lane.share);
      const auto lead = counted(lane.order_delay, Stages::up) + waits_for(lane.from, Stages::up) +
                        counted(lane.mean_transit, Stages::up) + longest_wait(lane);
      sum += w * static_cast<double>(lead.seconds);
      weight += w;
    }
    return {weight > 0 ? std::llround(sum / weight) : 0};
  }

  Duration lead(const Item& item) const {
    return item.supply == Supply::made ? production_lead(item, Stages::up) : order_lead(item);
  }

  /// Use that cannot wait for goods made to order: lines, whose plan is for today.
  double impatient_use(ItemId id) const {
    double sum = 0;
    for (const auto user : n_.items[id].used_by) {
      const auto& r = n_.recipes[user];
      if (!r.line) continue;
      for (const auto p : r.inputs)
        if (n_.parts[p].item == id)
          sum += r.flow * static_cast<double>(n_.parts[p].amount.units) / static_cast<double>(r.basis.units);
    }
    return sum;
  }

  /// What a buyer forgets of its steady supply line, which an order finds without the order itself. It aims that much
  /// lower, so that what lies on the shelf is what the author wanted.
  Quantity forgotten(const Item& item, Quantity line, Quantity order) const {
    return line > order ? line - order - part_of(line - order, item.line_seen) : Quantity{};
  }
  Duration forgotten(const Item& item) const {
    return {forgotten(item, Quantity{item.lead.seconds}, Quantity{step_of(item).seconds}).units};
  }

  void set_level(ItemId id) {
    auto& item = n_.items[id];
    item.lead = lead(item);
    if (item.by_cover && stands_by(id)) {
      item.cover = item.kept;  // no pipeline: what is taken is reordered, and that is all
      item.smoothing = 0;      // a forecast of its use would be nothing until it is needed
      std::get<BaseStock>(item.rule).level = rounded(times(standby_[id], item.cover));
    } else if (item.by_cover) {
      item.cover = item.lead - forgotten(item) + step_of(item) - n_.lot + item.kept;
      std::get<BaseStock>(item.rule).level = rounded(times(outflow(item), item.cover));
    } else if (to_order_[id]) {
      std::get<BaseStock>(item.rule).level = rounded(times(impatient_use(id), item.lead));
    }
    if (item.forecast_from_flow) std::get<Proportional>(item.rule).forecast = rounded(times(item.flow, step_of(item)));
  }

  /// The stock with which the next review orders just one review's flow.
  Quantity steady_stock(ItemId id, Quantity level) const {
    const auto& item = n_.items[id];
    const auto pipeline = item.supply == Supply::made ? given_by(work_, id) : pipeline_[id];
    const auto unseen = forgotten(item, pipeline, rounded(times(item.flow, step_of(item))));
    const auto since_review = rounded(times(outflow(item), step_of(item) - n_.lot));
    return max(Quantity{0}, level - pipeline + unseen - since_review);
  }

  Quantity start_of(ItemId id) const {
    const auto& item = n_.items[id];
    if (const auto* rule = std::get_if<BaseStock>(&item.rule)) return steady_stock(id, rule->level);
    if (const auto* rule = std::get_if<MinMax>(&item.rule)) return steady_stock(id, rule->level);
    if (const auto* rule = std::get_if<ReorderLot>(&item.rule)) return steady_stock(id, rule->reorder + rule->lot);
    if (const auto* rule = std::get_if<Proportional>(&item.rule)) return max(Quantity{0}, rule->net_target);
    return rounded(times(stands_by(id) ? standby_[id] : outflow(item), item.kept));
  }

  /// Goods made to order are all in somebody's book; only what lines need ahead of their runs is the site's own. That
  /// is in work, but for what was completed since the last review.
  Quantity start_for_line(ItemId id) const {
    const auto& item = n_.items[id];
    return rounded(times(impatient_use(id), item.lead - production_lead(item, Stages::down)));
  }

  void fill_item(ItemId id) {
    set_level(id);
    auto& item = n_.items[id];
    if (item.start_given) return;
    item.start = to_order_[id] ? start_for_line(id) : start_of(id);
    item.start = min(item.start, room_beside_work(id));
  }

  Network& n_;
  const Balance& b_;
  std::vector<bool> to_order_;             ///< by item
  std::vector<double> standby_;            ///< by item
  std::vector<Quantity> pipeline_, work_;  ///< steady on-order by bought item, work by recipe
  std::vector<Quantity> begun_;            ///< by recipe: actually in work, the author's included
};

}  // namespace

void fill(Network& network, const Balance& balance) { Filler(network, balance).run(); }

}  // namespace chokepoint
