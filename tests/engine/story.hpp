// A short scenario text run to its end by the reader, compiler and engine that users get, with the books checked after
// every event; keeps all facts so that a test can ask what happened.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint {

inline Network network_of(const std::string& text) {
  const TextSource source = [&](const std::string&) { return text; };
  ReadResult read = read_scenario("story.yaml", source);
  std::optional<Network> network;
  if (read.diagnostics.ok()) network = compile(read.spec, read.diagnostics);
  if (!network) throw std::runtime_error(read.diagnostics.text());
  return *network;
}

struct Story {
  Network network;
  State state;
  Facts facts;
  RunResult result;

  explicit Story(const std::string& text, RunOptions options = {}) : network(network_of(text)) {
    state = start(network, options);
    Measures measures(network, state, AuditDepth::every_event);
    Facts step_facts;
    for (bool going = true; going;) {
      step_facts.clear();
      going = step(network, state, step_facts);
      measures.hear(state, step_facts);
      facts.insert(facts.end(), step_facts.begin(), step_facts.end());
    }
    result = measures.finish(state);
  }

  SiteId site(std::string_view name) const { return find<SiteId>(network.sites, name); }
  GoodId good(std::string_view name) const { return find<GoodId>(network.goods, name); }
  LaneId lane(std::string_view name) const { return find<LaneId>(network.lanes, name); }
  ItemId item(std::string_view at, std::string_view what) const {
    for (const ItemId i : network.sites[site(at)].items) {
      if (network.items[i].good == good(what)) return i;
    }
    throw std::runtime_error("no such item");
  }
  /// On hand at the end, in the good's own unit.
  double on_hand(std::string_view at, std::string_view what) const {
    const ItemId i = item(at, what);
    return named(i, state.items[i].on_hand);
  }
  double named(ItemId i, Quantity q) const {
    return static_cast<double>(q.units) / static_cast<double>(network.good_of(i).per_unit);
  }
  /// The sum of a kind of fact over a subject, in smallest units, in [from, until).
  std::int64_t sum(FactKind kind, std::uint32_t subject, std::string_view from = "1970-01-01",
                   std::string_view until = "2999-01-01") const {
    std::int64_t total = 0;
    for (const Fact& f : facts) {
      if (f.kind == kind && f.subject == subject && f.at >= *parse_time(from) && f.at < *parse_time(until))
        total += f.amount.units;
    }
    return total;
  }
  /// When a kind of fact was told of a subject, as texts.
  std::vector<std::string> times(FactKind kind, std::uint32_t subject) const {
    std::vector<std::string> list;
    for (const Fact& f : facts) {
      if (f.kind == kind && f.subject == subject) list.push_back(to_text(f.at));
    }
    return list;
  }
  bool touched(std::string_view event) const {
    for (std::size_t e = 0; e < network.events.size(); ++e) {
      if (network.events[e].id == event) return state.events[e].touched;
    }
    throw std::runtime_error("no such event");
  }

 private:
  template <class I, class T>
  static I find(const std::vector<T>& list, std::string_view name) {
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      if (list[i].name == name) return I{i};
    }
    throw std::runtime_error("no " + std::string(name));
  }
};

}  // namespace chokepoint
