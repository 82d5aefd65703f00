// Tidy tables: each row says which entity, which run ("baseline" or "scenario"), and its numbers.
#include "chokepoint/report/tables_csv.hpp"

#include <cmath>
#include <cstring>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

/// Collects one table.
class Csv {
 public:
  explicit Csv(const std::vector<std::string>& head) { add(head); }
  void add(const std::vector<std::string>& row) { text_ += csv_line(row); }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

using Words = std::vector<std::string>;

std::string number(const Estimate& e) { return e.n == 0 ? "" : exact_number(e.mean); }

std::string day_date(const Network& n, const Estimate& day) {
  if (day.n == 0) return "";
  return date_text(n.from + Duration{static_cast<std::int64_t>(std::floor(day.mean * 86'400.0 + 0.5))});
}

/// The head and the cells of a list of figures: the mean, for moments also the date, and with `wide` the half width.
template <class R>
void add_head(Words& head, const std::vector<Figure<R>>& list, bool wide) {
  for (const auto& f : list) {
    const std::string name = f.name;
    head.push_back(name);
    if (f.measured == Measured::moment) head.push_back(name.substr(0, name.size() - 4) + "_date");
    if (wide) head.push_back(name + "_half_width");
  }
}

template <class R>
void add_cells(Words& row, const Network& n, const std::vector<Figure<R>>& list, const Row& figures, bool wide) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    row.push_back(number(figures[i]));
    if (list[i].measured == Measured::moment) row.push_back(day_date(n, figures[i]));
    if (wide) row.push_back(figures[i].n > 1 ? exact_number(figures[i].half_width) : "");
  }
}

bool wide(const Findings& f) { return f.replications > 1; }

/// Means by month: with `wide` each has its half width behind it.
void add_means(Words& head, const Words& names, bool wide) {
  for (const auto& name : names) {
    head.push_back(name);
    if (wide) head.push_back(name + "_half_width");
  }
}

void add_mean(Words& row, double mean, double half_width, bool wide) {
  row.push_back(exact_number(mean));
  if (wide) row.push_back(exact_number(half_width));
}

template <class Month>
void add_means(Words& row, const Month& mean, const Month& half_width, const std::vector<double Month::*>& fields,
               bool wide) {
  for (const auto field : fields) add_mean(row, mean.*field, half_width.*field, wide);
}

std::string run_name(bool scenario) { return scenario ? "scenario" : "baseline"; }

}  // namespace

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i > 0 ? "," : "") + csv_field(fields[i]);
  return line + "\r\n";
}

std::string end_users_csv(const Network& n, const Findings& f) {
  Words head{"site", "commodity", "unit", "line", "run"};
  add_head(head, user_figures(), wide(f));
  for (const std::string name : {"excess_unmet", "time_to_survive_days", "time_to_recover_days"}) {
    head.push_back(name);
    if (wide(f)) head.push_back(name + "_half_width");
  }
  Csv csv(head);
  for (const auto& u : f.users) {
    const auto& d = n.demands[u.user];
    const auto& good = n.goods[n.items[d.item].good];
    for (const bool scenario : {false, true}) {
      Words row{n.sites[d.site].name, good.name, good.unit, d.line ? "true" : "false", run_name(scenario)};
      add_cells(row, n, user_figures(), scenario ? u.scenario : u.baseline, wide(f));
      for (const auto* e : {&u.excess, &u.survived, &u.recovered}) {
        row.push_back(scenario ? number(*e) : "");
        if (wide(f)) row.push_back(scenario && e->n > 1 ? exact_number(e->half_width) : "");
      }
      csv.add(row);
    }
  }
  return std::move(csv).text();
}

std::string end_users_by_month_csv(const Network& n, const Findings& f) {
  const Window w(n);
  using Month = UserFinding::Month;
  Words head{"site", "commodity", "unit", "month"};
  add_means(head,
            {"demanded", "delivered", "lost", "open", "shortage_area", "baseline_delivered", "baseline_lost",
             "baseline_open", "baseline_shortage_area"},
            wide(f));
  Csv csv(head);
  for (const auto& u : f.users) {
    const auto& d = n.demands[u.user];
    const auto& good = n.goods[n.items[d.item].good];
    for (std::size_t m = 0; m < u.months.size(); ++m) {
      Words row{n.sites[d.site].name, good.name, good.unit, w.month_name(m)};
      add_means(row, u.months[m], u.half_widths[m],
                {&Month::demanded, &Month::delivered, &Month::lost, &Month::open, &Month::area, &Month::base_delivered,
                 &Month::base_lost, &Month::base_open, &Month::base_area},
                wide(f));
      csv.add(row);
    }
  }
  return std::move(csv).text();
}

