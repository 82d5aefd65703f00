// Threads take blocks of replications of one point, so that a point is compiled once; rows leave as they come.
#include "chokepoint/study/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include "chokepoint/network/compile.hpp"

namespace chokepoint {
namespace {

/// Replications of one point that a thread takes at once.
constexpr std::uint64_t block = 16;

std::string first_trouble(const Diagnostics& diagnostics) {
  std::string text;
  std::size_t more = 0;
  for (const auto& d : diagnostics.all()) {
    if (d.severity != Severity::error) continue;
    if (text.empty())
      text = (d.path.empty() ? "" : d.path + ": ") + d.message;
    else
      ++more;
  }
  if (text.empty()) return "the scenario cannot be compiled";
  return more == 0 ? text : text + " (and " + std::to_string(more) + " more)";
}

/// What one thread keeps between trials: the network of its last point, and the numbers asked of it.
class Bench {
 public:
  explicit Bench(const SweepPlan& plan) : plan_(plan) {}

  Trial run(std::uint64_t id) {
    const auto begin = std::chrono::steady_clock::now();
    Trial t;
    t.id = id;
    t.point = id / plan_.replications;
    t.replication = static_cast<std::uint32_t>(id % plan_.replications);
    t.scrambling = plan_.design.scrambling(t.point);
    try {
      turn_to(t.point);
      t.factors = values_;
      if (trouble_.empty())
        fill(t);
      else
        t.failure = trouble_;
    } catch (const std::exception& error) {
      t.factors = plan_.values_at(t.point);
      t.failure = error.what();
    }
    if (!t.failure.empty()) t.outputs.clear(), t.crossed.clear(), t.series.clear();
    t.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return t;
  }

 private:
  void turn_to(std::uint64_t point) {
    if (here_ && point == point_) return;
    here_ = false;
    trouble_.clear();
    values_ = plan_.values_at(point);
    std::vector<Setting> settings;
    for (std::size_t f = 0; f < values_.size(); ++f)
      for (auto& s : plan_.factors[f].settings(values_[f])) settings.push_back(std::move(s));
    if (plan_.has_scenario) settle(settings);
    point_ = point;
    here_ = true;
  }

  /// A point that changes nothing in the scenario needs no network of its own.
  void settle(const std::vector<Setting>& settings) {
    auto network = plan_.base;
    if (!settings.empty()) {
      network.reset();
      auto read = plan_.draft.read(settings);
      auto compiled = compile(read.spec, read.diagnostics);
      if (!compiled || !read.diagnostics.ok()) {
        trouble_ = first_trouble(read.diagnostics);
        return;
      }
      network = std::make_shared<const Network>(std::move(*compiled));
    }
    if (network != network_) bind(*network);
    network_ = std::move(network);
  }

  /// An event that is switched off leaves numbers that are absent.
  void bind(const Network& network) {
    std::string ignored;
    asked_.clear();
    series_.clear();
    for (const auto& name : plan_.asked) {
      auto a = ask(network, name, ignored);
      asked_.push_back(a ? std::move(a->of) : [](const PairResult&) { return absent; });
    }
    for (const auto& s : plan_.series) {
      auto a = ask_series(network, s.name, ignored);
      series_.push_back(a ? std::move(a->of) : [](const PairResult&) { return std::vector<double>{}; });
    }
  }

  /// The runs that the numbers need, and no more.
  PairResult pair(const Trial& t) const {
    const auto address = plan_.own_draws ? static_cast<std::uint32_t>(t.id) : t.replication;
    const RunOptions run{plan_.seed, address, true, plan_.deterministic};
    const auto days = plan_.needs.daily_stores ? DailyLevels::kept : DailyLevels::dropped;
    PairResult p;
    if (plan_.needs.baseline || plan_.needs.pair) {
      auto both = run_both(*network_, run, AuditDepth::every_close, days);
      if (plan_.needs.pair) return pair_up(*network_, std::move(both.baseline), std::move(both.scenario));
      p.baseline = std::move(both.baseline);
      p.scenario = std::move(both.scenario);
      return p;
    }
    MeasuredRun one(*network_, run, AuditDepth::every_close, days);
    one.go_to_the_end({});
    p.scenario = one.finish();
    return p;
  }

  static std::string trouble_of(const PairResult& p) {
    if (!p.baseline.failure.empty()) return "baseline: " + p.baseline.failure;
    if (!p.scenario.failure.empty()) return p.scenario.failure;
    return "";
  }

