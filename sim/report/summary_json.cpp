// One JSON object for each entity; keys stand in a fixed order.
#include "chokepoint/report/summary_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/model_card.hpp"
#include "chokepoint/report/money.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/study/origin_findings.hpp"

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;

Json number(const Estimate& e) {
  if (e.n == 0 || !std::isfinite(e.mean)) return nullptr;
  return e.mean;
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval(const Estimate& e) {
  Json j{{"mean", e.mean}, {"half_width", e.half_width}, {"min", e.low}, {"max", e.high}, {"n", e.n}};
  if (e.of == 0) return j;
  const auto share = share_interval(e.n, e.of);
  j.update({{"of", e.of}, {"share", e.share()}, {"share_low", share.low}, {"share_high", share.high}});
  j["median"] = finite(e.median.value);
  j["median_low"] = finite(e.median.low);
  j["median_high"] = finite(e.median.high);
  return j;
}

Json date_at(const Network& n, const Estimate& day) {
  if (day.n == 0) return nullptr;
  return date_text(n.from + Duration{static_cast<std::int64_t>(std::floor(day.mean * 86'400.0 + 0.5))});
}

Json date_or_null(Time t) { return t == never ? Json(nullptr) : Json(to_text(t)); }

/// "first_stop_day" also gives "first_stop", its date.
std::string date_key(const std::string& name) { return name.substr(0, name.size() - std::string("_day").size()); }

/// All figures of a row as plain numbers; with more than one replication also their intervals.
template <class R>
Json figures(const Network& n, const std::vector<Figure<R>>& list, const Row& row) {
  Json j = Json::object(), intervals = Json::object();
  for (std::size_t i = 0; i < list.size(); ++i) {
    j[list[i].name] = number(row[i]);
    if (list[i].measured == Measured::moment) j[date_key(list[i].name)] = date_at(n, row[i]);
    if (row[i].n > 1 || row[i].of > 1) intervals[list[i].name] = interval(row[i]);
  }
  if (!intervals.empty()) j["intervals"] = intervals;
  return j;
}

void put(Json& j, const char* name, const Estimate& e) {
  j[name] = number(e);
  if (e.n > 1) j[std::string(name) + "_interval"] = interval(e);
}

Json good_and_unit(const Network& n, GoodId good) {
  if (!good) return {{"commodity", nullptr}, {"unit", nullptr}};
  return {{"commodity", n.goods[good].name}, {"unit", n.goods[good].unit}};
}

Json users(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (const auto& u : f.users) {
    const auto& d = n.demands[u.user];
    Json j{{"site", n.sites[d.site].name}};
    j.update(good_and_unit(n, n.items[d.item].good));
    j["line"] = d.line;
    j["baseline"] = figures(n, user_figures(), u.baseline);
    j["scenario"] = figures(n, user_figures(), u.scenario);
    if (!u.park.empty())
      j["parking"] = {{"baseline", figures(n, park_figures(), u.base_park)},
                      {"scenario", figures(n, park_figures(), u.park)}};
    put(j, "excess_unmet", u.excess);
    put(j, "time_to_survive_days", u.survived);
    put(j, "time_to_recover_days", u.recovered);
    put(j, "loss_area_days", u.loss_days);
    put(j, "deepest_loss", u.depth);
    put(j, "restored_days", u.restored);
    j["fell_in"] = u.fell;
    j["recovered_in"] = u.recovered.n;
    list.push_back(std::move(j));
  }
  return list;
}

Json events(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (std::size_t e = 0; e < n.events.size(); ++e) {
    const auto& event = n.events[e];
    Json j{{"id", event.id},
           {"what", event.what},
           {"date", date_or_null(event.begin)},
           {"until", date_or_null(event.end)}};
    j["source"] = event.source;
    j["background"] = event.background;
    if (e < f.events.size()) {
      j["began_in"] = f.events[e].began;
      j["changed_something_in"] = f.events[e].touched;
      put(j, "first_change_day", f.events[e].first_touch);
    }
    list.push_back(std::move(j));
  }
  return list;
}

Json licences(const Network& n, const Findings& f, const Window& w) {
  Json list = Json::array();
  for (const auto& l : f.licences) {
    Json j{{"event", n.events[l.event].id}};
    j.update(good_and_unit(n, l.good));
    j.update(figures(n, licence_figures(), l.figures));
    j["months"] = Json::array();
    for (std::size_t m = 0; m < l.months.size(); ++m) {
      const auto& x = l.months[m];
      j["months"].push_back({{"month", w.month_name(m)},
                             {"filed", x.filed},
                             {"approved", x.approved},
                             {"denied", x.denied},
                             {"waiting", x.waiting},
                             {"cohort_approved", x.cohort_approved},
                             {"cohort_denied", x.cohort_denied}});
      if (l.life.empty()) continue;
      j["months"].back()["withdrawn"] = x.withdrawn;
      j["months"].back()["cohort_withdrawn"] = x.cohort_withdrawn;
    }
    if (!l.life.empty()) j["life"] = figures(n, licence_life_figures(), l.life);
    for (const auto& c : l.classes) {
      j["classes"].push_back({{"name", c.name}});
      j["classes"].back().update(figures(n, licence_class_figures(), c.figures));
    }
    list.push_back(std::move(j));
  }
  return list;
}

Json date_only(Time t) { return t == never ? Json(nullptr) : Json(date_text(t)); }

/// Applications taken over, and when all of those that an end user waits for are approved.
Json taken_over(const Network& n, const Findings& f) {
  Json applications = Json::array(), awaited = Json::array();
  for (std::size_t row = 0; row < f.taken_over.applications.size(); ++row) {
    const auto& a = n.taken_over.applications[row];
    const auto& x = f.taken_over.applications[row];
    const auto& lane = n.lanes[a.lane];
    Json j{{"id", a.label},
           {"licence", n.events[a.licence].id},
           {"from", n.sites[lane.from_site].name},
           {"to", n.sites[lane.to_site].name}};
    j.update(good_and_unit(n, lane.good));
    if (n.items[lane.to].part > 0) j["part"] = n.items[lane.to].part;
    j["amount"] = static_cast<double>(a.amount.units) / static_cast<double>(n.goods[lane.good].per_unit);
    j["filed"] = date_text(a.filed);
    j["decided_10"] = date_only(x.early);
    j["decided_50"] = date_only(x.middle);
    j["decided_90"] = date_only(x.late);
    j["decided_share"] = x.decided;
    j["approved_share"] = x.approved;
    applications.push_back(std::move(j));
  }
  for (std::size_t i = 0; i < f.taken_over.awaited.size(); ++i) {
    const auto& parts = n.taken_over.awaited[i];
    const auto& d = n.demands[parts.user];
    Json j{{"site", n.sites[d.site].name}, {"commodity", n.good_of(d.item).name}, {"line", d.line}};
    j["applications"] = Json::array();
    for (const auto row : parts.applications) j["applications"].push_back(n.taken_over.applications[row].label);
    j["cleared_share"] = f.taken_over.awaited[i].cleared;
    j["cleared_50"] = date_only(f.taken_over.awaited[i].half);
    j["cleared_90"] = date_only(f.taken_over.awaited[i].most);
    awaited.push_back(std::move(j));
  }
  return {{"applications", applications}, {"all_parts", awaited}};
}

Json quotas(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (const auto& q : f.quotas) {
    const auto& quota = std::get<Quota>(n.events[q.event].kind);
    Json j{{"event", n.events[q.event].id}};
    j["holder"] = q.budget < quota.budgets.size() ? quota.budgets[q.budget] : "";
    j.update(good_and_unit(n, q.good));
    j["commodity"] = q.counted;
    j.update(figures(n, quota_figures(), q.figures));
    if (!q.terms.empty()) j["terms"] = figures(n, quota_term_figures(), q.terms);
    list.push_back(std::move(j));
  }
  return list;
}

Json exports(const Network& n, const Findings& f, const Window& w) {
  Json list = Json::array();
  for (const auto& r : f.exports)
    list.push_back({{"origin", r.origin},
                    {"destination", r.destination},
                    {"commodity", n.goods[r.good].name},
                    {"unit", report_unit(n.goods[r.good])},
                    {"month", w.month_name(r.month)},
                    {"baseline", r.baseline},
                    {"scenario", r.scenario}});
  return list;
}

Json observed(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (const auto& r : f.observed) {
    const std::string month = std::to_string(r.year) + (r.month < 10 ? "-0" : "-") + std::to_string(r.month);
    Json j{{"series", n.observed[r.series].series}, {"month", month}, {"observed", r.observed}};
    j["model"] = r.model ? Json(*r.model) : Json(nullptr);
    j["fitted"] = r.fitted;
    j["baseline"] = r.baseline ? Json(*r.baseline) : Json(nullptr);
    j["unit"] = n.observed[r.series].good ? n.goods[n.observed[r.series].good].unit : "";
    list.push_back(std::move(j));
  }
  return list;
}

Json reported_stops(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (std::size_t i = 0; i < f.stops.size(); ++i) {
    const auto& stop = n.reported_stops[i];
    const auto& found = f.stops[i];
    Json j{{"id", stop.id}, {"who", stop.who}};
    j["site"] = found.user ? Json(n.sites[n.demands[found.user].site].name) : Json(nullptr);
    j["commodity"] = found.user ? Json(n.good_of(n.demands[found.user].item).name) : Json(nullptr);
    j["reported"] = date_text(stop.date);
    j["model"] = found.model == never ? Json(nullptr) : Json(date_text(found.model));
    j["days"] = found.days ? Json(*found.days) : Json(nullptr);
    j["share"] = found.share;
    put(j, "model_day", found.day);
    j["grade"] = stop.grade;
    j["source"] = stop.source;
    j["note"] = stop.note;
    list.push_back(std::move(j));
  }
  return list;
}

Json reports(const Network& n, const Findings& f, const Window& w) {
  Json list = Json::array();
  for (std::size_t i = 0; i < f.reports.size(); ++i) {
    const auto& r = f.reports[i];
    Json j{{"id", n.reports[i].id}, {"by", n.reports[i].by}};
    j.update(good_and_unit(n, n.reports[i].good));
    put(j, "first_flow_day", r.first_day);
    j["first_flow"] = date_at(n, r.first_day);
    put(j, "first_seen_day", r.first_seen_day);
    j["first_seen"] = date_at(n, r.first_seen_day);
    put(j, "information_delay_days", r.delay_days);
    j["longest_delay_days"] = r.longest_delay_days;
    j["months"] = Json::array();
    for (std::size_t m = 0; m < r.months.size(); ++m)
      j["months"].push_back({{"month", w.month_name(m)},
                             {"baseline", r.months[m].baseline},
                             {"scenario", r.months[m].scenario},
                             {"seen_on", date_text(r.months[m].seen)}});
    list.push_back(std::move(j));
  }
  return list;
}

Json beliefs(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (std::size_t i = 0; i < f.beliefs.size(); ++i) {
    Json j{{"id", n.beliefs[i].id}, {"about", n.events[n.beliefs[i].about].id}, {"held_by", n.beliefs[i].held_by}};
    j.update(good_and_unit(n, f.beliefs[i].good));
    j["months"] = Json::array();
    for (const auto& m : f.beliefs[i].months)
      j["months"].push_back({{"date", date_text(m.date)},
                             {"mean", m.mean},
                             {"sd", m.sd},
                             {"truth", m.truth},
                             {"batches_issued", m.issued},
                             {"batches_known", m.known}});
    list.push_back(std::move(j));
  }
  return list;
}

Json ripples(const Network& n, const StudyResult& study, const Findings& f) {
  Json list = Json::array();
  const auto* pair = study.first_pair();
  for (const auto& r : f.ripples) {
    const auto& tier = pair->scenario.production.tiers[r.tier];
    Json j{{"stage", tier.name}, {"level", tier.level}, {"commodity", n.goods[tier.good].name}};
    put(j, "arrived_days", r.arrived);
    j["arrived_in"] = r.arrived.n;
    list.push_back(std::move(j));
  }
  return list;
}

Json concentrations(const Network& n, const StudyResult& study) {
  Json list = Json::array();
  for (const auto& s : stage_origins(n, study)) {
    Json j{{"stage", s.stage}, {"commodity", n.goods[s.good].name}, {"unit", report_unit(n.goods[s.good])}};
    j["baseline"] = {{"index", s.baseline.index}, {"effective_origins", s.baseline.origins}};
    j["scenario"] = {{"index", s.scenario.index}, {"effective_origins", s.scenario.origins}};
    j["origins"] = Json::array();
    for (const auto& o : s.origins)
      j["origins"].push_back({{"place", o.place}, {"baseline", o.baseline}, {"scenario", o.scenario}});
    list.push_back(std::move(j));
  }
  return list;
}

Json stores(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (std::size_t i = 0; i < f.stores.size(); ++i) {
    Json j{{"site", n.sites[n.items[i].site].name}};
    j.update(good_and_unit(n, n.items[i].good));
    if (n.items[i].part > 0) j["part"] = n.items[i].part;
    j["balanced_use_per_day"] = n.items[i].use / static_cast<double>(n.goods[n.items[i].good].per_unit);
    j["baseline"] = figures(n, store_figures(), f.stores[i].baseline);
    j["scenario"] = figures(n, store_figures(), f.stores[i].scenario);
    list.push_back(std::move(j));
  }
  return list;
}

Json precision(const Findings& f) {
  Json list = Json::array();
  for (const auto& g : f.precision)
    list.push_back({{"what", g.what},
                    {"unit", g.unit},
                    {"mean", g.mean},
                    {"half_width", g.half_width},
                    {"wanted", g.wanted},
                    {"met", g.met()}});
  return list;
}

Json limits(const Findings& f) {
  Json list = Json::array();
  for (const auto& l : f.limits)
    list.push_back({{"limit", l.text}, {"crossed", l.crossed}, {"mean", l.mean}, {"share", l.share}});
  return list;
}

/// Content in grams; whole micrograms are too many digits for most readers of JSON.
Json grams(Wide micrograms) { return static_cast<double>(micrograms) * 1e-6; }

/// The accounts of replication 0 with the events; the verdict is over all runs.
Json audit(const Network& n, const StudyResult& study, const Findings& f) {
  Json j{{"clean", f.audit.unclean == 0},
         {"runs", f.audit.runs},
         {"unclean_runs", f.audit.unclean},
         {"events", f.audit.events}};
  const auto* pair = study.first_pair();
  if (!pair) return j;
  const auto& a = pair->scenario.audit;
  j["goods"] = Json::array();
  for (std::size_t g = 0; g < a.goods.size(); ++g) {
    const double per = static_cast<double>(n.goods[g].per_unit);
    const auto in_units = [&](Quantity q) { return static_cast<double>(q.units) / per; };
    const auto& x = a.goods[g];
    j["goods"].push_back({{"commodity", n.goods[g].name},
                          {"unit", n.goods[g].unit},
                          {"start", in_units(x.start)},
                          {"made", in_units(x.made)},
                          {"entered", in_units(x.entered)},
                          {"used", in_units(x.used)},
                          {"delivered", in_units(x.delivered)},
                          {"dumped", in_units(x.dumped)},
                          {"destroyed", in_units(x.destroyed)},
                          {"stock", in_units(x.stock)},
                          {"off", x.off.units}});
  }
  j["elements"] = Json::array();
  for (std::size_t e = 0; e < a.elements.size(); ++e) {
    const auto& x = a.elements[e];
    j["elements"].push_back({{"element", n.elements[e]},
                             {"in_g", grams(x.in)},
                             {"out_g", grams(x.out)},
                             {"stock_g", grams(x.stock)},
                             {"work_g", grams(x.work)},
                             {"lost_g", grams(x.lost)},
                             {"off_g", grams(x.off)}});
  }
  j["losses"] = Json::array();
  for (const auto& l : a.losses)
    j["losses"].push_back({{"site", n.sites[n.recipes[l.recipe].site].name},
                           {"recipe", n.recipes[l.recipe].name},
                           {"element", n.elements[l.element]},
                           {"lost_g", grams(l.lost)},
                           {"fault", l.fault}});
  return j;
}

}  // namespace

std::string summary_json(const Network& network, const StudyResult& study, const Findings& findings) {
  const Window window(network);
  Json j;
  j["scenario"] = network.title;
  j["model_card"] = model_card();
  j["from"] = to_text(network.from);
  j["until"] = to_text(network.until);
  j["seed"] = study.seed;
  j["replications"] = findings.replications;
  j["failed"] = findings.failed;
  j["headline"] = findings.users.empty() && findings.failed > 0 ? "" : headline(network, findings);
  j["first_event"] = date_or_null(findings.disrupted);
  j["warnings"] = warnings_of(network, findings);
  if (!findings.precision.empty()) j["precision"] = precision(findings);
  if (!findings.limits.empty()) j["limits"] = limits(findings);
  if (const auto& s = findings.settling; s.warm_up_days > 0)
    j["warm_up"] = {{"days", s.warm_up_days}, {"mser5_days", s.truncate_days}, {"settled", s.settled()}};
  j["end_users"] = users(network, findings);
  j["events"] = events(network, findings);
  j["licences"] = licences(network, findings, window);
  if (network.taken_over.on) j["taken_over"] = taken_over(network, findings);
  if (!findings.controls.inspections.empty()) j["inspections"] = Json::parse(inspections_json(network, findings));
  if (!findings.controls.desks.empty()) j["desks"] = Json::parse(desks_json(network, findings));
  j["quotas"] = quotas(network, findings);
  j["exports"] = exports(network, findings, window);
  j["observed"] = observed(network, findings);
  j["reported_stops"] = reported_stops(network, findings);
  if (!findings.reports.empty()) j["reports"] = reports(network, findings, window);
  if (!findings.beliefs.empty()) j["beliefs"] = beliefs(network, findings);
  if (network.origins.on()) j["origins"] = Json::parse(origins_json(network, findings));
  if (findings.attribution.on()) j["attribution"] = Json::parse(attribution_json(network, findings));
  j["ripples"] = ripples(network, study, findings);
  j["concentration"] = concentrations(network, study);
  j["stores"] = stores(network, findings);
  j["money"] = Json::parse(money_json(network, findings));
  j["prices"] = Json::parse(prices_json(network, findings));
  j["audit"] = audit(network, study, findings);
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chokepoint
