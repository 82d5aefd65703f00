// Writes a plan as a scenario file that the product's reader reads and anybody can run.
#include "properties/plan.hpp"

#include <algorithm>
#include <numeric>

#include "chokepoint/core/civil.hpp"

namespace chokepoint::properties {
namespace {

const char* const countries[] = {"CN", "DE", "JP"};
const char* const allocations[] = {"first come", "proportional", "uniform", "linear", "priority", "domestic first"};

std::string number(std::int64_t n) { return std::to_string(n); }

/// What a plan means: flows from the end users up, and names.
struct Writer {
  const Plan& plan;
  const Guise& guise;
  std::vector<std::vector<double>> flows{};  ///< tonnes a day through each site
  std::string text{};

  std::size_t last() const { return plan.tiers.size() - 1; }
  static std::string site(std::size_t tier, std::size_t i) {
    return "s" + number(static_cast<std::int64_t>(tier)) + "-" + number(static_cast<std::int64_t>(i));
  }
  static std::string good(std::size_t tier) { return "g" + number(static_cast<std::int64_t>(tier)); }
  std::string tonnes(double amount) const {
    return number(std::max<std::int64_t>(1, static_cast<std::int64_t>(amount + 0.5)) * guise.scale) + " t";
  }
  /// To the gram, for capacities in percent of a flow.
  std::string grams(double amount) const {
    return number(static_cast<std::int64_t>(amount * 1e6 + 0.5) * guise.scale) + " g";
  }
  const SitePlan& at(std::size_t tier, std::size_t i) const { return plan.tiers[tier][i]; }
  bool makes(std::size_t tier, std::size_t i) const { return tier < last() || at(tier, i).line == 1; }
  /// Suppliers of a site, by their number in the tier above.
  std::vector<std::size_t> suppliers(std::size_t tier, std::size_t i) const {
    std::vector<std::size_t> list;
    const auto above = plan.tiers[tier - 1].size();
    const auto many = std::min(static_cast<std::size_t>(at(tier, i).suppliers), above);
    for (std::size_t k = 0; k < many; ++k)
      list.push_back((static_cast<std::size_t>(at(tier, i).first_supplier) + k) % above);
    return list;
  }
  static std::string lane(std::size_t tier, std::size_t from, std::size_t to) {
    return "l" + number(static_cast<std::int64_t>(tier)) + "-" + number(static_cast<std::int64_t>(from)) + "-" +
           number(static_cast<std::int64_t>(to));
  }

  /// Every supplier gets an even part; one by priority gets all.
  void find_flows() {
    for (const auto& tier : plan.tiers) flows.emplace_back(tier.size(), 0.0);
    for (std::size_t i = 0; i < plan.tiers.back().size(); ++i) flows.back()[i] = at(last(), i).demand;
    for (std::size_t tier = last(); tier > 0; --tier)
      for (std::size_t i = 0; i < plan.tiers[tier].size(); ++i) {
        const auto from = suppliers(tier, i);
        const bool first_only = at(tier, i).by_priority == 1;
        for (const auto f : from)
          if (!first_only || f == from.front())
            flows[tier - 1][f] += flows[tier][i] / (first_only ? 1.0 : static_cast<double>(from.size()));
      }
  }

  std::string policy(const SitePlan& s, double flow) const {
    const double lead = s.transit + s.order_takes + s.cover + guise.more_cover + s.review + 1;
    switch (s.policy) {
      case 1:
        return ", orders: {rule: min-max, reorder: " + tonnes(flow * lead) + ", level: " + tonnes(flow * (lead + 4)) +
               "}";
      case 2:
        return ", orders: {rule: reorder point, reorder: " + tonnes(flow * lead) + ", lot: " + tonnes(3 * flow) + "}";
      case 3:
        return ", orders: {rule: base stock, level: " + tonnes(flow * lead) + "}";
      case 4:
        return ", orders: {rule: days of cover, smoothing: 20 %}";
      default:
        return {};
    }
  }

