// The state of a day, from tables: what replaces the network's own stocks, goods under way and orders; applications.
#include <algorithm>
#include <set>

#include "chokepoint/core/civil.hpp"
#include "network/compiling.hpp"

namespace chokepoint {
namespace {

SiteId site_named(Compiling& c, const Word& word, const std::string& path) {
  const auto found = c.site_ids.find(word.text);
  if (found != c.site_ids.end()) return found->second;
  c.error(word.spot, path, "unknown site " + quoted(word.text) + "; " + hint(word.text, keys_of(c.site_ids)));
  return {};
}

void check_days(Compiling& c) {
  const auto& s = c.spec;
  if (s.from.value != s.start.as_of.value)
    c.error(s.start.as_of.spot, "start.as_of",
            "the run begins with this state, but `from` is " + to_text(s.from.value) +
                "; leave `from` out (where a file below has it: `from: ~`)");
  if (s.warm_up.value > Duration{0})
    c.error(s.warm_up.spot, "warm_up", "does not go with `start`, which gives the state to begin with; leave it out");
}

// ---- stock ----

Names goods_at(const Compiling& c, SiteId site) {
  Names names;
  for (const ItemId i : c.net.sites[site].items)
    if (c.net.items[i].part <= 1) names.push_back(c.net.good_of(i).name);
  return names;
}

bool is_of_line(const Network& n, ItemId item) {
  return std::any_of(n.demands.begin(), n.demands.end(), [&](const Demand& d) { return d.line && d.item == item; });
}

/// True when the part number fits; `parts`: how many there are, 0: none.
bool check_part(Compiling& c, const Whole& part, std::uint32_t parts, Spot spot, const std::string& path) {
  const auto errors = c.out.errors();
  if (parts == 0 && part.given()) c.error(part.spot, path, "the good has no part numbers there; leave `part` out");
  if (parts > 0 && !part.given())
    c.error(spot, path, "the good has " + std::to_string(parts) + " part numbers there; say which in `part`, from 1");
  if (parts > 0 && part.given() && (part.value < 1 || part.value > static_cast<std::int64_t>(parts)))
    c.error(part.spot, path, "from 1 to " + std::to_string(parts) + " part numbers");
  return c.out.errors() == errors;
}

/// The store that a row means; none when it was complained of.
ItemId store_of(Compiling& c, const StockRowSpec& row, const std::string& path) {
  const SiteId site = site_named(c, row.site, path);
  const GoodId good = good_named(c, row.good, path);
  if (!site || !good) return {};
  const auto items = c.items_of(site, good);
  if (items.empty()) {
    c.error(row.good.spot, path,
            quoted(row.site.text) + " has no store of " + quoted(row.good.text) + "; " +
                hint(row.good.text, goods_at(c, site)));
    return {};
  }
  if (is_of_line(c.net, items.front())) {
    c.error(row.good.spot, path, quoted(row.site.text) + " is a line, which keeps no stock of what it builds");
    return {};
  }
  if (!check_part(c, row.part, c.net.items[items.front()].parts, row.spot, path)) return {};
  return items[row.part.given() ? static_cast<std::size_t>(row.part.value - 1) : 0];
}

void take_stock(Compiling& c) {
  const std::string path = "start.stock";
  std::map<std::uint32_t, std::uint32_t> line;  // by store: where its row stands
  for (const auto& row : c.spec.start.stock) {
    const ItemId id = store_of(c, row, path);
    if (!id) continue;
    Item& item = c.net.items[id];
    const auto amount = quantity_of(c, row.amount, c.net.goods[item.good], path);
    const auto [first, fresh] = line.emplace(id.index, row.spot.line);
    if (!fresh)
      c.error(
          row.spot, path,
          "this store has a row already, in line " + std::to_string(first->second) + "; write one row with the sum");
    item.start_given = true;
    item.start = amount.value_or(Quantity{});
  }
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    if (line.count(i) > 0 || is_of_line(c.net, ItemId{i})) continue;
    Item& item = c.net.items[i];
    c.net.taken_over.items_without_row.push_back(ItemId{i});
    if (c.net.taken_over.empty && item.supply != Supply::none) item.start_given = true;
  }
}

// ---- lanes ----

/// Which of its words the row gives, resolved; false when one of them was complained of.
struct LaneWanted {
  SiteId from, to;
  GoodId good;
  bool resolve(Compiling& c, const LaneRowSpec& row, const std::string& path) {
    if (row.from.given()) from = site_named(c, row.from, path);
    if (row.to.given()) to = site_named(c, row.to, path);
    if (row.good.given()) good = good_named(c, row.good, path);
    return (!row.from.given() || from) && (!row.to.given() || to) && (!row.good.given() || good);
  }
  bool fits(const Lane& lane) const {
    return (!from || lane.from_site == from) && (!to || lane.to_site == to) && (!good || lane.good == good);
  }
};

std::vector<LaneId> candidates(Compiling& c, const LaneRowSpec& row, Spot spot, const std::string& path) {
  if (row.lane.given()) {
    const auto found = c.lane_ids.find(row.lane.text);
    if (found != c.lane_ids.end()) return found->second;
    c.error(row.lane.spot, path,
            "unknown lane " + quoted(row.lane.text) + "; " + hint(row.lane.text, keys_of(c.lane_ids)));
    return {};
  }
  if (!row.from.given() || !row.to.given()) {
    c.error(spot, path, "say which lane: `lane`, or `from` and `to`");
    return {};
  }
  std::vector<LaneId> all;
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l) all.push_back(LaneId{l});
  return all;
}

