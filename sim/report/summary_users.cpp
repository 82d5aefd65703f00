// End users, stores, events, and how the shock spreads over stages and origins.
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/study/origin_findings.hpp"
#include "report/summary_parts.hpp"

namespace chokepoint::summary {

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

}  // namespace chokepoint::summary