  std::string store(const SitePlan& s, double flow) const {
    const bool by_cover = s.policy == 0 || s.policy == 4;
    std::string keeps = "{" + (by_cover ? "cover: " + number(s.cover + guise.more_cover) + " d"
                                        : "starts_with: " + tonnes(flow * (s.cover + guise.more_cover + 1)));
    keeps += policy(s, flow);
    return keeps + ", review: " + (s.review == 0 ? "0 d" : number(s.review) + " d") + "}";
  }

  std::string delay(int days, const SitePlan& s) const {
    if (s.spread == 1 && days > 0) return "\"gamma(" + number(days) + " d, cv 0.5)\"";
    return number(days) + " d";
  }

  bool is_joint(std::size_t tier, std::size_t i) const { return at(tier, i).joint == 1 && tier > 1 && tier < last(); }
  /// Does scrap come back to this site of the second tier?
  bool gets_scrap(std::size_t i) const {
    bool some = false;
    for (std::size_t tier = 2; tier < last(); ++tier)
      for (std::size_t k = 0; k < plan.tiers[tier].size(); ++k)
        some = some || (is_joint(tier, k) && k % plan.tiers[1].size() == i);
    return some && plan.recycles == 1;
  }

  void write_site(std::size_t tier, std::size_t i) {
    const SitePlan& s = at(tier, i);
    const double flow = flows[tier][i];
    text += "  " + site(tier, i) + ": {country: " + countries[s.country] + ", stage: " + good(tier) +
            ", allocates: " + allocations[s.allocates];
    const bool joint = is_joint(tier, i);
    if (makes(tier, i)) {
      text += ", makes: {" + good(tier) + ": 1 t" + (joint ? ", scrap: 100 kg" : "") + "}, takes: " + delay(s.takes, s);
      if (s.room_to_spare > 0) text += ", at_most: " + grams(flow * (1 + s.room_to_spare / 100.0)) + "/d";
      if (s.batch > 0 && tier < last()) text += ", batch: " + tonnes(s.batch);
    }
    std::string keeps;
    if (tier > 0) {
      const std::string input = good(tier - 1);
      const bool takes_scrap = tier == 1 && gets_scrap(i);
      if (makes(tier, i)) {
        text += takes_scrap ? ", needs: {" + input + ": {amount: 1100 kg, any_of: [" + input + ", scrap]}}"
                            : ", needs: {" + input + ": 1100 kg}";
      }
      keeps = input + ": " + store(s, flow * (makes(tier, i) ? 1.1 : 1.0));
      if (takes_scrap && makes(tier, i))
        keeps += ", scrap: {starts_with: 0 t, orders: {rule: base stock, level: " + tonnes(2 * flow) + "}}";
    }
    if (s.shelf > 0 && tier < last())
      keeps += (keeps.empty() ? "" : ", ") + good(tier) + ": {cover: " + number(s.shelf + guise.more_cover) + " d}";
    if (joint && s.shelf > 0) keeps += ", scrap: {room: " + tonnes(flow) + ", when_full: dump}";
    if (!keeps.empty()) text += ", keeps: {" + keeps + "}";
    if (tier == last()) {
      text += ", sells: {" + good(makes(tier, i) ? tier : tier - 1) + ": {rate: " + tonnes(s.demand) + "/d";
      if (!makes(tier, i) && s.short_of > 0) text += ", if_short: backorder";
      if (!makes(tier, i) && s.short_of > 1) text += ", patience: 5 d";
      text += "}}";
    }
    text += "}\n";
  }

