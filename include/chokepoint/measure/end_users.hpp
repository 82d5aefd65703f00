// Who runs short: demand, deliveries, stops and delays of each final demand.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/spread.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Amounts in the smallest units of the good; a loss belongs to the month of its demand.
struct UserMonth {
  Quantity demanded{}, delivered{}, lost{};
  Quantity open{};  ///< backlog at the end of the month
  double area = 0;  ///< shortage area of the month
};

/// One day. `short_from`: seconds after midnight at which a shortage began, -1 for none.
struct UserDay {
  Quantity demanded{}, delivered{};
  std::int32_t short_from = -1;
};

/// For a line `delivered` is what it built of its plan.
struct UserResult {
  Quantity demanded{}, delivered{}, lost{};
  Quantity at_once{};             ///< served in the lot interval in which it was demanded (fill rate, type 2)
  Quantity backlog{};             ///< at the end; of a line: what is parked then
  Quantity recovered{};           ///< of a line: what it lost and built later
  double shortage_area = 0;       ///< smallest units x days: backlog over time; without backorders the lost quantity
  Time first_shortage = never;    ///< exact within the lot: interval start + served share x lot
  Time first_stop = never;        ///< of a line: when it first stood; slowing down is a shortage, no stop
  double stop_days = 0;           ///< of a line: intervals with nothing built, in days
  double equivalent_days = 0;     ///< of a line: sum of 1 - built/planned, in days
  std::uint32_t stops = 0;        ///< of a line: how often it came to stand
  Quantity parked{}, finished{};  ///< of a line: units built without a part, and those of them that were completed
  Quantity most_parked{};         ///< at one time
  double parked_days = 0;         ///< smallest units x days
  Quantity built_ahead{};         ///< of a line: in the places of other variants
  Spread delay;                   ///< demand to delivery, by quantity
  /// In days, the quantiles Spread::reported of how long demand waits, what is still open at the end taken into
  /// account; infinite: longer than anything that was served.
  std::array<double, Spread::reported.size()> waits{};
  std::vector<UserMonth> months;
  std::vector<UserDay> days;

  Quantity unmet() const { return lost - recovered + backlog; }
  double fill_rate() const {
    return demanded.units > 0 ? static_cast<double>(at_once.units) / static_cast<double>(demanded.units) : 1.0;
  }
};

/// Hears demanded, delivered, lost, recovered, parked, finished, built ahead.
class EndUsers {
 public:
  EndUsers(const Network& network, const Window& window);
  void on(const Fact& fact);
  /// `state`: at the end, with what still waits.
  std::vector<UserResult> finish(const State& state);

 private:
  struct Interval {
    Time begin{};
    Quantity planned{}, served{}, lost{}, parked{};
    bool open = false;
  };
  struct Running {
    Interval interval;
    Quantity backlog{}, parked{};
    std::deque<std::pair<Time, Quantity>> park;  ///< by the interval whose units they are, oldest first
    Time since{};
    Time short_from = never, short_until = never;  ///< of a line: the last interval that it could not fill
    bool standing = false;
  };
  void demanded(const Fact& f);
  void delivered(const Fact& f);
  void gave_up(const Fact& f);
  void close(std::uint32_t user);
  void stand(Running& r, UserResult& u, Time short_from, double length);
  void build(std::uint32_t user, Quantity amount);
  void accrue(std::uint32_t user, Time now);
  void park(const Fact& f);
  void finish_parked(const Fact& f);
  std::vector<Spread::Open> open_at_end(const State& state, std::uint32_t user) const;
  void leave_park(std::uint32_t user, Time since, Time until, Quantity amount);
  void wait(std::uint32_t user, Time from, Time until, Quantity waiting);
  void short_at(UserResult& user, Time moment);

  const Network* network_;
  Window window_;
  std::vector<UserResult> users_;
  std::vector<Running> running_;
};

}  // namespace chokepoint
