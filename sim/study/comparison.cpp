// Yardsticks for everybody, runs, and then only numbers.
#include "chokepoint/study/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/sampling.hpp"

namespace chokepoint {
namespace {

using Contestants = std::vector<Contestant>;

/// Whole results in memory at once; more than most machines have threads.
constexpr std::uint32_t at_once = 32;

using Names = std::vector<std::string>;

/// The yardsticks of every contestant, in one order: the measures, `unmet` of each common end user, the limits.
struct Plan {
  Names measures;
  std::vector<std::vector<Yardstick>> yardsticks;  ///< by contestant
  std::vector<std::vector<ResultLimit>> limits;    ///< by contestant
  std::size_t users = 0;
};

bool has_line(const Network& n, const std::vector<DemandId>& users) {
  return std::any_of(users.begin(), users.end(), [&](DemandId u) { return n.demands[u].line; });
}

/// What a stranger would ask first.
Names usual_measures(const Contestants& all, const CommonGround& ground) {
  const bool lines = has_line(*all.front().network, ground.users.front());
  Names names{"unmet_days", lines ? "first_stop_day" : "first_shortage_day"};
  if (lines) names.emplace_back("stop_days");
  if (std::all_of(all.begin(), all.end(), [](const Contestant& c) { return c.network->money.on(); }))
    names.insert(names.end(), {"cost", "profit"});
  return names;
}

bool is_money(const std::string& name) { return name == "cost" || name == "revenue" || name == "profit"; }

/// "unmet_days" over the common end users, "unmet of car-plant" as it stands.
YardstickRead measure_of(const Network& n, const std::vector<DemandId>& users, const std::string& name) {
  const bool whole = name.find(" of ") == std::string::npos && !is_money(name);
  return whole ? yardstick_of(n, name, users) : read_yardstick(n, name);
}

std::string add_contestant(const Contestant& c, const std::vector<DemandId>& users, const Names& limits, Plan& plan) {
  std::vector<Yardstick> list;
  for (const auto& name : plan.measures) {
    auto read = measure_of(*c.network, users, name);
    if (!read.yardstick) return c.name + ": " + read.wrong;
    list.push_back(std::move(*read.yardstick));
  }
  for (const DemandId user : users) list.push_back(*yardstick_of(*c.network, "unmet", {user}).yardstick);
  plan.limits.emplace_back();
  for (const auto& text : limits) {
    auto read = read_limit(*c.network, text);
    if (!read.limit) return c.name + ": " + read.wrong;
    list.push_back(read.limit->what);
    plan.limits.back().push_back(std::move(*read.limit));
  }
  plan.users = users.size();
  plan.yardsticks.push_back(std::move(list));
  return "";
}

/// One contestant's place in the comparison: which runs of it are looked at.
class Comparing {
 public:
  Comparing(const Contestants& all, const ComparisonOptions& options, const CommonGround& ground, const Plan& plan)
      : all_(all), options_(options), ground_(ground), plan_(plan), sampled_(all.size()) {}

  Comparison run() {
    auto study = options_.study;
    const auto& p = options_.precision;
    if (!p.goals.empty()) study.replications = std::min(p.most, std::max(p.least, study.replications));
    take(study);
    while (!p.goals.empty() && !interrupted() && study.replications < p.most) {
      const double wanted = replications_foreseen(goals(), study.replications);
      if (wanted == 0) break;
      const double most = std::min<double>(p.most, 2.0 * study.replications);
      study.replications = static_cast<std::uint32_t>(std::min(most, std::max(wanted, study.replications + 2.0)));
      take(study);
    }
    return result();
  }

