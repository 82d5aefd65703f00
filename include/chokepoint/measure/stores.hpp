// What lies in store: daily levels, exact areas under the curve, orders and receipts of every stock point.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct StoreDay {
  Quantity on_hand{}, claimed{}, on_order{};
};

struct StoreResult {
  double area = 0;  ///< smallest units x days, exact between events
  double mean = 0;  ///< area / measured time
  Quantity end{}, lowest{};
  Time lowest_at = never;
  std::uint32_t orders = 0, receipts = 0;
  Quantity ordered{};
  std::vector<Time> order_times;  ///< the first thousand, where daily levels are kept
  std::vector<StoreDay> days;     ///< one for each sampled day, see StoresResult
};

struct StoresResult {
  std::vector<std::uint32_t> days;  ///< numbers of the sampled days: the first moment at rest of each
  std::vector<StoreResult> items;   ///< by ItemId
};

/// Are the daily levels of all stock points kept? They are most of what a run writes, and only tables of days need
/// them.
enum class DailyLevels : std::uint8_t { kept, dropped };

/// Hears all that changes a stock; reads the levels from the state.
class Stores {
 public:
  Stores(const Network& network, const Window& window, const State& start, DailyLevels days = DailyLevels::kept);
  /// The facts of one step, with the state after it.
  void on(const Fact& fact, const State& state);
  StoresResult finish(const State& state);

 private:
  /// What every fact touches, on one line of the cache; it goes into the result at the end.
  struct Level {
    Quantity on_hand{};
    Time since{};
    double area = 0;
    Quantity lowest = unlimited;
    Time lowest_at = never;
    Quantity ordered{};
    std::uint32_t orders = 0, receipts = 0;
  };
  void change(ItemId item, const Fact& fact, const State& state);
  void touch(ItemId item, Time now, const State& state);
  void sample(Time now, const State& state);
  void keep_day(Time now, const State& state);

  /// The ends of a lane: the network's own lanes are too far apart for a look at each fact.
  struct Ends {
    ItemId from, to;
  };

  const Network* network_;
  Window window_;
  StoresResult result_;
  DailyLevels daily_;
  std::vector<Level> levels_;
  std::vector<Ends> lanes_;
};

}  // namespace chokepoint