  void fill(Trial& t) {
    std::vector<double> asked;
    if (!plan_.asked.empty() || !plan_.series.empty()) {
      auto p = pair(t);
      t.failure = trouble_of(p);
      if (t.failure.empty() && !p.scenario.audit.clean())
        t.failure = "the books do not close: this is a mistake of the program";
      if (!t.failure.empty()) return;
      if (plan_.needs.baseline) condense(*network_, p.baseline);
      condense(*network_, p.scenario);
      for (const auto& of : asked_) asked.push_back(of(p));
      for (const auto& of : series_) t.series.push_back(of(p));
    }
    for (const auto& o : plan_.outputs) t.outputs.push_back(value(o.bound, t, asked));
    for (const auto& l : plan_.limits) t.crossed.push_back(value(l.bound, t, asked) > 0);
  }

  double value(const BoundFormula& b, const Trial& t, const std::vector<double>& asked) {
    operands_.clear();
    for (const auto& s : b.sources)
      operands_.push_back(s.from == BoundFormula::From::factor   ? t.factors[s.index].number
                          : s.from == BoundFormula::From::output ? t.outputs[s.index]
                                                                 : asked[s.index]);
    return b.formula(operands_);
  }

  const SweepPlan& plan_;
  bool here_ = false;
  std::uint64_t point_ = 0;
  std::string trouble_;
  std::vector<FactorValue> values_;
  std::shared_ptr<const Network> network_;
  std::vector<std::function<double(const PairResult&)>> asked_;
  std::vector<std::function<std::vector<double>(const PairResult&)>> series_;
  std::vector<double> operands_;
};

/// Hands out trials and takes them back, one thread at a time.
class TrialDesk {
 public:
  TrialDesk(const SweepPlan& plan, const TrialOptions& options)
      : plan_(plan), options_(options), next_(options.first) {}

  void work() {
    Bench bench(plan_);
    for (;;) {
      const auto [first, end] = take();
      if (first == end) return;
      for (auto id = first; id < end; ++id) {
        if (options_.done && options_.done(id)) continue;
        if (stopped()) return;
        keep(bench.run(id));
      }
    }
  }

  std::exception_ptr trouble;
  std::atomic<bool> left{false};  ///< a trial was not begun

 private:
  bool stopped() {
    if (!failed_ && !(options_.stop && options_.stop->load())) return false;
    left = true;
    return true;
  }

  /// The rest of a point, or a block of it.
  std::pair<std::uint64_t, std::uint64_t> take() {
    const std::lock_guard lock(taking_);
    const auto first = next_;
    const auto point_ends = (first / plan_.replications + 1) * plan_.replications;
    next_ = std::min({first + block, point_ends, options_.end});
    return {first, std::max(first, next_)};
  }

  void keep(const Trial& trial) {
    const std::lock_guard lock(keeping_);
    if (failed_) return;
    try {
      options_.keep(trial);
    } catch (...) {
      trouble = std::current_exception();
      failed_ = true;
    }
  }

  const SweepPlan& plan_;
  const TrialOptions& options_;
  std::mutex taking_, keeping_;
  std::uint64_t next_;
  std::atomic<bool> failed_{false};
};

}  // namespace

std::vector<FactorValue> SweepPlan::values_at(std::uint64_t point) const {
  std::vector<FactorValue> values;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const auto place = design.at(point, f);
    values.push_back(place.by_level ? factors[f].level(place.level) : factors[f].at(place.u));
  }
  return values;
}

Trial run_trial(const SweepPlan& plan, std::uint64_t trial) { return Bench(plan).run(trial); }

bool run_trials(const SweepPlan& plan, const TrialOptions& options) {
  const std::uint64_t count = options.end > options.first ? options.end - options.first : 0;
  const std::uint64_t wanted = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const auto threads = std::max<std::uint64_t>(1, std::min<std::uint64_t>(wanted, count));
  TrialDesk desk(plan, options);
  if (threads == 1) {
    desk.work();
  } else {
    std::vector<std::jthread> crew;
    for (std::uint64_t i = 0; i < threads; ++i) crew.emplace_back([&desk] { desk.work(); });
    crew.clear();
  }
  if (desk.trouble) std::rethrow_exception(desk.trouble);
  return !desk.left;
}

}  // namespace chokepoint