  void write_lanes_to(std::size_t tier, std::size_t i) {
    const SitePlan& s = at(tier, i);
    const auto from = suppliers(tier, i);
    for (std::size_t k = 0; k < from.size(); ++k) {
      text += "  " + lane(tier, from[k], i) + ": {from: " + site(tier - 1, from[k]) + ", to: " + site(tier, i) +
              ", carries: " + good(tier - 1);
      if (s.loses > 0)
        text += ", modes: {sea: {takes: " + delay(s.transit, s) + ", loses: " + number(s.loses) + " %}}";
      else
        text += ", takes: " + delay(s.transit, s);
      text += ", order_takes: " + number(s.order_takes) + " d";
      if (s.by_priority == 1) text += ", priority: " + number(static_cast<std::int64_t>(k) + 1);
      if (s.in_order == 1) text += ", in_order: true";
      if (s.lane_limit > 0 && s.loses == 0)
        text += ", at_most: " + grams(flows[tier][i] * 1.1 * (1 + s.lane_limit / 100.0)) + "/d";
      text += "}\n";
    }
  }

  /// Scrap of the third tier and below goes back to the second.
  void write_returns() {
    if (plan.recycles == 0) return;
    for (std::size_t tier = 2; tier < last(); ++tier)
      for (std::size_t i = 0; i < plan.tiers[tier].size(); ++i)
        if (is_joint(tier, i)) {
          const auto to = i % plan.tiers[1].size();
          text += "  back-" + site(tier, i) + ": {from: " + site(tier, i) + ", to: " + site(1, to) +
                  ", carries: scrap, takes: 2 d, recycling: true}\n";
        }
  }

  struct Place {
    std::size_t tier, i;
  };
  template <class Wanted>
  std::vector<Place> places(Wanted wanted) const {
    std::vector<Place> list;
    for (std::size_t tier = 0; tier < plan.tiers.size(); ++tier)
      for (std::size_t i = 0; i < plan.tiers[tier].size(); ++i)
        if (wanted(tier, i)) list.push_back({tier, i});
    return list;
  }
  static std::size_t pick(int n, std::size_t of) { return static_cast<std::size_t>(n) % of; }

  /// Where an event of a kind finds nothing to hit.
  static std::string nothing(const std::string& lasts) { return "demand change, where: any" + lasts + ", to: 100 %"; }

