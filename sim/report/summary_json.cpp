// The document put together; keys stand in a fixed order.
#include "chokepoint/report/summary_json.hpp"

#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/model_card.hpp"
#include "chokepoint/report/money.hpp"
#include "chokepoint/report/terminal.hpp"
#include "report/summary_parts.hpp"

namespace chokepoint::summary {

Json number(const Estimate& e) {
  if (e.n == 0 || !std::isfinite(e.mean)) return nullptr;
  return e.mean;
}

namespace {
Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
}  // namespace

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

Json date_only(Time t) { return t == never ? Json(nullptr) : Json(date_text(t)); }

std::string date_key(const std::string& name) { return name.substr(0, name.size() - std::string("_day").size()); }

void put(Json& j, const char* name, const Estimate& e) {
  j[name] = number(e);
  if (e.n > 1) j[std::string(name) + "_interval"] = interval(e);
}

Json good_and_unit(const Network& n, GoodId good) {
  if (!good) return {{"commodity", nullptr}, {"unit", nullptr}};
  return {{"commodity", n.goods[good].name}, {"unit", n.goods[good].unit}};
}

}  // namespace chokepoint::summary

namespace chokepoint {

using namespace summary;

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
  if (!findings.controls.inspections.empty()) j["inspections"] = inspections(network, findings);
  if (!findings.controls.desks.empty()) j["desks"] = desks(network, findings);
  j["quotas"] = quotas(network, findings);
  j["exports"] = exports(network, findings, window);
  j["observed"] = observed(network, findings);
  j["reported_stops"] = reported_stops(network, findings);
  if (!findings.reports.empty()) j["reports"] = reports(network, findings, window);
  if (!findings.beliefs.empty()) j["beliefs"] = beliefs(network, findings);
  if (network.origins.on()) j["origins"] = origins(network, findings);
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
