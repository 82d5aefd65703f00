// Known answers about an authority as a single queue, and about renewals.
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// One desk, over time from the network's `from` on.
struct Desk {
  Time since;
  std::uint32_t clerks;
  double in_queue = 0, in_hand = 0, filed = 0, waits = 0;
  std::uint32_t queue = 0, busy = 0;

  void hear(const State& state, const Facts& facts) {
    if (state.now > since) {
      in_queue += queue * in_days(state.now - since);
      in_hand += busy * in_days(state.now - since);
      since = state.now;
    }
    for (const Fact& f : facts)
      if (f.kind == FactKind::filed && f.at >= since) filed += 1, waits += busy == clerks;
    const auto& desk = state.regimes[0].desks[0];
    queue = static_cast<std::uint32_t>(desk.queue);
    busy = static_cast<std::uint32_t>(desk.in_hand);
  }
};

struct DeskSamples {
  Sample present, queue, wait, share;
};

/// 20 replications. An application's days in the queue are those of all of them over how many there were (Little).
DeskSamples desk_samples(const std::string& file, std::uint32_t clerks) {
  const auto network = case_network(file);
  const double days = in_days(network.until - network.from);
  DeskSamples s;
  for (std::uint32_t r = 0; r < 20; ++r) {
    Desk desk{network.from, clerks};
    replicate(network, r, [&](const State& state, const Facts& facts) { desk.hear(state, facts); });
    s.present.add((desk.in_queue + desk.in_hand) / days);
    s.queue.add(desk.in_queue / days);
    s.wait.add(desk.in_queue / desk.filed);
    s.share.add(desk.waits / desk.filed);
  }
  return s;
}

}  // namespace

TEST_CASE("A04: an authority with one clerk is the queue M/M/1", "[long]") {
  const auto s = desk_samples("a04-one-clerk.yaml", 1);
  check_known("A04", "applications at the desk", s.present);
  check_known("A04", "days in the queue", s.wait);
  check_known("A04", "share that waits", s.share);
}

TEST_CASE("A05: an authority with three clerks is Erlang C", "[long]") {
  const auto s = desk_samples("a05-three-clerks.yaml", 3);
  check_known("A05", "share that waits", s.share);
  check_known("A05", "days in the queue", s.wait);
  check_known("A05", "applications in the queue", s.queue);
}

TEST_CASE("A06: reviews of one length and of very different ones follow Pollaczek and Khinchine", "[long]") {
  check_known("A06", "days in the queue, all reviews alike", desk_samples("a06-same-review.yaml", 1).wait);
  check_known("A06", "days in the queue, lognormal reviews", desk_samples("a06-uneven-reviews.yaml", 1).wait);
}

TEST_CASE("A16: demands at Erlang times follow the renewal function") {
  const auto network = case_network("a16-renewals.yaml");
  Sample by_3, by_10;
  for (std::uint32_t r = 0; r < 24'000; ++r) {
    double three = 0, ten = 0;
    replicate(network, r, [&](const State&, const Facts& facts) {
      for (const Fact& f : facts)
        if (f.kind == FactKind::demanded) ten += 1, three += f.at <= network.from + 3 * day;
    });
    by_3.add(three);
    by_10.add(ten);
  }
  check_known("A16", "demands by day 3", by_3);
  check_known("A16", "demands by day 10", by_10);
}