  std::string terms(const EventPlan& e, std::size_t number_of) {
    const auto makers = places([&](std::size_t tier, std::size_t i) { return makes(tier, i); });
    const auto buyers = places([&](std::size_t tier, std::size_t) { return tier > 0; });
    const Place maker = makers[pick(e.target, makers.size())], buyer = buyers[pick(e.target, buyers.size())];
    const double flow = flows[maker.tier][maker.i];
    const bool odd = e.option % 2 == 1;
    const std::string some_good = good(pick(e.target, last()));
    const std::string country = countries[at(maker.tier, maker.i).country];
    const std::string lasts = ", lasts: " + number(e.lasts + guise.longer) + " d";
    const std::string trade = "goods: " + some_good + ", leaves: " + country + ", goes_to: any";
    switch (e.kind) {
      case outage_of_site:
        return "outage, where: " + site(maker.tier, maker.i) + lasts + ", cut: " + number(e.strength) +
               " %, work: " + (odd ? "scrapped" : "finishes") +
               ", open_orders: " + (e.option % 3 == 0 ? "cancelled" : "wait") +
               (e.option % 4 == 0 ? ", recovery: linear, recovery_takes: 6 d" : "");
      case outage_of_lane:
        return "outage, where: " + lane(buyer.tier, suppliers(buyer.tier, buyer.i).front(), buyer.i) + lasts +
               ", cut: " + number(e.strength) + " %, under_way: " +
               (odd                 ? "waits"
                : e.option % 4 == 2 ? "lost"
                                    : "arrives") +
               ", pauses: " +
               (e.option % 3 == 0   ? "[shipments, orders]"
                : e.option % 3 == 1 ? "[shipments, receipts]"
                                    : "[shipments]");
      case demand_change:
        return "demand change, where: any" + lasts + ", to: " + number(50 + e.strength) + " %";
      case ban:
        return "ban, " + trade + lasts + (odd ? ", open_orders: cancelled" : "") +
               (e.option % 3 == 2 ? ", under_way: seized" : "") +
               (e.option % 4 == 0 ? ", leak: " + number(e.strength) + " %" : "");
      case export_licence:
        return "export licence, " + trade + lasts + ", decided_after: " + number(e.strength / 10 + guise.more_review) +
               " d" + (odd ? ", passes_freely: 20 %" : "") + (e.option % 5 == 1 ? ", approved: 50 %" : "") +
               (e.option % 5 == 2 ? ", decides_at_most: " + tonnes(10) + "/d" : "") +
               (e.option % 5 == 3 ? ", valid: 3 d" : "") + (e.option % 5 == 4 ? ", application: " + tonnes(2) : "") +
               (e.option % 7 == 3 ? ", produced: at licence" : "") +
               (e.option % 7 == 5 ? ", already_at_customs: 3 d" : "");
      case change_of_licences:
        return licence_before(number_of).empty()
                   ? nothing(lasts)
                   : "change of licences, of: " + licence_before(number_of) +
                         (odd ? ", waiting: {older_than: 2 d, at_most: " + tonnes(20) + "/d}"
                              : ", decided_after: 1 d") +
                         (e.option % 8 == 4 ? ", ends: true" : "");
      case quota:
        return "quota, holders: {sites: [" + site(maker.tier, maker.i) + "]}, before_issue: " +
               (e.option % 3 == 0   ? "strict"
                : e.option % 3 == 1 ? "ignore"
                                    : "provisional, expected: " + tonnes(flow) + "/d") +
               ", goods: " + good(maker.tier) + ", batches: [{amount: " + tonnes(flow * 10) +
               ", issued: " + date_text(e.day + e.strength / 10, guise) + "}, {amount: " + tonnes(flow * 20) +
               ", issued: " + date_text(e.day + e.strength / 5 + 5, guise) + "}]" + (odd ? ", overdraft: 10 %" : "");
      case export_quota:
        return "export quota, " + trade + ", batches: [{amount: " + tonnes(flow * 8) +
               ", issued: " + date_text(e.day + e.strength / 10, guise) + "}]";
      case new_capacity:
        if (at(maker.tier, maker.i).room_to_spare == 0) return nothing(lasts);
        return "new capacity, where: " + site(maker.tier, maker.i) + lasts + ", adds: " + tonnes(flow) +
               "/d, lead: 3 d" + (odd ? ", ramp: 5 d" : "");
      case stock_destroyed:
        return "stock destroyed, where: " + site(buyer.tier, buyer.i) + ", good: " + good(buyer.tier - 1) +
               (odd ? ", amount: " + tonnes(5) : ", share: " + number(e.strength) + " %");
      case stock_released:
        return "stock released, where: " + site(buyer.tier, buyer.i) + ", good: " + good(buyer.tier - 1) +
               ", amount: " + tonnes(7);
      case phantom_orders:
        return "phantom orders, where: " + site(buyer.tier, buyer.i) + lasts +
               ", strength: " + number(100 + e.strength) + " %";
      case precaution:
        if (at(buyer.tier, buyer.i).policy == 2) return nothing(lasts);  // a lot has no level to raise
        return "precautionary stocking, where: " + site(buyer.tier, buyer.i) + lasts +
               (odd ? ", times: 150 %" : ", cover: 30 d") + ", rises_over: 5 d";
      case inspection:
        return "customs inspection, " + trade + lasts + ", share: " + number(e.strength) + " %, takes: 2 d";
      default:
        return control_before(number_of).empty() ? nothing(lasts)
                                                 : "truce, suspends: [" + control_before(number_of) + "]" + lasts;
    }
  }

