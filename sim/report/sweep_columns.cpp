// Columns out of CSV, and groups of trials at the ends of factors.
#include "report/sweep_columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/core/formula.hpp"
#include "chokepoint/report/wording.hpp"
#include "chokepoint/study/effects.hpp"
#include "scenario/csv.hpp"

namespace chokepoint::page {
namespace {

constexpr std::size_t few_values = 8;

/// Our own tables; what cannot be read of a damaged one is left out.
std::vector<CsvRow> rows_of(const std::string& csv) {
  Diagnostics none;
  return parse_csv(csv, 0, none);
}

std::optional<double> number_in(const std::string& word) {
  if (word.empty()) return absent;
  char* end = nullptr;
  const double x = std::strtod(word.c_str(), &end);
  if (end == word.c_str() + word.size() && std::isfinite(x)) return x;
  return {};
}

/// Fills `numbers`, if all of the words are numbers, or all are dates.
void read_numbers(Column& c) {
  for (const auto& w : c.words) {
    const auto x = number_in(w);
    if (!x) break;
    c.numbers.push_back(*x);
  }
  if (c.numbers.size() == c.words.size()) return;
  c.numbers.clear();
  for (const auto& w : c.words) {
    const auto t = parse_time(w);
    if (!t) break;
    c.numbers.push_back(static_cast<double>(t->seconds) / static_cast<double>(day.seconds));
  }
  c.dates = c.numbers.size() == c.words.size();
  if (!c.dates) c.numbers.clear();
}

using Members = std::vector<std::size_t>;

Moments moments_of(const Column& output, const Members& trials) {
  Moments m;
  for (const auto t : trials) m.add(output.numbers[t]);
  return m;
}

End end_of(std::string at, const Moments& m) { return {std::move(at), m.mean(), m.half_width(), m.n()}; }

std::string with_unit(const Column& c, const std::string& word) { return c.unit.empty() ? word : word + " " + c.unit; }

/// The word of the trial in which the factor has that value.
const std::string& word_of(const Column& c, double value, const Members& trials) {
  return c.words[*std::find_if(trials.begin(), trials.end(), [&](std::size_t t) { return c.numbers[t] == value; })];
}

std::string shown(const Column& c, double value, const Members& trials) {
  return c.dates ? word_of(c, value, trials) : with_unit(c, people_number(value));
}

Members where(const Column& c, const Members& trials, double low, double high) {
  Members some;
  for (const auto t : trials)
    if (c.numbers[t] >= low && c.numbers[t] <= high) some.push_back(t);
  return some;
}

std::optional<Swing> swing_of_numbers(const Column& factor, const Column& output, const Members& trials) {
  std::vector<double> sorted;
  for (const auto t : trials) sorted.push_back(factor.numbers[t]);
  std::sort(sorted.begin(), sorted.end());
  auto values = sorted;
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() < 2) return {};
  Swing s;
  s.factor = factor.name;
  s.thirds = values.size() > few_values;
  const double least = sorted.front(), most = sorted.back();
  const double low = s.thirds ? sorted[(sorted.size() + 2) / 3 - 1] : least;
  const double high = s.thirds ? sorted[sorted.size() - (sorted.size() + 2) / 3] : most;
  const auto at_low = shown(factor, low, trials), at_high = shown(factor, high, trials);
  s.low = end_of(s.thirds ? "up to " + at_low : at_low, moments_of(output, where(factor, trials, least, low)));
  s.high = end_of(s.thirds ? "from " + at_high : at_high, moments_of(output, where(factor, trials, high, most)));
  return s;
}

std::optional<Swing> swing_of_words(const Column& factor, const Column& output, const Members& trials) {
  std::map<std::string, Moments> by_word;
  for (const auto t : trials) by_word[factor.words[t]].add(output.numbers[t]);
  if (by_word.size() < 2) return {};
  const auto [low, high] = std::minmax_element(
      by_word.begin(), by_word.end(), [](const auto& a, const auto& b) { return a.second.mean() < b.second.mean(); });
  return Swing{factor.name, false, end_of(low->first, low->second), end_of(high->first, high->second)};
}

double width(const Swing& s) { return std::abs(s.high.mean - s.low.mean); }

Tornado tornado_of(const Sweep& sweep, const Column& output) {
  Members trials;
  for (std::size_t t = 0; t < sweep.trials; ++t)
    if (sweep.ok[t] && !is_absent(output.numbers[t])) trials.push_back(t);
  Tornado out{output.name, output.unit, moments_of(output, trials).mean(), trials.size(), {}};
  for (const auto& c : sweep.columns) {
    if (c.role != "factor") continue;
    auto swing = c.numbers.empty() ? swing_of_words(c, output, trials) : swing_of_numbers(c, output, trials);
    if (swing) out.swings.push_back(std::move(*swing));
  }
  std::stable_sort(out.swings.begin(), out.swings.end(),
                   [](const Swing& a, const Swing& b) { return width(a) > width(b); });
  return out;
}

}  // namespace

Sweep sweep_of(const std::string& trials, const std::string& variables) {
  std::map<std::string, std::pair<std::string, std::string>> about;  // role and unit by name
  for (const auto& row : rows_of(variables))
    if (row.size() > 3 && (row[1].text == "factor" || row[1].text == "output"))
      about[row[0].text] = {row[1].text, row[3].text};
  Sweep sweep;
  const auto rows = rows_of(trials);
  if (rows.size() < 2) return sweep;
  sweep.trials = rows.size() - 1;
  sweep.ok.assign(sweep.trials, true);
  for (std::size_t c = 0; c < rows[0].size(); ++c) {
    Column column;
    column.name = rows[0][c].text;
    if (const auto found = about.find(column.name); found != about.end())
      std::tie(column.role, column.unit) = found->second;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      column.words.push_back(c < rows[r].size() ? rows[r][c].text : "");
      if (column.name == "status") sweep.ok[r - 1] = column.words.back() == "ok";
    }
    read_numbers(column);
    sweep.columns.push_back(std::move(column));
  }
  return sweep;
}

std::vector<Tornado> tornados(const Sweep& sweep) {
  std::vector<Tornado> all;
  for (const auto& c : sweep.columns) {
    if (c.role != "output" || c.numbers.empty()) continue;
    auto t = tornado_of(sweep, c);
    if (!t.swings.empty() && width(t.swings.front()) > 0) all.push_back(std::move(t));
  }
  return all;
}

}  // namespace chokepoint::page
