// Lanes that the same rules meet in the same order are told together.
#include "cli/governing.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "chokepoint/report/wording.hpp"

namespace chokepoint::cli {
namespace {

using Words = std::vector<std::string>;

/// A rule on a lane.
struct Rule {
  Precedence rank;
  std::uint32_t event = 0;
};
/// By kind of rule and lane: the rules that meet it, in the order of the file.
using Rules = std::map<std::pair<std::string, std::uint32_t>, std::vector<Rule>>;

struct Collect {
  Rules& rules;
  std::uint32_t event;
  template <class Any>
  void operator()(const Any&) const {}
  void operator()(const Licence& l) const {
    for (const auto& t : l.terms) add("licences", t.lane, t.rank);
  }
  void operator()(const Ban& b) const { add_all("bans", b.lanes, b.ranks); }
  void operator()(const Inspection& i) const { add_all("inspections", i.lanes, i.ranks); }

 private:
  void add(const char* kind, LaneId lane, Precedence rank) const { rules[{kind, lane.index}].push_back({rank, event}); }
  void add_all(const char* kind, const std::vector<LaneId>& lanes, const std::vector<Precedence>& ranks) const {
    for (std::size_t i = 0; i < lanes.size(); ++i) add(kind, lanes[i], ranks[i]);
  }
};

Rules rules_of(const Network& n) {
  Rules rules;
  for (std::uint32_t e = 0; e < n.events.size(); ++e) std::visit(Collect{rules, e}, n.events[e].kind);
  for (std::uint32_t l = 0; l < n.money.lanes.size(); ++l)
    for (const auto& duty : n.money.lanes[l].tariffs) rules[{"tariffs", l}].push_back({duty.rank, duty.event.index});
  return rules;
}

/// "'exception', before 'embargo'"; rules that name the lane equally narrowly stand together.
std::string order_text(const Network& n, std::vector<Rule> list) {
  std::stable_sort(list.begin(), list.end(), [](const Rule& a, const Rule& b) { return a.rank > b.rank; });
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += list[i].rank == list[i - 1].rank ? " and " : ", before ";
    text += "'" + n.events[list[i].event].id + "'";
  }
  return text;
}

std::string lanes_text(const Network& n, const std::vector<LaneId>& lanes) {
  Words names;
  for (const LaneId l : lanes)
    if (n.items[n.lanes[l].to].part <= 1) names.push_back(name_of(n, l));
  if (names.size() > 6) {
    const auto more = names.size() - 5;
    names.resize(5);
    names.push_back(std::to_string(more) + " more");
  }
  return people_list(names);
}

std::string line(const std::string& text, std::size_t columns) { return "    " + wrapped(text, columns - 6, 6) + "\n"; }

std::string overlaps_text(const Network& n, std::size_t columns) {
  std::map<std::string, std::vector<LaneId>> lanes_by_order;
  for (const auto& [key, list] : rules_of(n))
    if (list.size() > 1) lanes_by_order[key.first + ": " + order_text(n, list)].push_back(LaneId{key.second});
  std::string text;
  for (const auto& [order, lanes] : lanes_by_order) text += line(order + ": " + lanes_text(n, lanes), columns);
  return text;
}

std::string treatments_text(const Network& n, std::size_t columns) {
  std::string text;
  for (const auto& e : n.events) {
    const auto* licence = std::get_if<Licence>(&e.kind);
    if (!licence) continue;
    std::map<std::uint32_t, std::vector<LaneId>> by_treatment;
    for (const auto& t : licence->terms) by_treatment[t.treated ? t.group : 0].push_back(t.lane);
    if (by_treatment.size() == by_treatment.count(0)) continue;
    for (const auto& [group, lanes] : by_treatment) {
      const bool named = group > 0 && group < licence->groups.size() && !licence->groups[group].empty();
      const std::string who = group == 0 ? "its own terms"
                              : named    ? "'" + licence->groups[group] + "'"
                                         : "treatment " + std::to_string(group);
      text += line("licences '" + e.id + "', " + who + ": " + lanes_text(n, lanes), columns);
    }
  }
  return text;
}

}  // namespace

std::string governing(const Network& n, std::size_t columns) {
  const std::string text = overlaps_text(n, columns) + treatments_text(n, columns);
  return text.empty() ? text : "  Who is governed by what:\n" + text;
}

}  // namespace chokepoint::cli
