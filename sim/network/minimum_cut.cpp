// The largest flow that the capacities allow, in units of what the end user wants (Edmonds & Karp 1972).
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <limits>
#include <set>

#include "chokepoint/network/structure.hpp"

namespace chokepoint {
namespace {

// Max-flow algorithms want edges in pairs with the residual capacity on them, which the constant network has not; so
// here, and only here, a graph is built.
using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
struct Arc {
  double capacity = 0, left = 0;
  Traits::edge_descriptor back;
  SiteId site;  ///< whose capacity it is
  LaneId lane;
};
struct Node {
  Traits::edge_descriptor before;
  boost::default_color_type colour = boost::white_color;
};
using FlowGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, Arc>;

constexpr double endless = 1e15;  ///< end units a day; more than any network's capacity, small beside a double's 2^53

void add_arc(FlowGraph& g, std::size_t from, std::size_t to, double capacity, SiteId site = {}, LaneId lane = {}) {
  const auto there = boost::add_edge(from, to, g).first, back = boost::add_edge(to, from, g).first;
  g[there] = {capacity, 0, back, site, lane};
  g[back] = {0, 0, there, {}, {}};
}

/// End units that one unit of each item carries; 0: the item does not lead to the user. Found by walking upstream from
/// the user through the recipes' amounts; where ways differ the largest value counts, so that the bound stays a bound.
std::vector<double> end_units(const Network& n, const std::vector<DemandId>& users) {
  std::vector<double> units(n.items.size());
  std::vector<std::pair<ItemId, int>> todo;
  const auto raise = [&](ItemId i, double value, int depth) {
    if (value <= units[i] * (1 + 1e-9) || depth > 200) return;
    units[i] = value;
    todo.push_back({i, depth});
  };
  for (const auto d : users)
    raise(n.demands[d].item, 1.0 / static_cast<double>(n.good_of(n.demands[d].item).per_unit), 0);
  while (!todo.empty()) {
    const auto [item, depth] = todo.back();
    todo.pop_back();
    for (const auto l : n.items[item].inbound) raise(n.lanes[l].from, units[item], depth + 1);
    for (const auto r : n.items[item].made_by)
      for (const auto o : n.recipes[r].outputs) {
        if (n.parts[o].item != item) continue;
        const double worth = units[item] * static_cast<double>(n.parts[o].amount.units);
        for (const auto p : n.recipes[r].inputs) {
          const double value = worth / static_cast<double>(n.parts[p].amount.units);
          raise(n.parts[p].item, value, depth + 1);
          for (const auto other : n.parts[p].instead) raise(other, value, depth + 1);
        }
      }
  }
  return units;
}

/// By item: does some way upstream end at a source of this good?
std::vector<bool> leads_to(const Network& n, GoodId origin, const std::vector<bool>& is_source) {
  std::vector<bool> leads(n.items.size());
  std::vector<ItemId> todo;
  const auto add = [&](ItemId i) {
    if (leads[i]) return;
    leads[i] = true;
    todo.push_back(i);
  };
  for (std::uint32_t i = 0; i < n.items.size(); ++i)
    if (is_source[i] && n.items[i].good == origin) add(ItemId{i});
  while (!todo.empty()) {
    const auto item = todo.back();
    todo.pop_back();
    for (const auto c : n.items[item].claimants)
      if (const auto l = n.claimants[c].lane) add(n.lanes[l].to);
    for (const auto r : n.items[item].used_by)
      for (const auto p : n.recipes[r].outputs) add(n.parts[p].item);
  }
  return leads;
}

class CutFinder {
 public:
  CutFinder(const Network& network, std::vector<DemandId> users, SiteId without)
      : n_(network), users_(std::move(users)), without_(without), units_(end_units(network, users_)) {
    for (const auto& item : n_.items) is_source_.push_back(starts_here(item));
  }

  /// All inputs of a recipe are needed, so each alone bounds its output. The bound is taken once for each raw good,
  /// following at every recipe the inputs that come from it; the smallest counts.
  Cut smallest() {
    std::set<GoodId> origins;
    for (std::uint32_t i = 0; i < n_.items.size(); ++i)
      if (is_source_[i] && units_[i] > 0) origins.insert(n_.items[i].good);
    Cut best;
    bool any = false;
    for (const auto origin : origins) {
      auto cut = by_origin(leads_to(n_, origin, is_source_));
      if (!any || cut.per_day < best.per_day) best = std::move(cut);
      any = true;
    }
    return best;
  }

 private:
  bool starts_here(const Item& item) const {
    if (item.supply == Supply::none) return item.start_given || item.kept > Duration{0};
    for (const auto r : item.made_by)
      if (n_.recipes[r].inputs.empty()) return true;
    return false;
  }

  // Nodes: source, sink, items, and for each site and each recipe an entrance and an exit.
  static constexpr std::size_t source = 0, sink = 1;
  std::size_t node(ItemId i) const { return 2 + i.index; }
  std::size_t entrance(SiteId s) const { return 2 + n_.items.size() + 2 * s.index; }
  std::size_t entrance(RecipeId r) const { return 2 + n_.items.size() + 2 * n_.sites.size() + 2 * r.index; }
  std::size_t nodes() const { return 2 + n_.items.size() + 2 * n_.sites.size() + 2 * n_.recipes.size(); }

  /// What the first output of a recipe is worth in end units: the most valuable of its outputs.
  double worth(RecipeId id) const {
    const auto& r = n_.recipes[id];
    double most = 0;
    for (const auto p : r.outputs)
      most = std::max(most, units_[n_.parts[p].item] * static_cast<double>(n_.parts[p].amount.units));
    return most / static_cast<double>(r.basis.units);
  }

