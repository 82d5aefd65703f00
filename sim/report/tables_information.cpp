// Reports and beliefs as tables.
#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {

std::string reports_csv(const Network& n, const Findings& f) {
  const Window w(n);
  std::string text = csv_line(
      {"report", "by", "commodity", "unit", "month", "baseline", "scenario", "seen_on", "year_so_far", "year_seen"});
  for (std::size_t i = 0; i < f.reports.size(); ++i) {
    const auto& report = n.reports[i];
    for (std::size_t m = 0; m < f.reports[i].months.size(); ++m) {
      const auto& x = f.reports[i].months[m];
      text += csv_line({report.id, report.by, n.goods[report.good].name, n.goods[report.good].unit, w.month_name(m),
                        exact_number(x.baseline), exact_number(x.scenario), date_text(x.seen),
                        exact_number(x.year_so_far), exact_number(x.year_seen)});
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
