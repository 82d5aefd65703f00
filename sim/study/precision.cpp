// Looks, foresees how many replications are missing, and adds at most as many again as there are.
#include "chokepoint/study/precision.hpp"

#include <algorithm>
#include <cmath>

#include "chokepoint/scenario/scenario.hpp"
#include "chokepoint/study/limit.hpp"

namespace chokepoint {
namespace {

GoalFinding judge(const Goal& goal, double confidence, const StudyResult& study) {
  std::vector<double> values;
  for (const auto& r : study.replications)
    if (r.ok())
      if (const auto value = goal.what.of(r.pair.scenario)) values.push_back(*value);
  const auto e = estimate(values, confidence);
  return {goal.what.name, goal.what.unit, e.mean, e.half_width,
          std::max(goal.absolute, goal.relative * std::fabs(e.mean))};
}

}  // namespace

double replications_foreseen(const std::vector<GoalFinding>& goals, std::size_t n) {
  double wanted = 0;
  for (const auto& g : goals)
    if (!g.met()) wanted = std::max(wanted, g.wanted > 0 ? std::pow(g.half_width / g.wanted, 2) : 2.0);
  return std::ceil(wanted * static_cast<double>(n));
}

std::vector<GoalFinding> judge(const Precision& precision, const StudyResult& study) {
  std::vector<GoalFinding> list;
  const double confidence = 1 - 0.05 / static_cast<double>(std::max<std::size_t>(1, precision.goals.size()));
  for (const auto& g : precision.goals) list.push_back(judge(g, confidence, study));
  return list;
}

StudyResult execute_until(const Network& network, const StudyOptions& options, const Precision& precision) {
  StudyOptions now = options;
  now.replications = std::min(precision.most, std::max(precision.least, options.replications));
  StudyResult study = execute(network, now);
  while (!study.interrupted && now.replications < precision.most) {
    const double wanted = replications_foreseen(judge(precision, study), now.replications);
    if (wanted == 0) break;
    const double most = std::min<double>(precision.most, 2.0 * now.replications);
    now.replications = static_cast<std::uint32_t>(std::min(most, std::max(wanted, now.replications + 2.0)));
    execute_more(network, now, study);
  }
  return study;
}

GoalRead read_goal(const Network& network, const std::string& text) {
  const auto colon = text.rfind(':');
  const std::string name = colon == std::string::npos ? "unmet_days" : text.substr(0, colon);
  const auto first = text.find_first_not_of(" \t", colon == std::string::npos ? 0 : colon + 1);
  const std::string width = first == std::string::npos ? "" : text.substr(first);
  auto what = read_yardstick(network, name);
  if (!what.yardstick) return {{}, what.wrong};
  Goal goal{*what.yardstick, 0, 0};
  const bool percent = !width.empty() && width.back() == '%';
  Yardstick as = goal.what;
  if (percent || as.measured == Measured::moment) as.measured = percent ? Measured::share : Measured::days;
  const auto read = read_value(network, as, width);
  if (!read.wrong.empty()) return {{}, read.wrong};
  if (read.value <= 0) return {{}, "a half width must be more than 0, as in 5 %"};
  (percent ? goal.relative : goal.absolute) = read.value;
  return {goal, ""};
}

Precision precision_of(const ScenarioSpec& scenario, const Network& network, Diagnostics& diagnostics) {
  Precision precision;
  for (const auto& p : scenario.precision) {
    const auto read = read_goal(network, p.of.given() ? p.of.text + ": " + p.to.text : p.to.text);
    if (read.goal)
      precision.goals.push_back(*read.goal);
    else
      diagnostics.error(p.spot, "precision", read.wrong);
  }
  const auto& most = scenario.most_replications;
  if (!most.given()) return precision;
  if (scenario.precision.empty())
    diagnostics.error(most.spot, "most_replications", "goes with `precision`; without it there are `replications`");
  else if (most.value < 2 || most.value > 10'000'000)
    diagnostics.error(most.spot, "most_replications", "from 2 to 10000000");
  else
    precision.most = static_cast<std::uint32_t>(most.value);
  return precision;
}

}  // namespace chokepoint
