// What leaves countries, what was observed and reported, and what is believed.
#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "report/summary_parts.hpp"

namespace chokepoint::summary {

Json exports(const Network& n, const Findings& f, const Window& w) {
  Json list = Json::array();
  for (const auto& r : f.exports) {
    list.push_back({{"origin", r.origin},
                    {"destination", r.destination},
                    {"commodity", n.goods[r.good].name},
                    {"unit", report_unit(n.goods[r.good])},
                    {"month", w.month_name(r.month)},
                    {"baseline", r.baseline},
                    {"scenario", r.scenario}});
    if (f.replications < 2) continue;
    list.back()["baseline_half_width"] = r.baseline_half_width;
    list.back()["scenario_half_width"] = r.scenario_half_width;
  }
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
    if (r.model && f.replications > 1) {
      j["model_half_width"] = r.model_half_width;
      j["baseline_half_width"] = r.baseline_half_width;
    }
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

}  // namespace chokepoint::summary