  double worth(SiteId id) const {
    double most = 0;
    for (const auto r : n_.sites[id].recipes) most = std::max(most, worth(r));
    return most;
  }

  void add_recipe(FlowGraph& g, RecipeId id, const std::vector<bool>& leads) const {
    const auto& r = n_.recipes[id];
    if (worth(id) <= 0) return;
    const auto& site = n_.sites[r.site];
    const auto in = entrance(id);
    std::vector<ItemId> inputs, chosen;
    for (const auto p : r.inputs) {
      std::vector<ItemId> alike{n_.parts[p].item};  // goods that serve alike bound the run together
      alike.insert(alike.end(), n_.parts[p].instead.begin(), n_.parts[p].instead.end());
      inputs.insert(inputs.end(), alike.begin(), alike.end());
      if (std::any_of(alike.begin(), alike.end(), [&](ItemId i) { return leads[i]; }))
        chosen.insert(chosen.end(), alike.begin(), alike.end());
    }
    for (const auto i : chosen.empty() ? inputs : chosen) add_arc(g, node(i), in, endless);
    if (inputs.empty()) add_arc(g, source, in, endless);
    add_arc(g, in, in + 1, r.limited ? per_day(r.capacity) * n_.sites[r.site].works * worth(id) : endless, r.site);
    for (const auto p : r.outputs) {
      const auto output = node(n_.parts[p].item);
      add_arc(g, in + 1, site.limited ? entrance(r.site) : output, endless);
      if (site.limited) add_arc(g, entrance(r.site) + 1, output, endless);
    }
  }

  FlowGraph build(const std::vector<bool>& leads) const {
    FlowGraph g(nodes());
    for (std::uint32_t s = 0; s < n_.sites.size(); ++s) {
      const auto& site = n_.sites[s];
      if (SiteId{s} == without_) continue;
      if (site.limited)
        add_arc(g, entrance(SiteId{s}), entrance(SiteId{s}) + 1, per_day(site.capacity) * site.works * worth(SiteId{s}),
                SiteId{s});
      for (const auto r : site.recipes) add_recipe(g, r, leads);
      for (const auto i : site.items)
        if (n_.items[i].supply == Supply::none && is_source_[i] && units_[i] > 0) add_arc(g, source, node(i), endless);
    }
    for (std::uint32_t l = 0; l < n_.lanes.size(); ++l) {
      const auto& lane = n_.lanes[l];
      if (lane.from_site == without_ || lane.to_site == without_ || units_[lane.to] <= 0) continue;
      add_arc(g, node(lane.from), node(lane.to), lane.limited ? per_day(lane.capacity) * units_[lane.to] : endless, {},
              LaneId{l});
    }
    std::set<ItemId> wanted;
    for (const auto d : users_)
      if (n_.demands[d].site != without_) wanted.insert(n_.demands[d].item);
    for (const auto i : wanted) add_arc(g, node(i), sink, endless);
    return g;
  }

  Cut by_origin(const std::vector<bool>& leads) const {
    auto g = build(leads);
    Cut cut;
    cut.per_day = boost::edmonds_karp_max_flow(g, source, sink,
                                               boost::capacity_map(boost::get(&Arc::capacity, g))
                                                   .residual_capacity_map(boost::get(&Arc::left, g))
                                                   .reverse_edge_map(boost::get(&Arc::back, g))
                                                   .color_map(boost::get(&Node::colour, g))
                                                   .predecessor_map(boost::get(&Node::before, g)));
    if (cut.per_day >= endless)
      cut.per_day = std::numeric_limits<double>::infinity();
    else
      collect(g, cut);
    return cut;
  }

  /// The full arcs from what the source still reaches to what it does not.
  void collect(const FlowGraph& g, Cut& cut) const {
    std::vector<bool> reached(boost::num_vertices(g));
    std::vector<std::size_t> todo{source};
    reached[source] = true;
    while (!todo.empty()) {
      const auto v = todo.back();
      todo.pop_back();
      for (auto [e, end] = boost::out_edges(v, g); e != end; ++e) {
        const auto to = boost::target(*e, g);
        if (g[*e].left <= 1e-9 || reached[to]) continue;
        reached[to] = true;
        todo.push_back(to);
      }
    }
    std::set<SiteId> sites;
    for (std::size_t v = 0; v < reached.size(); ++v) {
      for (auto [e, end] = boost::out_edges(v, g); reached[v] && e != end; ++e) {
        if (reached[boost::target(*e, g)] || g[*e].capacity <= 0) continue;
        if (g[*e].lane) cut.lanes.push_back(g[*e].lane);
        if (g[*e].site) sites.insert(g[*e].site);
      }
    }
    std::sort(cut.lanes.begin(), cut.lanes.end());
    cut.sites.assign(sites.begin(), sites.end());
  }

  const Network& n_;
  std::vector<DemandId> users_;
  SiteId without_;
  std::vector<double> units_;
  std::vector<bool> is_source_;
};

}  // namespace

Cut minimum_cut(const Network& network, DemandId user, SiteId without) {
  std::vector<DemandId> users;
  if (user) users.push_back(user);
  for (std::uint32_t d = 0; !user && d < network.demands.size(); ++d) users.push_back(DemandId{d});
  return CutFinder(network, std::move(users), without).smallest();
}

}  // namespace chokepoint
