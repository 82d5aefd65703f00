// Reachability, chokepoints and zero-delay loops, by Boost.Graph on the network in place.
#include "chokepoint/network/structure.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <set>
#include <utility>

#include "network/boost_graph.hpp"

namespace chokepoint {
namespace {

using Vertex = std::uint32_t;
using Colours = std::vector<boost::default_color_type>;

/// Marks everything that can be reached from `start`; what is marked already is not walked again.
template <class Graph>
void mark(const Graph& graph, Vertex start, Colours& colours) {
  if (colours[start] != boost::white_color) return;
  boost::queue<Vertex> queue;
  boost::breadth_first_visit(graph, start, queue, boost::bfs_visitor<>(), by_vertex(colours));
}

/// The dominator of each item nearest to it, over all paths from the source; none for what no path reaches.
std::vector<Vertex> dominators_of(const ItemGraph& graph) {
  std::vector<Vertex> nearest(num_vertices(graph), UINT32_MAX), times(num_vertices(graph)),
      parents(num_vertices(graph));
  std::vector<Vertex> by_time(num_vertices(graph));
  boost::lengauer_tarjan_dominator_tree(graph, graph.source(), boost::typed_identity_property_map<Vertex>(),
                                        by_vertex(times), by_vertex(parents), by_time, by_vertex(nearest));
  return nearest;
}

/// The sites that an input cannot do without, nearest first: dominators, and what those need in turn.
class ChokepointFinder {
 public:
  explicit ChokepointFinder(const Network& network) : n_(network), nearest_(dominators_of(ItemGraph(network))) {}

  /// Of a part: what all its alternatives have in common. An alternative that is being looked at already comes out of
  /// itself and adds no way. Beyond four choices one behind the other nothing is claimed.
  std::vector<SiteId> of_part(const Part& part, SiteId user) {
    if (part.instead.empty()) return of_item(part.item, user);
    if (choices_.size() >= 4) return {};
    std::vector<ItemId> alternatives{part.item};
    alternatives.insert(alternatives.end(), part.instead.begin(), part.instead.end());
    std::vector<SiteId> common;
    bool first = true;
    for (const auto i : alternatives) {
      if (nearest_[i.index] == UINT32_MAX || std::find(choices_.begin(), choices_.end(), i) != choices_.end()) continue;
      choices_.push_back(i);
      const auto sites = of_item(i, user);
      choices_.pop_back();
      const auto missing = [&](SiteId s) { return std::find(sites.begin(), sites.end(), s) == sites.end(); };
      if (first)
        common = sites;
      else
        common.erase(std::remove_if(common.begin(), common.end(), missing), common.end());
      first = false;
    }
    return common;
  }

  std::vector<SiteId> of_item(ItemId input, SiteId user) {
    std::set<Vertex> seen;
    std::vector<SiteId> sites;
    std::vector<Vertex> todo{input.index};
    const auto add = [&](SiteId s) {
      if (s != user && std::find(sites.begin(), sites.end(), s) == sites.end()) sites.push_back(s);
    };
    for (std::size_t next = 0; next < todo.size(); ++next) {
      const Vertex v = todo[next];
      if (v >= n_.items.size() || !seen.insert(v).second) continue;
      add(n_.items[v].site);
      if (nearest_[v] != UINT32_MAX) todo.push_back(nearest_[v]);
      if (n_.items[v].made_by.size() != 1) continue;
      for (const auto p : n_.recipes[n_.items[v].made_by.front()].inputs) {
        if (n_.parts[p].instead.empty())
          todo.push_back(n_.parts[p].item.index);
        else
          for (const auto s : of_part(n_.parts[p], user)) add(s);
      }
    }
    return sites;
  }

