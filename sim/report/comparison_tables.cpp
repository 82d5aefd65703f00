// Every number of a comparison, and the numbers that it was made of.
#include "chokepoint/report/comparison_tables.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }

Json estimate_json(const Estimate& e) {
  return {{"mean", e.mean}, {"half_width", e.half_width}, {"min", e.low}, {"max", e.high}, {"n", e.n}};
}

Json share_json(std::size_t times, std::size_t of) {
  const auto share = share_interval(times, of);
  return {{"in", times},
          {"share", of > 0 ? Json(static_cast<double>(times) / static_cast<double>(of)) : Json(nullptr)},
          {"low", share.low},
          {"high", share.high}};
}

Json scenario_json(const Comparison& c, const MeasureFinding& m, std::size_t s) {
  const auto& f = m.scenarios[s];
  const auto& standing = m.selection.standings[s];
  Json j{{"scenario", c.scenarios[s]}};
  j.update(estimate_json(f.value));
  if (m.what.measured == Measured::moment) j["not_within_the_run"] = f.ended;
  j["difference"] = estimate_json(f.against.difference);
  j["difference"]["simultaneous_half_width"] = f.against.simultaneous;
  j["worse"] = share_json(f.against.worse, m.replications);
  j["better"] = share_json(f.against.better, m.replications);
  j["correlation"] = number(f.against.correlation);
  j["variance_reduction"] = number(f.against.gain);
  j["best"] = share_json(standing.best_in, m.replications);
  j["may_be_best"] = standing.may_be_best;
  j["to_best"] = {{"mean", standing.to_best}, {"low", number(standing.low)}, {"high", number(standing.high)}};
  return j;
}

Json measure_json(const Comparison& c, const MeasureFinding& m) {
  Json j{{"what", m.name},
         {"unit", m.what.unit},
         {"better", m.what.more_is_better ? "more" : "less"},
         {"replications", m.replications},
         {"simultaneous_differences", m.family},
         {"baseline", estimate_json(m.baseline)}};
  j["scenarios"] = Json::array();
  for (std::size_t s = 0; s < m.scenarios.size(); ++s) j["scenarios"].push_back(scenario_json(c, m, s));
  j["best"] = m.selection.best ? Json(c.scenarios[*m.selection.best]) : Json(nullptr);
  return j;
}

Json list_json(const Comparison& c, const std::vector<MeasureFinding>& measures) {
  Json list = Json::array();
  for (const auto& m : measures) list.push_back(measure_json(c, m));
  return list;
}

Json goals_json(const Comparison& c) {
  Json list = Json::array();
  for (const auto& g : c.precision)
    list.push_back({{"what", g.what},
                    {"unit", g.unit},
                    {"difference", g.mean},
                    {"half_width", g.half_width},
                    {"wanted", g.wanted},
                    {"met", g.met()}});
  return list;
}

Json limits_json(const Comparison& c) {
  Json list = Json::array();
  for (std::size_t l = 0; l < c.limits.size(); ++l)
    list.push_back({{"scenario", c.scenarios[c.limit_of[l]]},
                    {"limit", c.limits[l].text},
                    {"crossed", c.limits[l].crossed},
                    {"mean", c.limits[l].mean},
                    {"share", c.limits[l].share}});
  return list;
}

std::string field(std::optional<double> value) { return value ? exact_number(*value) : ""; }

void add_rows(const Comparison& c, const MeasureFinding& m, const char* kind, std::string& text) {
  for (std::size_t s = 0; s < m.scenarios.size(); ++s) {
    const auto& f = m.scenarios[s];
    const auto& p = f.against;
    const auto& x = m.selection.standings[s];
    const auto worse = share_interval(p.worse, m.replications);
    const bool several = m.replications > 1;
    const auto width = [&](double w) { return several ? exact_number(w) : std::string(); };
    text += csv_line({kind,
                      m.name,
                      m.what.unit,
                      m.what.more_is_better ? "more" : "less",
                      c.scenarios[s],
                      std::to_string(m.replications),
                      exact_number(f.value.mean),
                      width(f.value.half_width),
                      exact_number(m.baseline.mean),
                      width(m.baseline.half_width),
                      exact_number(p.difference.mean),
                      width(p.difference.half_width),
                      width(p.simultaneous),
                      std::to_string(p.worse),
                      exact_number(worse.low),
                      exact_number(worse.high),
                      std::to_string(p.better),
                      field(p.correlation),
                      field(p.gain),
                      std::to_string(x.best_in),
                      x.may_be_best ? "true" : "false",
                      exact_number(x.to_best),
                      exact_number(x.low),
                      exact_number(x.high)});
  }
}

void add_pairs(const Comparison& c, const MeasureFinding& m, const char* kind, std::string& text) {
  for (std::size_t s = 0; s < m.samples.size(); ++s)
    for (std::size_t r = 0; r < m.samples[s].size(); ++r)
      text += csv_line({kind, m.name, m.what.unit, c.scenarios[s], std::to_string(m.which[r]),
                        exact_number(m.baseline_sample[r]), exact_number(m.samples[s][r]),
                        exact_number(m.samples[s][r] - m.baseline_sample[r])});
}

}  // namespace

std::string comparison_json(const Network& network, const Comparison& c, const BaselineName& baseline) {
  Json j;
  j["baseline"] = baseline.text;
  j["scenarios"] = c.scenarios;
  j["from"] = to_text(network.from);
  j["until"] = to_text(network.until);
  j["seed"] = c.seed;
  j["replications"] = c.replications;
  j["failed"] = c.failed;
  j["notes"] = c.notes;
  j["failures"] = c.failures;
  j["headline"] = best_sentence(c);
  j["measures"] = list_json(c, c.measures);
  j["end_users"] = list_json(c, c.users);
  if (!c.precision.empty()) j["precision"] = goals_json(c);
  if (!c.limits.empty()) j["limits"] = limits_json(c);
  j["audit"] = {{"clean", c.audit.unclean == 0}, {"runs", c.audit.runs}, {"events", c.audit.events}};
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string comparison_csv(const Comparison& c) {
  std::string text = csv_line({"kind",
                               "what",
                               "unit",
                               "better",
                               "scenario",
                               "replications",
                               "mean",
                               "mean_half_width",
                               "baseline",
                               "baseline_half_width",
                               "difference",
                               "difference_half_width",
                               "simultaneous_half_width",
                               "worse_in",
                               "worse_share_low",
                               "worse_share_high",
                               "better_in",
                               "correlation",
                               "variance_reduction",
                               "best_in",
                               "may_be_best",
                               "to_best",
                               "to_best_low",
                               "to_best_high"});
  for (const auto& m : c.measures) add_rows(c, m, "measure", text);
  for (const auto& m : c.users) add_rows(c, m, "end user", text);
  return text;
}

std::string pairs_csv(const Comparison& c) {
  std::string text = csv_line({"kind", "what", "unit", "scenario", "replication", "baseline", "value", "difference"});
  for (const auto& m : c.measures) add_pairs(c, m, "measure", text);
  for (const auto& m : c.users) add_pairs(c, m, "end user", text);
  return text;
}

}  // namespace chokepoint
