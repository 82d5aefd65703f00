// The network as a graph of Boost.Graph, in place: its vertices are the items, nothing is copied.
#pragma once
#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// A way of goods from one item to another: by a lane, or through a recipe of the site; or out of the source of all.
struct ItemEdge {
  std::uint32_t from = 0, to = 0;
  LaneId lane;
  RecipeId recipe;
  friend bool operator==(const ItemEdge&, const ItemEdge&) = default;
};

/// Models VertexListGraph, IncidenceGraph and BidirectionalGraph over a constant network. Vertex number items.size() is
/// a source that leads to every item from which goods come into being: outputs of recipes without inputs, and stocks
/// that nobody replenishes.
class ItemGraph {
 public:
  explicit ItemGraph(const Network& network) : n_(&network) {
    for (std::uint32_t i = 0; i < network.items.size(); ++i)
      if (is_source(network.items[i])) sources_.push_back(i);
    for (const auto& lane : network.lanes) apart_.push_back(lane.reserve);
    for (const auto& standby : network.standbys) apart_[standby.lane] = true;
  }

  const Network& network() const { return *n_; }
  std::uint32_t source() const { return static_cast<std::uint32_t>(n_->items.size()); }

  std::uint32_t out_degree(std::uint32_t v) const {
    if (v == source()) return static_cast<std::uint32_t>(sources_.size());
    std::uint32_t degree = lanes_from(v);
    for (const auto r : n_->items[v].used_by) degree += static_cast<std::uint32_t>(n_->recipes[r].outputs.size());
    return degree;
  }
  ItemEdge out_edge(std::uint32_t v, std::uint32_t k) const {
    if (v == source()) return {v, sources_[k], {}, {}};
    for (const auto c : n_->items[v].claimants) {
      if (!is_way(c)) continue;
      const auto lane = n_->claimants[c].lane;
      if (k-- == 0) return {v, n_->lanes[lane].to.index, lane, {}};
    }
    for (const auto r : n_->items[v].used_by) {
      const auto outputs = n_->recipes[r].outputs;
      if (k < outputs.size()) return {v, n_->parts[outputs.first + k].item.index, {}, r};
      k -= static_cast<std::uint32_t>(outputs.size());
    }
    return {};
  }

  std::uint32_t in_degree(std::uint32_t v) const {
    if (v == source()) return 0;
    const auto& item = n_->items[v];
    auto degree = static_cast<std::uint32_t>(item.inbound.size()) + (is_source(item) ? 1u : 0u);
    for (const auto r : item.made_by) degree += inputs_of(r);
    return degree;
  }
  ItemEdge in_edge(std::uint32_t v, std::uint32_t k) const {
    const auto& item = n_->items[v];
    if (k < item.inbound.size()) return {n_->lanes[item.inbound[k]].from.index, v, item.inbound[k], {}};
    k -= static_cast<std::uint32_t>(item.inbound.size());
    for (const auto r : item.made_by) {
      if (k < inputs_of(r)) return {input_of(r, k).index, v, {}, r};
      k -= inputs_of(r);
    }
    return {source(), v, {}, {}};
  }

  bool is_source(const Item& item) const {
    if (item.supply == Supply::none) return item.start_given || item.kept > Duration{0};
    for (const auto r : item.made_by)
      if (n_->recipes[r].inputs.empty()) return true;
    return false;
  }

 private:
  /// Lanes that stand by and those that only a stockpile uses are no ways of the steady flows: like the buyers'
  /// `inbound`, nothing here counts them.
  bool is_way(ClaimantId c) const {
    const auto lane = n_->claimants[c].lane;
    return lane && !apart_[lane];
  }
  std::uint32_t lanes_from(std::uint32_t v) const {
    std::uint32_t count = 0;
    for (const auto c : n_->items[v].claimants) count += is_way(c) ? 1u : 0u;
    return count;
  }
  std::uint32_t inputs_of(RecipeId r) const {
    std::uint32_t count = 0;
    for (const auto p : n_->recipes[r].inputs) count += 1 + static_cast<std::uint32_t>(n_->parts[p].instead.size());
    return count;
  }
  ItemId input_of(RecipeId r, std::uint32_t k) const {
    for (const auto p : n_->recipes[r].inputs) {
      const auto& part = n_->parts[p];
      if (k == 0) return part.item;
      if (k <= part.instead.size()) return part.instead[k - 1];
      k -= 1 + static_cast<std::uint32_t>(part.instead.size());
    }
    return {};
  }

  const Network* n_;
  std::vector<std::uint32_t> sources_;
  std::vector<bool> apart_;  ///< by lane
};

/// The k-th edge out of (or into) a vertex, as an iterator needs it.
template <bool out>
struct EdgeAt {
  using result_type = ItemEdge;
  const ItemGraph* graph = nullptr;
  std::uint32_t vertex = 0;
  ItemEdge operator()(std::uint32_t k) const { return out ? graph->out_edge(vertex, k) : graph->in_edge(vertex, k); }
};
template <bool out>
using ItemEdgeIterator =
    boost::transform_iterator<EdgeAt<out>, boost::counting_iterator<std::uint32_t>, ItemEdge, ItemEdge>;

using ItemVertexIterator = boost::counting_iterator<std::uint32_t>;

inline std::uint32_t num_vertices(const ItemGraph& g) { return g.source() + 1; }
inline std::pair<ItemVertexIterator, ItemVertexIterator> vertices(const ItemGraph& g) {
  return {ItemVertexIterator(0), ItemVertexIterator(num_vertices(g))};
}
inline std::uint32_t source(const ItemEdge& e, const ItemGraph&) { return e.from; }
inline std::uint32_t target(const ItemEdge& e, const ItemGraph&) { return e.to; }
inline std::uint32_t out_degree(std::uint32_t v, const ItemGraph& g) { return g.out_degree(v); }
inline std::uint32_t in_degree(std::uint32_t v, const ItemGraph& g) { return g.in_degree(v); }
inline std::uint32_t degree(std::uint32_t v, const ItemGraph& g) { return g.in_degree(v) + g.out_degree(v); }

template <bool out>
std::pair<ItemEdgeIterator<out>, ItemEdgeIterator<out>> edges_of(std::uint32_t v, const ItemGraph& g,
                                                                 std::uint32_t count) {
  const EdgeAt<out> at{&g, v};
  return {ItemEdgeIterator<out>(boost::counting_iterator<std::uint32_t>(0), at),
          ItemEdgeIterator<out>(boost::counting_iterator<std::uint32_t>(count), at)};
}
inline auto out_edges(std::uint32_t v, const ItemGraph& g) { return edges_of<true>(v, g, g.out_degree(v)); }
inline auto in_edges(std::uint32_t v, const ItemGraph& g) { return edges_of<false>(v, g, g.in_degree(v)); }

/// A property map over `values`, one for each vertex.
template <class T>
auto by_vertex(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<std::uint32_t>());
}

}  // namespace chokepoint

namespace boost {

template <>
struct graph_traits<chokepoint::ItemGraph> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = chokepoint::ItemEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag, vertex_list_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = chokepoint::ItemVertexIterator;
  using out_edge_iterator = chokepoint::ItemEdgeIterator<true>;
  using in_edge_iterator = chokepoint::ItemEdgeIterator<false>;
  using edge_iterator = out_edge_iterator;  // filtered_graph asks for the name; there is no list of all edges
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

template <>
struct graph_traits<const chokepoint::ItemGraph> : graph_traits<chokepoint::ItemGraph> {};

}  // namespace boost