/// The one lane, or the lanes of all part numbers of one good on it.
bool is_one_lane(const Network& n, const std::vector<LaneId>& lanes) {
  return std::all_of(lanes.begin(), lanes.end(), [&](LaneId l) {
    return n.lanes[l].name == n.lanes[lanes.front()].name && n.lanes[l].good == n.lanes[lanes.front()].good;
  });
}

std::string which_of(const Network& n, const std::vector<LaneId>& lanes) {
  std::set<std::string> names, goods;
  for (const LaneId l : lanes) {
    names.insert(n.lanes[l].name);
    goods.insert(n.goods[n.lanes[l].good].name);
  }
  std::string text;
  for (const auto& w : names.size() > 1 ? names : goods) text += (text.empty() ? "" : ", ") + w;
  return (names.size() > 1 ? "several lanes fit; say which in `lane`: "
                           : "the lane carries several goods; say which in `good`: ") +
         text;
}

LaneId lane_of(Compiling& c, const LaneRowSpec& row, Spot spot, const std::string& path) {
  LaneWanted wanted;
  const bool known = wanted.resolve(c, row, path);
  auto lanes = candidates(c, row, spot, path);
  if (!known || lanes.empty()) return {};
  lanes.erase(std::remove_if(lanes.begin(), lanes.end(), [&](LaneId l) { return !wanted.fits(c.net.lanes[l]); }),
              lanes.end());
  if (lanes.empty()) {
    c.error(spot, path,
            row.lane.given() ? "lane " + quoted(row.lane.text) + " does not go there, or does not carry that good"
                             : "no lane goes from " + quoted(row.from.text) + " to " + quoted(row.to.text) +
                                   (row.good.given() ? " with " + quoted(row.good.text) : ""));
    return {};
  }
  if (!is_one_lane(c.net, lanes)) {
    c.error(spot, path, which_of(c.net, lanes));
    return {};
  }
  const Item& store = c.net.items[c.net.lanes[lanes.front()].to];
  if (!check_part(c, row.part, store.parts, spot, path)) return {};
  for (const LaneId l : lanes)
    if (store.parts == 0 || c.net.items[c.net.lanes[l].to].part == row.part.value) return l;
  return {};
}

Quantity amount_of(Compiling& c, const LaneRowSpec& row, LaneId lane, const std::string& path) {
  return quantity_of(c, row.amount, c.net.goods[c.net.lanes[lane].good], path).value_or(Quantity{});
}

/// What the network says of the lanes named is replaced.
template <class Initial>
void replace(std::vector<Initial>& own, const std::vector<Initial>& rows, const std::set<std::uint32_t>& named) {
  own.erase(std::remove_if(own.begin(), own.end(), [&](const Initial& i) { return named.count(i.lane.index) > 0; }),
            own.end());
  own.insert(own.end(), rows.begin(), rows.end());
}