 private:
  /// A few replications of everybody at a time: memory stays small, and Ctrl-C leaves what all have.
  void take(const StudyOptions& study) {
    const auto total = static_cast<std::uint32_t>(study.replications * all_.size());
    for (auto until = static_cast<std::uint32_t>(finished()); until < study.replications && !interrupted();) {
      until = std::min(study.replications, until + at_once);
      for (std::size_t c = 0; c < all_.size() && !interrupted(); ++c) {
        StudyOptions now = study;
        now.replications = until;
        const auto others = taken() - static_cast<std::uint32_t>(sampled_[c].fine.size());
        if (study.progress)
          now.progress = [&](std::uint32_t done, std::uint32_t) { study.progress(others + done, total); };
        sample(*all_[c].network, now, plan_.yardsticks[c], sampled_[c]);
      }
    }
  }
  std::uint32_t taken() const {
    std::size_t sum = 0;
    for (const auto& s : sampled_) sum += s.fine.size();
    return static_cast<std::uint32_t>(sum);
  }
  bool interrupted() const {
    return std::any_of(sampled_.begin(), sampled_.end(), [](const Sampled& s) { return s.interrupted; });
  }
  std::size_t first() const { return options_.against_scenario ? 1 : 0; }
  std::size_t finished() const {
    std::size_t n = sampled_.front().fine.size();
    for (const auto& s : sampled_) n = std::min(n, s.fine.size());
    return n;
  }
  const Sample& baseline(std::size_t y) const {
    return options_.against_scenario ? sampled_[0].scenario[y] : sampled_[0].baseline[y];
  }

  /// Of the replications in which all have the number, the numbers.
  MeasureFinding gather(std::size_t y) const {
    MeasureFinding m;
    m.what = plan_.yardsticks[0][y];
    m.name = m.what.name;
    m.samples.resize(all_.size() - first());
    for (std::size_t r = 0; r < finished(); ++r) {
      bool whole = std::isfinite(baseline(y)[r]);
      for (const auto& s : sampled_) whole = whole && s.fine[r] && std::isfinite(s.scenario[y][r]);
      if (!whole) continue;
      m.which.push_back(r);
      m.baseline_sample.push_back(baseline(y)[r]);
      for (std::size_t c = first(); c < all_.size(); ++c) m.samples[c - first()].push_back(sampled_[c].scenario[y][r]);
    }
    m.replications = m.baseline_sample.size();
    return m;
  }

  void judge_measure(MeasureFinding& m, std::size_t family) const {
    m.family = family;
    m.baseline = estimate(m.baseline_sample);
    const auto& n = *all_.front().network;
    const double end = in_days(n.until - n.from);
    for (const auto& s : m.samples) {
      ScenarioFinding f{estimate(s), paired(s, m.baseline_sample, m.what.more_is_better, family), 0};
      if (m.what.measured == Measured::moment)
        f.ended = static_cast<std::size_t>(std::count_if(s.begin(), s.end(), [&](double v) { return v >= end; }));
      m.scenarios.push_back(std::move(f));
    }
    const bool exact =
        std::all_of(all_.begin(), all_.end(), [](const Contestant& c) { return c.network->deterministic; });
    m.selection = select_best(m.samples, m.what.more_is_better, exact);
  }

  std::vector<GoalFinding> goals() const {
    std::vector<GoalFinding> list;
    const auto& p = options_.precision;
    for (const auto& goal : p.goals) {
      const auto y = static_cast<std::size_t>(std::find(plan_.measures.begin(), plan_.measures.end(), goal.what.name) -
                                              plan_.measures.begin());
      auto m = gather(y);
      judge_measure(m, p.goals.size() * m.samples.size());
      for (std::size_t s = 0; s < m.scenarios.size(); ++s) {
        const auto& a = m.scenarios[s].against;
        list.push_back({goal.what.name + ", " + all_[s + first()].name, goal.what.unit, a.difference.mean,
                        a.simultaneous, std::max(goal.absolute, goal.relative * std::fabs(a.difference.mean))});
      }
    }
    return list;
  }

  bool short_anywhere(const MeasureFinding& m) const {
    const auto any = [](const Sample& s) { return std::any_of(s.begin(), s.end(), [](double v) { return v != 0; }); };
    return any(m.baseline_sample) || std::any_of(m.samples.begin(), m.samples.end(), any);
  }