std::string exports_csv(const Network& n, const Findings& f) {
  const Window w(n);
  Words head{"origin", "destination", "commodity", "unit", "month"};
  add_means(head, {"baseline", "scenario"}, wide(f));
  Csv csv(head);
  for (const auto& r : f.exports) {
    Words row{r.origin, r.destination, n.goods[r.good].name, report_unit(n.goods[r.good]), w.month_name(r.month)};
    add_mean(row, r.baseline, r.baseline_half_width, wide(f));
    add_mean(row, r.scenario, r.scenario_half_width, wide(f));
    csv.add(row);
  }
  return std::move(csv).text();
}

std::string observed_csv(const Network& n, const Findings& f) {
  Words head{"series", "unit", "month", "observed"};
  add_means(head, {"model", "baseline"}, wide(f));
  head.emplace_back("fitted");
  Csv csv(head);
  for (const auto& r : f.observed) {
    const auto& series = n.observed[r.series];
    Words row{series.series, series.good ? n.goods[series.good].unit : "",
              std::to_string(r.year) + (r.month < 10 ? "-0" : "-") + std::to_string(r.month), exact_number(r.observed)};
    const auto add = [&](const std::optional<double>& mean, double half_width) {
      if (mean) return add_mean(row, *mean, half_width, wide(f));
      row.resize(row.size() + (wide(f) ? 2 : 1));
    };
    add(r.model, r.model_half_width);
    add(r.baseline, r.baseline_half_width);
    row.emplace_back(r.fitted ? "true" : "false");
    csv.add(row);
  }
  return std::move(csv).text();
}

std::string reported_stops_csv(const Network& n, const Findings& f) {
  Csv csv({"id", "who", "site", "commodity", "reported", "model", "days", "share", "grade", "source", "note"});
  for (std::size_t i = 0; i < f.stops.size(); ++i) {
    const auto& stop = n.reported_stops[i];
    const auto& found = f.stops[i];
    csv.add({stop.id, stop.who, found.user ? n.sites[n.demands[found.user].site].name : "",
             found.user ? n.good_of(n.demands[found.user].item).name : "", date_text(stop.date),
             found.model == never ? "" : date_text(found.model), found.days ? std::to_string(*found.days) : "",
             exact_number(found.share), stop.grade, stop.source, stop.note});
  }
  return std::move(csv).text();
}

std::string licences_csv(const Network& n, const Findings& f) {
  const Window w(n);
  using Month = LicenceFinding::Month;
  Words head{"event", "month"};
  add_means(head, {"filed", "approved", "denied", "waiting", "cohort_approved", "cohort_denied"}, wide(f));
  Csv csv(head);
  for (const auto& l : f.licences)
    for (std::size_t m = 0; m < l.months.size(); ++m) {
      Words row{n.events[l.event].id, w.month_name(m)};
      add_means(row, l.months[m], l.half_widths[m],
                {&Month::filed, &Month::approved, &Month::denied, &Month::waiting, &Month::cohort_approved,
                 &Month::cohort_denied},
                wide(f));
      csv.add(row);
    }
  return std::move(csv).text();
}

std::string quotas_csv(const Network& n, const Findings& f) {
  const Window w(n);
  Words head{"event", "holder", "commodity", "unit", "month"};
  add_means(head, {"used"}, wide(f));
  Csv csv(head);
  for (const auto& q : f.quotas) {
    const auto& quota = std::get<Quota>(n.events[q.event].kind);
    for (std::size_t m = 0; m < q.months.size(); ++m) {
      Words row{n.events[q.event].id, q.budget < quota.budgets.size() ? quota.budgets[q.budget] : "", q.counted,
                q.good ? n.goods[q.good].unit : "", w.month_name(m)};
      add_mean(row, q.months[m], q.half_widths[m], wide(f));
      csv.add(row);
    }
  }
  return std::move(csv).text();
}