std::set<std::uint32_t> take_under_way(Compiling& c) {
  const std::string path = "start.under_way";
  std::vector<InitialShipment> rows;
  std::set<std::uint32_t> named;
  for (const auto& row : c.spec.start.under_way) {
    if (row.arrives.value < c.net.from)
      c.error(row.arrives.spot, path,
              "should have arrived before " + date_text(c.net.from) +
                  "; what is late needs a new date, and what has arrived belongs to `stock`");
    const LaneId lane = lane_of(c, row, row.spot, path);
    if (!lane) continue;
    named.insert(lane.index);
    const Quantity amount = amount_of(c, row, lane, path);
    if (amount > Quantity{}) rows.push_back({lane, amount, row.arrives.value});
  }
  replace(c.net.shipments, rows, named);
  for (const auto l : named) c.net.lanes[LaneId{l}].under_way_given = true;
  return named;
}

std::set<std::uint32_t> take_open_orders(Compiling& c) {
  const std::string path = "start.open_orders";
  std::vector<InitialOrder> rows;
  std::set<std::uint32_t> named;
  for (const auto& row : c.spec.start.open_orders) {
    if (row.placed.value > c.net.from)
      c.error(row.placed.spot, path, "is placed after " + date_text(c.net.from) + ", the day of the state");
    const LaneId lane = lane_of(c, row, row.spot, path);
    if (!lane) continue;
    named.insert(lane.index);
    const Quantity amount = amount_of(c, row, lane, path);
    const Time arrives = row.placed.value + c.net.lanes[lane].order_delay;
    if (amount > Quantity{}) rows.push_back({lane, amount, arrives, row.placed.value});
  }
  replace(c.net.orders, rows, named);
  for (const auto l : named) c.net.lanes[LaneId{l}].orders_given = true;
  return named;
}

void take_lanes(Compiling& c) {
  auto named = take_under_way(c);
  named.merge(take_open_orders(c));
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l) {
    if (named.count(l) > 0) continue;
    Lane& lane = c.net.lanes[LaneId{l}];
    c.net.taken_over.lanes_without_row.push_back(LaneId{l});
    if (c.net.taken_over.empty) lane.under_way_given = true;
  }
}

// ---- applications ----

const LicenceTerms* terms_on(const Network& n, EventId event, LaneId lane) {
  const auto* licence = std::get_if<Licence>(&n.events[event].kind);
  if (licence == nullptr) return nullptr;
  for (const auto& t : licence->terms)
    if (t.lane == lane) return &t;
  return nullptr;
}

bool in_force(const Network& n, const Incident& event) {
  return event.dated() && event.begin <= n.from && event.end > n.from;
}

Names licence_names(const Network& n) {
  Names names;
  for (const auto& e : n.events)
    if (std::holds_alternative<Licence>(e.kind)) names.push_back(e.id);
  return names;
}

EventId only_licence_on(Compiling& c, const ApplicationRowSpec& row, LaneId lane, const std::string& path) {
  EventId only;
  bool several = false;
  for (std::uint32_t e = 0; e < c.net.events.size(); ++e)
    if (in_force(c.net, c.net.events[e]) && terms_on(c.net, EventId{e}, lane)) {
      several = several || only;
      only = EventId{e};
    }
  if (!only)
    c.error(row.spot, path,
            "no export licence in force on " + date_text(c.net.from) + " covers " + name_of(c.net, lane));
  if (several) c.error(row.spot, path, "several export licences cover the lane; say which in `licence`");
  return several ? EventId{} : only;
}

EventId licence_of(Compiling& c, const ApplicationRowSpec& row, LaneId lane, const std::string& path) {
  if (!row.licence.given()) return only_licence_on(c, row, lane, path);
  const auto found = c.event_ids.find(row.licence.text);
  const bool is_licence = found != c.event_ids.end() && found->second < c.net.events.size() &&
                          std::holds_alternative<Licence>(c.net.events[found->second].kind);
  if (!is_licence) {
    c.error(row.licence.spot, path,
            "unknown export licence " + quoted(row.licence.text) + "; " + hint(row.licence.text, licence_names(c.net)));
    return {};
  }
  const auto& event = c.net.events[found->second];
  if (!in_force(c.net, event))
    c.error(row.licence.spot, path,
            quoted(event.id) + " is not in force on " + date_text(c.net.from) +
                (event.dated() ? "; it begins on " + date_text(event.begin) : "; it has no date"));
  if (terms_on(c.net, found->second, lane) == nullptr)
    c.error(row.licence.spot, path, quoted(event.id) + " does not cover " + name_of(c.net, lane));
  return found->second;
}

