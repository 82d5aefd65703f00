// Values of subsets of the events, and from them each event's part.
#include "chokepoint/study/attribution.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace chokepoint {
namespace {

using Subset = std::uint64_t;  ///< bit i: events[i] happens

/// The numbers whose change is shared out.
struct Question {
  std::string what;
  DemandId user;
};

std::vector<Question> questions(const Network& n) {
  std::vector<Question> list;
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) list.push_back({"unmet", DemandId{d}});
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    if (n.demands[d].line) list.push_back({"stop_days", DemandId{d}});
  if (n.money.on())
    for (const char* what : {"revenue_at_risk", "revenue_lost", "margin_at_risk", "margin_lost", "cost", "profit"})
      list.push_back({what, {}});
  return list;
}

double money(const AccountsResult& a, const std::string& what) {
  if (what == "cost") return static_cast<double>(a.cost()) / 1e6;
  if (what == "profit") return static_cast<double>(a.profit()) / 1e6;
  Micro sum = 0;
  for (const auto& u : a.users)
    sum += what == "revenue_at_risk"  ? u.at_risk
           : what == "revenue_lost"   ? u.lost
           : what == "margin_at_risk" ? u.margin_at_risk
                                      : u.margin_lost;
  return static_cast<double>(sum) / 1e6;
}

double answer(const Network& n, const RunResult& r, const Question& q) {
  if (!q.user) return money(r.accounts, q.what);
  if (q.what == "stop_days") return r.users[q.user].stop_days;
  const double per = static_cast<double>(n.good_of(n.demands[q.user].item).per_unit);
  return static_cast<double>(r.users[q.user].unmet().units) / per;
}

/// The world in which only these of the events can happen.
Network only(const Network& network, const std::vector<EventId>& events, Subset subset) {
  Network n = network;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (!(subset >> i & 1)) n.events[events[i]].onset.probability = nothing;
  return n;
}

/// Answers of each subset in each replication; empty where a run failed or was stopped.
class Runs {
 public:
  Runs(const Network& n, const StudyOptions& o, const std::vector<EventId>& events, std::vector<Subset> subsets)
      : n_(n), o_(o), events_(events), subsets_(std::move(subsets)), questions_(questions(n)) {
    answers_.resize(subsets_.size() * o.replications);
    for (const Subset s : subsets_) worlds_.push_back(only(n, events, s));
  }

  /// False when it was stopped.
  bool run() {
    std::vector<std::jthread> crew;
    const std::uint32_t jobs = o_.jobs > 0 ? o_.jobs : std::max(1U, std::thread::hardware_concurrency());
    for (std::uint32_t i = 0; i < jobs; ++i) crew.emplace_back([this] { work(); });
    for (auto& t : crew) t.join();
    return !(o_.stop && o_.stop->load());
  }

  const std::vector<Question>& asked() const { return questions_; }
  /// Of a subset in a replication; null: that replication is left out, for a run of it failed.
  const std::vector<double>* of(Subset subset, std::uint32_t replication) const {
    const auto at = std::lower_bound(subsets_.begin(), subsets_.end(), subset) - subsets_.begin();
    const auto& list = answers_[static_cast<std::size_t>(at) * o_.replications + replication];
    return list.empty() ? nullptr : &list;
  }
  bool is_whole(std::uint32_t replication) const {
    return std::all_of(subsets_.begin(), subsets_.end(), [&](Subset s) { return of(s, replication) != nullptr; });
  }

 private:
  void work() {
    for (std::size_t i; (i = next_.fetch_add(1)) < answers_.size();) {
      if (o_.stop && o_.stop->load()) return;
      const auto& world = worlds_[i / o_.replications];
      const RunOptions run{o_.seed, static_cast<std::uint32_t>(i % o_.replications), true, o_.deterministic};
      const auto stop = o_.stop ? StopAsked([flag = o_.stop] { return flag->load(); }) : StopAsked();
      const RunResult r = run_once(world, run, o_.audit, stop);
      if (r.stopped || !r.failure.empty()) continue;
      for (const auto& q : questions_) answers_[i].push_back(answer(n_, r, q));
    }
  }