std::string delays_csv(const Network& n, const Findings& f) {
  Words head{"kind", "name", "commodity", "run"};
  add_head(head, buyer_figures(), wide(f));
  Csv csv(head);
  const auto add = [&](const char* kind, const std::string& name, const std::string& good, const Row& row,
                       bool scenario, const auto& list, std::size_t skip) {
    Words words{kind, name, good, run_name(scenario)};
    add_cells(words, n, std::vector(list.begin() + static_cast<std::ptrdiff_t>(skip), list.end()),
              Row(row.begin() + static_cast<std::ptrdiff_t>(skip), row.end()), wide(f));
    csv.add(words);
  };
  const std::size_t lane_skip = lane_figures().size() - buyer_figures().size();
  const std::size_t user_skip = user_figures().size() - buyer_figures().size();
  for (const bool scenario : {false, true}) {
    for (std::size_t l = 0; l < f.lanes.size(); ++l)
      add("lane", name_of(n, LaneId{static_cast<std::uint32_t>(l)}), name_of(n, n.lanes[l].to),
          scenario ? f.lanes[l].scenario : f.lanes[l].baseline, scenario, lane_figures(), lane_skip);
    for (std::size_t s = 0; s < f.buyers.size(); ++s)
      add("buyer", n.sites[s].name, "", scenario ? f.buyers[s].scenario : f.buyers[s].baseline, scenario,
          buyer_figures(), 0);
    for (const auto& u : f.users)
      add("end user", n.sites[n.demands[u.user].site].name, n.goods[n.items[n.demands[u.user].item].good].name,
          scenario ? u.scenario : u.baseline, scenario, user_figures(), user_skip);
  }
  return std::move(csv).text();
}

std::string production_csv(const Network& n, const Findings& f) {
  Words head{"site", "recipe", "commodity", "unit", "run"};
  add_head(head, recipe_figures(), wide(f));
  Csv csv(head);
  for (std::size_t r = 0; r < f.recipes.size(); ++r) {
    const auto& recipe = n.recipes[r];
    const auto& parts = recipe.outputs.empty() ? recipe.inputs : recipe.outputs;
    const auto& good = n.goods[n.items[n.parts[*parts.begin()].item].good];
    for (const bool scenario : {false, true}) {
      Words row{n.sites[recipe.site].name, recipe.name, good.name, good.unit, run_name(scenario)};
      add_cells(row, n, recipe_figures(), scenario ? f.recipes[r].scenario : f.recipes[r].baseline, wide(f));
      csv.add(row);
    }
  }
  return std::move(csv).text();
}

std::string stores_csv(const Network& n, const StudyResult& study) {
  Csv csv({"site", "commodity", "unit", "run", "day", "date", "on_hand", "cover_days", "claimed", "on_order"});
  if (study.replications.empty() || !study.replications.front().ok()) return std::move(csv).text();
  const Window w(n);
  for (std::size_t i = 0; i < n.items.size(); ++i) {
    const auto& good = n.goods[n.items[i].good];
    const auto item_name = name_of(n, ItemId{static_cast<std::uint32_t>(i)});
    const double per = static_cast<double>(good.per_unit), use = n.items[i].use;
    for (const bool scenario : {false, true}) {
      const auto& pair = study.replications.front().pair;
      const auto& stores = (scenario ? pair.scenario : pair.baseline).stores;
      for (std::size_t d = 0; d < stores.days.size(); ++d) {
        const auto& x = stores.items[i].days[d];
        const auto units = [&](Quantity q) { return exact_number(static_cast<double>(q.units) / per); };
        const auto cover =
            use > 0 ? exact_number(std::round(static_cast<double>(x.on_hand.units) / use * 1e4) / 1e4) : "";
        csv.add({n.sites[n.items[i].site].name, item_name, good.unit, run_name(scenario),
                 std::to_string(stores.days[d]), date_text(w.day_start(stores.days[d])), units(x.on_hand), cover,
                 units(x.claimed), units(x.on_order)});
      }
    }
  }
  return std::move(csv).text();
}

}  // namespace chokepoint