void check_filed(Compiling& c, const ApplicationRowSpec& row, EventId licence, const std::string& path) {
  const Time begins = c.net.events[licence].begin, filed = row.filed.value;
  if (filed > c.net.from)
    c.error(row.filed.spot, path,
            "is filed after " + date_text(c.net.from) + ", the day of the state; later applications are the program's");
  if (in_force(c.net, c.net.events[licence]) && filed < begins)
    c.error(row.filed.spot, path,
            "is filed before " + quoted(c.net.events[licence].id) + " begins, on " + date_text(begins));
}

void take_application(Compiling& c, const ApplicationRowSpec& row, std::size_t number) {
  const std::string path = "start.licences";
  const LaneId lane = lane_of(c, row, row.spot, path);
  if (!lane) return;
  InitialApplication a;
  a.label = row.id.empty() ? std::to_string(number) : row.id;
  a.lane = lane;
  a.amount = amount_of(c, row, lane, path);
  a.filed = row.filed.value;
  a.licence = licence_of(c, row, lane, path);
  if (!a.licence) return;
  check_filed(c, row, a.licence, path);
  if (a.amount <= Quantity{}) c.error(row.amount.spot, path, "an application is for more than nothing");
  a.holds = !std::get<Licence>(c.net.events[a.licence].kind).at_licence;
  auto& all = c.net.taken_over.applications;
  a.serial = static_cast<std::uint32_t>(std::count_if(all.begin(), all.end(), [&](const InitialApplication& other) {
    return other.lane == a.lane && other.licence == a.licence;
  }));
  all.push_back(std::move(a));
}

/// The stores that goods of an item can get into, through recipes and lanes.
std::vector<bool> reached_from(const Network& n, ItemId first) {
  std::vector<bool> reached(n.items.size());
  std::vector<ItemId> open{first};
  reached[first] = true;
  const auto meet = [&](ItemId i) {
    if (reached[i]) return;
    reached[i] = true;
    open.push_back(i);
  };
  while (!open.empty()) {
    const ItemId item = open.back();
    open.pop_back();
    for (const RecipeId r : n.items[item].used_by)
      for (const PartId p : n.recipes[r].outputs) meet(n.parts[p].item);
    for (const Lane& lane : n.lanes)
      if (lane.from == item && !lane.recycling) meet(lane.to);
  }
  return reached;
}

void find_who_waits(Network& n) {
  std::vector<AwaitedParts> awaited(n.demands.size());
  for (std::uint32_t a = 0; a < n.taken_over.applications.size(); ++a) {
    const auto reached = reached_from(n, n.lanes[n.taken_over.applications[a].lane].to);
    for (std::uint32_t d = 0; d < n.demands.size(); ++d)
      if (reached[n.demands[d].item]) awaited[d].applications.push_back(a);
  }
  for (std::uint32_t d = 0; d < awaited.size(); ++d) {
    awaited[d].user = DemandId{d};
    if (!awaited[d].applications.empty()) n.taken_over.awaited.push_back(std::move(awaited[d]));
  }
}

}  // namespace

void compile_start(Compiling& c) {
  const auto& start = c.spec.start;
  if (!start.given()) return;
  c.net.taken_over.on = true;
  c.net.taken_over.empty = start.missing.value == Missing::empty;
  check_days(c);
  take_stock(c);
  take_lanes(c);
}

void compile_applications(Compiling& c) {
  const auto errors = c.out.errors();
  for (std::size_t i = 0; i < c.spec.start.licences.size(); ++i) take_application(c, c.spec.start.licences[i], i + 1);
  if (c.out.errors() == errors) find_who_waits(c.net);
}

}  // namespace chokepoint
