// Numbers and daily series of a run by their names, as studies ask for them: "users.car-plant.stop_days".
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/core/formula.hpp"
#include "chokepoint/measure/pair.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// What has to be computed for a number to be there.
struct Needs {
  bool baseline = false;  ///< the run without the events
  bool pair = false;      ///< both runs beside each other
  bool daily_stores = false;
  void add(const Needs& n) { baseline |= n.baseline, pair |= n.pair, daily_stores |= n.daily_stores; }
};

/// A number of a pair of runs; absent where a run has none. Moments are days since the scenario's first day.
struct Asked {
  std::function<double(const PairResult&)> of;
  std::string unit;
  Needs needs;
};

/// One value for each day of the scenario.
struct AskedSeries {
  std::function<std::vector<double>(const PairResult&)> of;
  std::string unit;
  Needs needs;
};

/// The number that `name` means in this network; else empty, and `wrong` says why and what would be right. Names:
///
///   all.first_stop_day, all.first_shortage_day, all.stopped, all.short
///   users.SITE.FIGURE or users.SITE.GOOD.FIGURE, licences.EVENT.FIGURE, quotas.EVENT.FIGURE, stores.SITE.GOOD.FIGURE,
///   lanes.LANE.FIGURE, sites.SITE.FIGURE (delays of all it receives), money.total.FIGURE, money.SITE.FIGURE
///
/// with the events; behind "baseline." without them. The figures are those of docs/results.md.
std::optional<Asked> ask(const Network& network, const std::string& name, std::string& wrong);
/// Likewise: users.SITE[.GOOD].demanded or .delivered, stores.SITE.GOOD.on_hand.
std::optional<AskedSeries> ask_series(const Network& network, const std::string& name, std::string& wrong);

/// Every name that can be asked for in this network, without those of the baseline.
std::vector<std::string> askable(const Network& network);

}  // namespace chokepoint
