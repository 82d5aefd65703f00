// Reports and beliefs as tables.
#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {

std::string reports_csv(const Network& n, const Findings& f) {
  const Window w(n);
  const bool wide = f.replications > 1;
  std::vector<std::string> head{"report", "by", "commodity", "unit", "month"};
  for (const std::string run : {"baseline", "scenario"}) {
    head.push_back(run);
    if (wide) head.push_back(run + "_half_width");
  }
  head.insert(head.end(), {"seen_on", "year_so_far", "year_seen"});
  std::string text = csv_line(head);
  for (std::size_t i = 0; i < f.reports.size(); ++i) {
    const auto& report = n.reports[i];
    for (std::size_t m = 0; m < f.reports[i].months.size(); ++m) {
      const auto& x = f.reports[i].months[m];
      std::vector<std::string> row{report.id, report.by, n.goods[report.good].name, n.goods[report.good].unit,
                                   w.month_name(m)};
      row.push_back(exact_number(x.baseline));
      if (wide) row.push_back(exact_number(x.baseline_half_width));
      row.push_back(exact_number(x.scenario));
      if (wide) row.push_back(exact_number(x.scenario_half_width));
      row.insert(row.end(), {date_text(x.seen), exact_number(x.year_so_far), exact_number(x.year_seen)});
      text += csv_line(row);
    }
  }
  return text;
}

std::string beliefs_csv(const Network& n, const Findings& f) {
  std::string text =
      csv_line({"belief", "about", "unit", "date", "mean", "sd", "truth", "batches_issued", "batches_known"});
  for (std::size_t i = 0; i < f.beliefs.size(); ++i)
    for (const auto& m : f.beliefs[i].months)
      text +=
          csv_line({n.beliefs[i].id, n.events[n.beliefs[i].about].id,
                    f.beliefs[i].good ? n.goods[f.beliefs[i].good].unit : "", date_text(m.date), exact_number(m.mean),
                    exact_number(m.sd), exact_number(m.truth), std::to_string(m.issued), std::to_string(m.known)});
  return text;
}

}  // namespace chokepoint
