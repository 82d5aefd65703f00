// Observed series of dispatches, to print beside the model.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "network/incidents.hpp"

namespace chokepoint {
namespace {

/// "2025-04" as the first day of that month.
std::optional<Time> first_of_month(const std::string& text) {
  if (text.size() != 7) return {};
  return parse_time(text + "-01");
}

void add_months(Compiling& c, const ObservedSpec& s, const Good& good, Observed& o, const std::string& path) {
  for (const auto& line : s.months) {
    const auto here = path + ".months." + line.id.text;
    const auto first = first_of_month(line.id.text);
    if (!first) {
      c.error(line.id.spot, here, "a month is written as in 2025-04");
      continue;
    }
    const auto date = date_of(*first);
    const bool fitted =
        std::any_of(s.fitted_on.begin(), s.fitted_on.end(), [&](const Word& w) { return w.text == line.id.text; });
    o.months.push_back({date.year, date.month, quantity_of(c, line.value, good, here).value_or(Quantity{}), fitted});
  }
}

void check_fitted(Compiling& c, const ObservedSpec& s, const std::string& path) {
  Names months;
  for (const auto& line : s.months) months.push_back(line.id.text);
  for (const auto& w : s.fitted_on)
    if (std::find(months.begin(), months.end(), w.text) == months.end())
      c.error(w.spot, path + ".fitted_on",
              "no observed month is called " + quoted(w.text) + "; " + hint(w.text, months));
}

}  // namespace

void compile_observed(Compiling& c) {
  for (std::size_t i = 0; i < c.spec.compare_with.size(); ++i) {
    const auto& s = c.spec.compare_with[i];
    const auto path = "compare_with." + std::to_string(i);
    Observed o;
    o.series = s.series;
    o.source = s.source;
    o.lanes = lanes_between(c, s.goods, s.leaves, s.goes_to, path);
    const auto goods = goods_of(c, s.goods, path + ".goods");
    const auto* good = common_good(c, goods, s.goods.spot, path + ".goods");
    check_fitted(c, s, path);
    if (!good) continue;
    o.good = c.good_ids.at(good->name);
    add_months(c, s, *good, o, path);
    c.net.observed.push_back(std::move(o));
  }
}

}  // namespace chokepoint