  /// The worst first: by unmet demand in days of an end user's own, in the scenario that is worst for it.
  void add_users(Comparison& result) const {
    std::vector<std::pair<double, MeasureFinding>> list;
    for (std::size_t u = 0; u < plan_.users; ++u) {
      auto m = gather(plan_.measures.size() + u);
      if (!short_anywhere(m)) continue;
      const auto user = ground_.users.front()[u];
      m.name = end_user_name(*all_.front().network, user);
      const double use = all_.front().network->items[all_.front().network->demands[user].item].use;
      double worst = 0;
      for (const auto& s : m.samples) worst = std::max(worst, estimate(s).mean);
      list.emplace_back(use > 0 ? worst / use : worst, std::move(m));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [worst, m] : list) {
      judge_measure(m, list.size() * m.samples.size());
      result.users.push_back(std::move(m));
    }
  }

  void add_limits(Comparison& result) const {
    for (std::size_t c = first(); c < all_.size(); ++c)
      for (std::size_t l = 0; l < plan_.limits[c].size(); ++l) {
        const auto& sample = sampled_[c].scenario[plan_.measures.size() + plan_.users + l];
        result.limits.push_back(judge(plan_.limits[c][l], sample));
        result.limit_of.push_back(c - first());
      }
  }

  /// What the worlds have not in common even when no event happens.
  void note_worlds(Comparison& result) const {
    for (std::size_t c = 1; c < all_.size(); ++c) {
      if (options_.against_scenario) return;
      const auto alike = [&](std::size_t y) {
        for (std::size_t r = 0; r < finished(); ++r) {
          const double a = sampled_[0].baseline[y][r], b = sampled_[c].baseline[y][r];
          if (!(a == b) && !(std::isnan(a) && std::isnan(b))) return false;
        }
        return true;
      };
      bool same = true;
      for (std::size_t y = 0; y < plan_.measures.size() + plan_.users; ++y) same = same && alike(y);
      if (!same)
        result.notes.push_back("Without its events too " + all_[c].name + " is another world than " + all_[0].name +
                               ": its differences from the baseline hold that as well.");
    }
  }

  Comparison result() const {
    Comparison r;
    r.notes = ground_.notes;
    r.seed = options_.study.seed;
    r.interrupted = interrupted();
    r.replications = finished();
    for (std::size_t c = first(); c < all_.size(); ++c) r.scenarios.push_back(all_[c].name);
    for (std::size_t i = 0; i < finished(); ++i)
      r.failed += std::any_of(sampled_.begin(), sampled_.end(), [&](const Sampled& s) { return !s.fine[i]; });
    for (std::size_t c = 0; c < all_.size(); ++c) {
      for (const auto& f : sampled_[c].failures) r.failures.push_back(all_[c].name + ": " + f);
      r.audit.events += sampled_[c].audit.events;
      r.audit.runs += sampled_[c].audit.runs;
      r.audit.unclean += sampled_[c].audit.unclean;
    }
    if (r.replications == r.failed) return r;
    note_worlds(r);
    for (std::size_t y = 0; y < plan_.measures.size(); ++y) {
      r.measures.push_back(gather(y));
      judge_measure(r.measures.back(), plan_.measures.size() * r.scenarios.size());
    }
    add_users(r);
    add_limits(r);
    r.precision = goals();
    return r;
  }

  const Contestants& all_;
  const ComparisonOptions& options_;
  const CommonGround& ground_;
  const Plan& plan_;
  std::vector<Sampled> sampled_;
};

}  // namespace

ComparisonResult compare(const Contestants& contestants, const ComparisonOptions& options) {
  const auto ground = common_ground(contestants);
  if (!ground.refusal.empty()) return {{}, ground.refusal};
  Plan plan;
  plan.measures = options.measures.empty() ? usual_measures(contestants, ground) : options.measures;
  for (const auto& goal : options.precision.goals)
    if (std::find(plan.measures.begin(), plan.measures.end(), goal.what.name) == plan.measures.end())
      plan.measures.push_back(goal.what.name);
  for (std::size_t c = 0; c < contestants.size(); ++c)
    if (auto wrong = add_contestant(contestants[c], ground.users[c], options.limits, plan); !wrong.empty())
      return {{}, wrong};
  return {Comparing(contestants, options, ground, plan).run(), ""};
}

}  // namespace chokepoint
