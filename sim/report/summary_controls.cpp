// What controls do: licences, applications taken over, quotas, inspections, desks, origins.
#include "chokepoint/core/civil.hpp"
#include "report/summary_parts.hpp"

namespace chokepoint::summary {

namespace {

std::string good_name(const Network& n, GoodId good) { return good ? n.goods[good].name : ""; }
std::string good_unit(const Network& n, GoodId good) { return good ? n.goods[good].unit : ""; }

/// The mean, and with more than one replication its half width alone.
void put_half(Json& j, const char* name, const Estimate& e) {
  j[name] = e.n == 0 ? Json(nullptr) : Json(e.mean);
  if (e.n > 1) j[std::string(name) + "_half_width"] = e.half_width;
}

}  // namespace

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

Json inspections(const Network& n, const Findings& f) {
  const Window w(n);
  Json list = Json::array();
  for (const auto& i : f.controls.inspections) {
    Json j{{"event", n.events[i.event].id}, {"commodity", good_name(n, i.good)}, {"unit", good_unit(n, i.good)}};
    put_half(j, "stopped", i.stopped);
    put_half(j, "stopped_amount", i.stopped_amount);
    put_half(j, "let_go", i.let_go);
    put_half(j, "let_go_amount", i.let_go_amount);
    put_half(j, "waiting", i.waiting);
    put_half(j, "waiting_amount", i.waiting_amount);
    put_half(j, "peak", i.peak);
    put_half(j, "peak_amount", i.peak_amount);
    put_half(j, "wait_mean_days", i.wait_mean);
    put_half(j, "wait_p50_days", i.wait_p50);
    put_half(j, "wait_p90_days", i.wait_p90);
    put_half(j, "wait_p99_days", i.wait_p99);
    j["months"] = Json::array();
    for (std::size_t m = 0; m < i.months.size(); ++m)
      j["months"].push_back({{"month", w.month_name(m)},
                             {"stopped", i.months[m].stopped},
                             {"stopped_amount", i.months[m].stopped_amount},
                             {"let_go", i.months[m].let_go},
                             {"let_go_amount", i.months[m].let_go_amount},
                             {"waiting", i.months[m].waiting},
                             {"waiting_amount", i.months[m].waiting_amount}});
    list.push_back(std::move(j));
  }
  return list;
}

Json desks(const Network& n, const Findings& f) {
  const Window w(n);
  Json list = Json::array();
  for (const auto& d : f.controls.desks) {
    Json j{{"event", n.events[d.event].id}, {"desk", d.desk}};
    put_half(j, "mean_waiting", d.mean_waiting);
    put_half(j, "mean_in_hand", d.mean_in_hand);
    put_half(j, "peak", d.peak);
    put_half(j, "peak_day", d.peak_day);
    j["months"] = Json::array();
    for (std::size_t m = 0; m < d.months.size(); ++m)
      j["months"].push_back({{"month", w.month_name(m)}, {"waiting", d.months[m]}});
    list.push_back(std::move(j));
  }
  return list;
}

Json origins(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (const auto& o : f.controls.origins) {
    Json j{{"site", n.sites[n.demands[o.user].site].name},
           {"commodity", n.good_of(n.demands[o.user].item).name},
           {"unit", n.good_of(n.demands[o.user].item).unit},
           {"origin", o.origin},
           {"country", o.country.empty() ? Json(nullptr) : Json(o.country)}};
    put_half(j, "baseline", o.baseline);
    put_half(j, "scenario", o.scenario);
    put_half(j, "baseline_share", o.baseline_share);
    put_half(j, "share", o.share);
    list.push_back(std::move(j));
  }
  return list;
}

}  // namespace chokepoint::summary
