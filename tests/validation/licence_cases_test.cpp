// Known answers about licence desks as queues: two desks with returns, impatient applicants, the first weeks of a
// regime.
#include <cmath>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// The mean of a number over time, from a day on.
struct OverTime {
  Time since;
  Time last{};
  double value = 0, area = 0;
  void hear(Time now, double next) {
    if (now > since) area += value * in_days(now - std::max(last, since));
    last = now;
    value = next;
  }
  double mean(Time end) const { return area / in_days(end - since); }
};

}  // namespace

TEST_CASE("A08: two desks in a row with returns are an open network of queues", "[long]") {
  const auto network = case_network("a08-tandem-desks.yaml");
  const Time since = network.from + 300 * day;
  Sample province, ministry, total, to_province, to_ministry;
  for (std::uint32_t r = 0; r < 20; ++r) {
    OverTime first{since}, second{since};
    double decided = 0, days = 0, filed = 0, returned = 0, seen = 0;
    replicate(network, r, [&](const State& state, const Facts& facts) {
      const auto& desks = state.regimes[0].desks;
      first.hear(state.now, desks[0].queue + desks[0].in_hand);
      second.hear(state.now, desks[1].queue + desks[1].in_hand);
      for (const Fact& f : facts) {
        if (f.kind == FactKind::approved && f.since >= since) decided += 1, days += in_days(f.at - f.since);
        if (f.at < since) continue;
        filed += f.kind == FactKind::filed;
        returned += f.kind == FactKind::returned;
        seen += f.kind == FactKind::returned || f.kind == FactKind::approved;
      }
    });
    to_province.add((filed + returned) / in_days(network.until - since));
    to_ministry.add(seen / in_days(network.until - since));
    province.add(first.mean(network.until));
    ministry.add(second.mean(network.until));
    total.add(days / decided);
  }
  check_known("A08", "visits a day to the province", to_province);
  check_known("A08", "visits a day to the ministry", to_ministry);
  check_known("A08", "at the province", province);
  check_known("A08", "at the ministry", ministry);
  check_known("A08", "days in all", total);
}

TEST_CASE("A10: impatient applicants at an office of ten clerks are Erlang A", "[long]") {
  const auto network = case_network("a10-impatient-applicants.yaml");
  const Time since = network.from + 100 * day;
  const double days = in_days(network.until - since);
  Sample wait, withdrawn, queue, decided;
  for (std::uint32_t r = 0; r < 20; ++r) {
    OverTime waiting{since};
    double filed = 0, waits = 0, gone = 0, done = 0;
    std::uint32_t busy = 0;
    replicate(network, r, [&](const State& state, const Facts& facts) {
      const auto& desk = state.regimes[0].desks[0];
      for (const Fact& f : facts) {
        if (f.at < since) continue;
        if (f.kind == FactKind::filed) filed += 1, waits += busy == 10;  // who comes finds all clerks busy
        if (f.kind == FactKind::withdrawn) gone += 1;
        if (f.kind == FactKind::approved) done += 1;
      }
      busy = desk.in_hand;
      waiting.hear(state.now, desk.queue);
    });
    wait.add(waits / filed);
    withdrawn.add(gone / filed);
    queue.add(waiting.mean(network.until));
    decided.add(done / days);
  }
  check_known("A10", "share that waits", wait);
  check_known("A10", "share withdrawn", withdrawn);
  check_known("A10", "in the queue", queue);
  check_known("A10", "decided a day", decided);
}

TEST_CASE("A14: a licence is introduced and the number under review rises to its level", "[long]") {
  const auto network = case_network("a14-licences-begin.yaml");
  Sample after30, rate30, approved60, after60;
  for (std::uint32_t r = 0; r < 400; ++r) {
    double open = 0, open30 = 0, near30 = 0, approved = 0;
    replicate(network, r, [&](const State&, const Facts& facts) {
      for (const Fact& f : facts) {
        const double t = days_after(network, f.at);
        const int change = f.kind == FactKind::filed ? 1 : f.kind == FactKind::approved ? -1 : 0;
        open += change;
        if (t < 30) open30 += change;
        if (change < 0) approved += 1, near30 += t >= 28 && t < 32;  // G is linear here: the mean is that of day 30
      }
    });
    after30.add(open30);
    rate30.add(near30 / 4);
    approved60.add(approved);
    after60.add(open);
  }
  check_known("A14", "under review after 30 days", after30);
  check_known("A14", "approved a day after 30 days", rate30);
  check_known("A14", "approved by day 60", approved60);
  check_known("A14", "under review for good", after60);
}
