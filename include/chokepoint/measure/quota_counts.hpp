// How quotas are used: issued, charged, lapsed, exhausted, and the days on which nothing was left.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct QuotaResult {
  EventId event;
  std::uint32_t budget = 0;
  GoodId good;  ///< whose unit the amounts are in
  Quantity issued{}, used{}, lapsed{};
  Quantity overdrawn{}, deducted{};  ///< run above what was issued; penalties that came off what was issued
  Quantity tolled{};                 ///< of `used`, by sites of other holders
  std::vector<Time> exhausted;       ///< the first hundred
  /// Lapsed, or left when the quota ended.
  Quantity unused() const { return max(lapsed, issued - used); }
  double idle_days = 0;          ///< with nothing left until the next issue; under `strict` also before the first
  std::vector<Quantity> months;  ///< used, by month
};

/// The good in whose unit a quota's amounts are; none when nothing is charged.
GoodId good_of_quota(const Network& network, const Quota& quota);

/// Hears issued, reassigned, charged, overdrawn, deducted, exhausted, lapsed, held_back.
class QuotaCounts {
 public:
  QuotaCounts(const Network& network, const Window& window);
  void on(const Fact& fact);
  std::vector<QuotaResult> finish();

 private:
  struct Idle {
    bool now = false;
    Time since{};
    int year = 0;
  };  ///< year: of the last issue or exhaustion
  void exhausted(std::size_t slot, const Fact& f);
  void held_back(const Fact& f);
  void rest(std::size_t slot, Time from);
  void resume(std::size_t slot, Time at);

  const Network* network_;
  Window window_;
  std::vector<std::uint32_t> first_slot_;  ///< by event
  std::vector<QuotaResult> budgets_;
  std::vector<Idle> idle_;
};

}  // namespace chokepoint
