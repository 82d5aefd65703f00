// Reads a limit from right to left: the share, the value, the comparison; what is left is the yardstick.
#include "chokepoint/study/limit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <vector>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// "5", "5 d", "5d", "95 %": number and unit apart; no number: an empty optional.
std::optional<std::pair<double, std::string>> number_and_unit(const std::string& text) {
  double value = 0;
  const auto got = std::from_chars(text.data(), text.data() + text.size(), value);
  if (got.ec != std::errc{}) return {};
  return std::pair{value, trimmed(std::string(got.ptr, text.data() + text.size()))};
}

bool beyond(ResultLimit::Compare compare, double number, double value) {
  switch (compare) {
    case ResultLimit::Compare::less:
      return number < value;
    case ResultLimit::Compare::at_most:
      return number <= value;
    case ResultLimit::Compare::more:
      return number > value;
    case ResultLimit::Compare::at_least:
      return number >= value;
  }
  return false;
}

struct Sign {
  const char* sign;
  ResultLimit::Compare compare;
};
/// The longer signs first.
constexpr Sign comparisons[] = {{"<=", ResultLimit::Compare::at_most},
                                {">=", ResultLimit::Compare::at_least},
                                {"<", ResultLimit::Compare::less},
                                {">", ResultLimit::Compare::more}};

ResultLimitRead wrong(const std::string& text, const std::string& why) { return {{}, "'" + text + "': " + why}; }

/// Takes " in 10 %" from the end of `text`; false when something that looks like it is none.
bool take_share(std::string& text, std::optional<double>& share) {
  const auto at = text.rfind(" in ");
  if (at == std::string::npos) return true;
  const auto read = number_and_unit(trimmed(text.substr(at + 4)));
  if (!read || read->second != "%" || read->first < 0 || read->first >= 100) return false;
  share = read->first / 100;
  text = trimmed(text.substr(0, at));
  return true;
}

}  // namespace

ValueRead read_value(const Network& network, const Yardstick& what, const std::string& text) {
  if (what.measured == Measured::moment)
    if (const auto time = parse_time(text)) return {in_days(*time - network.from), ""};
  const auto read = number_and_unit(text);
  const bool share = what.measured == Measured::share;
  const std::string like = what.measured == Measured::moment
                               ? "a date such as 2025-06-07, or days since " + date_text(network.from) + " as in 157 d"
                           : share             ? "a percentage such as 95 %"
                           : what.unit.empty() ? "a number"
                                               : "a number with its unit, as in 5 " + what.unit;
  if (!read) return {0, "'" + text + "' is no value of '" + what.name + "': write " + like};
  const auto& unit = read->second;
  if (share && unit != "%") return {0, "'" + text + "' is no share: write " + like};
  if (!share && !unit.empty() && unit != what.unit)
    return {0, "'" + what.name + "' is not counted in '" + unit + "': write " + like};
  return {share ? read->first / 100 : read->first, ""};
}

ResultLimitRead read_limit(const Network& network, const std::string& text) {
  ResultLimit limit;
  limit.text = text;
  std::string left = trimmed(text);
  for (const auto& c : comparisons) {
    const auto at = left.find(c.sign);
    if (at == std::string::npos) continue;
    limit.compare = c.compare;
    auto what = read_yardstick(network, trimmed(left.substr(0, at)));
    if (!what.yardstick) return wrong(text, what.wrong);
    limit.what = *what.yardstick;
    left = trimmed(left.substr(at + std::string(c.sign).size()));
    if (!take_share(left, limit.share))
      return wrong(text, "after 'in' stands a percentage of the replications, as in 'in 10 %'");
    const auto value = read_value(network, limit.what, left);
    if (!value.wrong.empty()) return wrong(text, value.wrong);
    limit.value = value.value;
    return {limit, ""};
  }
  return wrong(text, "a limit is written as in 'stop_days of car-plant > 5 d', with <, >, <= or >=");
}

LimitFinding judge(const ResultLimit& limit, const std::vector<double>& sample) {
  std::vector<double> values;
  std::copy_if(sample.begin(), sample.end(), std::back_inserter(values), [](double v) { return std::isfinite(v); });
  LimitFinding f;
  f.text = limit.text;
  if (values.empty()) return f;
  const auto times =
      std::count_if(values.begin(), values.end(), [&](double v) { return beyond(limit.compare, v, limit.value); });
  f.mean = estimate(values).mean;
  f.share = static_cast<double>(times) / static_cast<double>(values.size());
  f.crossed = limit.share ? f.share > *limit.share : beyond(limit.compare, f.mean, limit.value);
  return f;
}

LimitFinding judge(const ResultLimit& limit, const StudyResult& study) {
  std::vector<double> values;
  for (const auto& r : study.replications)
    if (r.ok())
      if (const auto value = limit.what.of(r.pair.scenario)) values.push_back(*value);
  return judge(limit, values);
}

}  // namespace chokepoint