  const Network& n_;
  const StudyOptions& o_;
  const std::vector<EventId>& events_;
  std::vector<Subset> subsets_;
  std::vector<Question> questions_;
  std::vector<Network> worlds_;
  std::vector<std::vector<double>> answers_;
  std::atomic<std::size_t> next_{0};
};

std::vector<Subset> subsets_of(std::size_t events, bool all) {
  std::vector<Subset> list;
  const Subset full = (Subset{1} << events) - 1;
  for (Subset s = 0; all && s <= full; ++s) list.push_back(s);
  if (all) return list;
  list = {0, full};
  for (std::size_t i = 0; i < events; ++i) {
    list.push_back(Subset{1} << i);
    list.push_back(full ^ (Subset{1} << i));
  }
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

/// |S|! (n - |S| - 1)! / n!: how often, among all orders, exactly the events of S come before another one.
double weight(std::size_t before, std::size_t events) {
  double w = 1.0 / static_cast<double>(events);
  for (std::size_t i = 1; i <= before; ++i) w *= static_cast<double>(i) / static_cast<double>(events - i);
  return w;
}

/// Estimates over the replications in which every run went through.
template <class Of>
Estimate over(const Runs& runs, std::uint32_t replications, Of of) {
  std::vector<double> values;
  for (std::uint32_t r = 0; r < replications; ++r)
    if (runs.is_whole(r)) values.push_back(of(r));
  return estimate(values);
}

AttributionRow row_of(const Runs& runs, const Attribution& a, std::size_t question, std::uint32_t replications) {
  AttributionRow row{runs.asked()[question].what, runs.asked()[question].user, {}, {}};
  const std::size_t count = a.events.size();
  const Subset full = (Subset{1} << count) - 1;
  const auto value = [&](Subset s, std::uint32_t r) { return (*runs.of(s, r))[question]; };
  row.total = over(runs, replications, [&](std::uint32_t r) { return value(full, r) - value(0, r); });
  for (std::size_t i = 0; i < count; ++i) {
    const Subset one = Subset{1} << i;
    EventPart part;
    part.alone = over(runs, replications, [&](std::uint32_t r) { return value(one, r) - value(0, r); });
    part.last = over(runs, replications, [&](std::uint32_t r) { return value(full, r) - value(full ^ one, r); });
    if (a.shapley)
      part.share = over(runs, replications, [&](std::uint32_t r) {
        double sum = 0;
        for (Subset s = 0; s <= full; ++s)
          if (!(s & one))
            sum += weight(static_cast<std::size_t>(__builtin_popcountll(s)), count) * (value(s | one, r) - value(s, r));
        return sum;
      });
    row.events.push_back(part);
  }
  return row;
}

bool tells(const AttributionRow& row) {
  const auto is_something = [](const Estimate& e) { return e.low != 0 || e.high != 0; };
  return is_something(row.total) || std::any_of(row.events.begin(), row.events.end(), [&](const EventPart& p) {
           return is_something(p.alone) || is_something(p.last);
         });
}

}  // namespace

Attribution attribute(const Network& network, const StudyOptions& options) {
  Attribution a;
  for (std::uint32_t e = 0; e < network.events.size(); ++e)
    if (!network.events[e].background) a.events.push_back(EventId{e});
  if (a.events.size() < 2 || a.events.size() > 60) return {};
  a.shapley = a.events.size() <= most_for_shapley;
  Runs runs(network, options, a.events, subsets_of(a.events.size(), a.shapley));
  if (!runs.run()) return {};
  for (std::size_t q = 0; q < runs.asked().size(); ++q) {
    auto row = row_of(runs, a, q, options.replications);
    if (tells(row)) a.rows.push_back(std::move(row));
  }
  return a;
}

}  // namespace chokepoint
