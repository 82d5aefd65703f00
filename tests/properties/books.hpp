// What must be true after every event of every run, whatever the world: the invariants 1 to 9 of docs/model.md,
// "Invariants", each recounted from the state and the facts without the engine's help.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/engine/state.hpp"

namespace chokepoint::properties {

/// The first thing that was wrong, in words; empty when all was right.
using Fault = std::string;

class Books {
 public:
  Books(const Network& network, const State& start);
  /// After each step.
  void hear(const State& state, const Facts& facts);
  /// At the end of the run.
  void close(const State& state);
  const Fault& fault() const { return fault_; }

 private:
  /// All that was ordered on a lane and has neither come nor been called off, by where it is.
  struct Open {
    Quantity claims{}, travelling{}, staged{}, held{}, to_be_licensed{}, on_road{}, lost{};
    /// Called off, but until the turn of the lot interval goods are still held and orders still on the account.
    Quantity coming_back{}, not_cancelled{};
    Quantity sum() const { return claims + travelling + staged + held + to_be_licensed + on_road + lost; }
  };
  struct LaneBook {
    Quantity begun{}, ordered{}, received{}, called_off{}, lost_for_good{};
    Quantity dispatched{}, licensed{}, approved{}, permitted{}, expired{};
    std::deque<Quantity> road;   ///< of a lane that keeps its order
    std::vector<Quantity> came;  ///< of it, in the present moment: in one moment nothing is first
    Time came_at{INT64_MIN};
    std::deque<std::pair<Time, Quantity>> left;       ///< dispatched, not old enough to have arrived
    Quantity may_have_come{};                         ///< at the start under way, and dispatched long enough ago
    std::deque<std::pair<Time, Quantity>> approvals;  ///< not yet run out
    Quantity must_be_gone{};                          ///< approved so long ago that it has left or run out
  };
  struct GoodBook {
    Quantity in{}, out{};
  };
  struct BudgetBook {
    Quantity issued{}, charged{}, overdrawn{};
    int year = 0;
  };

  void note(const State& state, const Fact& fact);
  void note_goods(const Fact& fact);
  void note_orders(const Fact& fact);
  void note_licence(const State& state, const Fact& fact);
  void note_quota(const Fact& fact);
  void note_time(const State& state, const Fact& fact);
  void note_loss(const Fact& f);
  void take_off_road(std::size_t lane);

  std::vector<Open> open_orders(const State& state) const;
  void check_goods(const State& state);
  void check_signs(const State& state);
  void check_orders(const State& state);
  void check_queues(const State& state);
  void check_quotas(const State& state);
  void check_production(const State& state);
  void add_time(Time until);
  void note_queues(const State& state);
  void say(const State& state, const std::string& what);
  std::string lane_name(std::size_t lane) const;

  const Network& n_;
  Fault fault_;
  Time last_{}, start_{};
  std::vector<LaneBook> lanes_;
  std::vector<GoodBook> goods_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, BudgetBook> budgets_;  ///< event, budget
  Wide under_review_ = 0, reviewed_ = 0;  ///< Little's law, in amount x seconds: by the clock, and by application
  Quantity in_review_{};                  ///< as the last event left it
  Wide open_ = 0, waited_ = 0;            ///< the same for orders from their placing to their receipt
  Quantity open_now_{};
};

}  // namespace chokepoint::properties