 private:
  const Network& n_;
  std::vector<Vertex> nearest_;
  std::vector<ItemId> choices_;  ///< alternatives that are being looked at
};

/// Keeps the ways that take no time.
struct Immediate {
  const Network* n = nullptr;
  bool operator()(const ItemEdge& e) const {
    if (e.lane) return n->lanes[e.lane].mean_transit <= Duration{0};
    if (e.recipe) return n->recipes[e.recipe].mean_lead <= Duration{0};
    return false;
  }
};

/// From `at` along immediate ways inside its component until an item comes again: the ways of that circle.
template <class Graph>
std::vector<ItemEdge> circle(const Graph& graph, const std::vector<int>& component, Vertex at) {
  std::vector<ItemEdge> path;
  const auto seen = [&path](Vertex v) {
    return std::find_if(path.begin(), path.end(), [v](const ItemEdge& e) { return e.from == v; });
  };
  while (seen(at) == path.end()) {
    const auto edges = out_edges(at, graph);
    const auto inside = [&](const ItemEdge& e) { return component[e.to] == component[at]; };
    path.push_back(*std::find_if(edges.first, edges.second, inside));
    at = path.back().to;
  }
  path.erase(path.begin(), seen(at));
  return path;
}

InstantLoop loop_of(const Network& n, const std::vector<ItemEdge>& ways) {
  InstantLoop loop;
  for (const auto& way : ways) {
    const SiteId site = n.items[way.from].site;
    if (loop.sites.empty() || !(loop.sites.back() == site)) loop.sites.push_back(site);
    if (way.lane && !loop.lane) loop.lane = way.lane;
  }
  while (loop.sites.size() > 1 && loop.sites.back() == loop.sites.front()) loop.sites.pop_back();
  if (!loop.lane) loop.recipe = ways.front().recipe;
  return loop;
}

}  // namespace

namespace {

/// Lanes of piles and of suppliers that stand by.
std::vector<LaneId> lanes_apart(const Network& network) {
  std::vector<LaneId> lanes;
  for (std::uint32_t l = 0; l < network.lanes.size(); ++l)
    if (network.lanes[l].reserve) lanes.push_back(LaneId{l});
  for (const auto& standby : network.standbys) lanes.push_back(standby.lane);
  return lanes;
}

}  // namespace

Reachability reachability(const Network& network) {
  const ItemGraph graph(network);
  Colours from_source(num_vertices(graph), boost::white_color), to_user(num_vertices(graph), boost::white_color);
  mark(graph, graph.source(), from_source);
  Reachability r;
  for (const auto& d : network.demands) {
    mark(boost::make_reverse_graph(graph), d.item.index, to_user);
    if (from_source[d.item] == boost::white_color) r.fed_by_nobody.push_back(d.item);
  }
  // A pile and a supplier that stands by feed whom they reach, and so does what they are made of.
  for (bool more = true; more;) {
    more = false;
    for (const LaneId l : lanes_apart(network)) {
      const auto& lane = network.lanes[l];
      if (to_user[lane.to] == boost::white_color || to_user[lane.from] != boost::white_color) continue;
      mark(boost::make_reverse_graph(graph), lane.from.index, to_user);
      more = true;
    }
  }
  for (std::uint32_t s = 0; s < network.sites.size(); ++s) {
    bool feeds = false;
    for (const auto i : network.sites[s].items) feeds = feeds || to_user[i] != boost::white_color;
    if (!feeds) r.feed_nobody.push_back(SiteId{s});
  }
  return r;
}

std::vector<Chokepoints> chokepoints(const Network& network) {
  ChokepointFinder finder(network);
  std::vector<Chokepoints> all;
  for (std::uint32_t d = 0; d < network.demands.size(); ++d) {
    const auto& demand = network.demands[d];
    const auto before = all.size();
    for (const auto r : network.items[demand.item].made_by)
      for (const auto p : network.recipes[r].inputs)
        if (network.items[network.parts[p].item].part <= 1)  // part numbers come the same way
          all.push_back({DemandId{d}, network.parts[p].item, finder.of_part(network.parts[p], demand.site)});
    if (all.size() == before) all.push_back({DemandId{d}, demand.item, finder.of_item(demand.item, demand.site)});
  }
  return all;
}

std::vector<InstantLoop> instant_loops(const Network& network) {
  const ItemGraph graph(network);
  const boost::filtered_graph<ItemGraph, Immediate> immediate(graph, Immediate{&network});
  std::vector<int> component(num_vertices(graph));
  const int groups = boost::strong_components(immediate, by_vertex(component),
                                              boost::vertex_index_map(boost::typed_identity_property_map<Vertex>()));
  std::vector<char> told(static_cast<std::size_t>(groups), 0);
  std::vector<InstantLoop> loops;
  for (Vertex v = 0; v < network.items.size(); ++v) {
    const auto edges = out_edges(v, immediate);
    const bool goes_round =
        std::any_of(edges.first, edges.second, [&](const ItemEdge& e) { return component[e.to] == component[v]; });
    if (!goes_round || std::exchange(told[static_cast<std::size_t>(component[v])], 1)) continue;
    loops.push_back(loop_of(network, circle(immediate, component, v)));
  }
  return loops;
}

}  // namespace chokepoint