  static std::string event_id(std::size_t n) { return "e" + number(static_cast<std::int64_t>(n)); }
  /// The first event before event n of the file that begins no later: what names an event is never left without it.
  template <class Wanted>
  std::string first_before(std::size_t n, Wanted wanted) const {
    for (std::size_t k = 0; k < n; ++k)
      if (wanted(plan.events[k].kind) && plan.events[k].day <= plan.events[n].day) return event_id(k);
    return {};
  }
  std::string licence_before(std::size_t n) const {
    return first_before(n, [](int kind) { return kind == export_licence; });
  }
  std::string control_before(std::size_t n) const {
    return first_before(n, [](int kind) { return kind == export_licence || kind == ban; });
  }

  /// The first so many by date, in the order of the file.
  std::vector<std::size_t> events_kept() const {
    std::vector<std::size_t> kept(plan.events.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    if (guise.events < 0) return kept;
    std::stable_sort(kept.begin(), kept.end(),
                     [&](std::size_t a, std::size_t b) { return plan.events[a].day < plan.events[b].day; });
    kept.resize(std::min(kept.size(), static_cast<std::size_t>(guise.events)));
    std::sort(kept.begin(), kept.end());
    return kept;
  }

  template <class Write>
  void in_turn(std::size_t many, Write write) {
    for (std::size_t k = 0; k < many; ++k) write(guise.reversed ? many - 1 - k : k);
  }

  std::string write() {
    find_flows();
    text = "title: A random world\nfrom: " + date_text(0, guise) + "\nuntil: " + date_text(plan.days, guise) +
           "\nlot_interval: " + (plan.half_days == 1 ? "12 h" : "1 d") + "\ngoods:\n";
    for (std::size_t tier = 0; tier <= last(); ++tier)
      text += "  " + good(tier) + ": {unit: t, contains: {x: " + (tier == 0 ? "50" : "40") + " %}}\n";
    text += "  scrap: {unit: t, contains: {x: 40 %}}\n";
    if (guise.stranger) text += "  strange: t\n";
    text += "sites:\n";
    in_turn(plan.tiers.size(),
            [&](std::size_t tier) { in_turn(plan.tiers[tier].size(), [&](std::size_t i) { write_site(tier, i); }); });
    if (guise.stranger)
      text +=
          "  a-stranger: {country: FR, makes: strange}\n"
          "  z-stranger: {country: FR, keeps: {strange: 3 d}, sells: {strange: 2 t/d}}\n";
    text += "lanes:\n";
    in_turn(plan.tiers.size() - 1, [&](std::size_t tier) {
      in_turn(plan.tiers[tier + 1].size(), [&](std::size_t i) { write_lanes_to(tier + 1, i); });
    });
    write_returns();
    if (guise.stranger)
      text += "  k-stranger: {from: a-stranger, to: z-stranger, carries: strange, takes: \"gamma(3 d, cv 0.4)\"}\n";
    const auto kept = events_kept();
    if (kept.empty()) return text;
    text += "events:\n";
    in_turn(kept.size(), [&](std::size_t k) {
      const EventPlan& e = plan.events[kept[k]];
      text += "  - {id: " + event_id(kept[k]) + ", date: " + date_text(e.day, guise) + ", what: " + terms(e, kept[k]) +
              "}\n";
    });
    return text;
  }
};

}  // namespace

std::string date_text(int day, const Guise& guise) {
  const Time t = time_of({2025, 1, 1}) + chokepoint::day * (day + 7 * guise.weeks_later);
  return to_text(t).substr(0, 10);
}

bool has(const Plan& plan, EventKind kind) {
  return std::any_of(plan.events.begin(), plan.events.end(), [&](const EventPlan& e) { return e.kind == kind; });
}

bool is_random(const Plan& plan) {
  for (const auto& tier : plan.tiers)
    for (const SitePlan& s : tier)
      if (s.spread == 1) return true;
  return has(plan, export_licence) || has(plan, inspection);
}

std::string scenario_text(const Plan& plan, const Guise& guise) { return Writer{plan, guise}.write(); }

}  // namespace chokepoint::properties
