// Runs a text, and answers what a test asks about it.
#include "engine/story.hpp"

#include <stdexcept>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint {

Network network_of(const std::string& text) {
  const TextSource source = [&](const std::string&) { return text; };
  ReadResult read = read_scenario("story.yaml", source);
  std::optional<Network> network;
  if (read.diagnostics.ok()) network = compile(read.spec, read.diagnostics);
  if (!network) throw std::runtime_error(read.diagnostics.text());
  return *network;
}

Story::Story(const std::string& text, RunOptions options) : network(network_of(text)) {
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

ItemId Story::item(std::string_view at, std::string_view what) const {
  for (const ItemId i : network.sites[site(at)].items) {
    if (network.items[i].good == good(what)) return i;
  }
  throw std::runtime_error("no such item");
}

double Story::on_hand(std::string_view at, std::string_view what) const {
  const ItemId i = item(at, what);
  return named(i, state.items[i].on_hand);
}

double Story::named(ItemId i, Quantity q) const {
  return static_cast<double>(q.units) / static_cast<double>(network.good_of(i).per_unit);
}

std::int64_t Story::sum(FactKind kind, std::uint32_t subject, std::string_view from, std::string_view until) const {
  std::int64_t total = 0;
  for (const Fact& f : facts) {
    if (f.kind == kind && f.subject == subject && f.at >= *parse_time(from) && f.at < *parse_time(until))
      total += f.amount.units;
  }
  return total;
}

std::vector<std::string> Story::times(FactKind kind, std::uint32_t subject) const {
  std::vector<std::string> list;
  for (const Fact& f : facts) {
    if (f.kind == kind && f.subject == subject) list.push_back(to_text(f.at));
  }
  return list;
}

bool Story::touched(std::string_view event) const {
  for (std::size_t e = 0; e < network.events.size(); ++e) {
    if (network.events[e].id == event) return state.events[e].touched;
  }
  throw std::runtime_error("no such event");
}

Story::Story(Story&&) noexcept = default;
Story::~Story() = default;

}  // namespace chokepoint
