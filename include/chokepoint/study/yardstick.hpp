// A number by which a run is judged, found by its name: "unmet_days", "stop_days of car-plant", "profit".
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/study/figures.hpp"
#include "chokepoint/study/student.hpp"

namespace chokepoint {

/// Judges one run of a replication. The figures of end users (docs/results.md) and `unmet_days` can be of one end user
/// or of all together; `cost`, `revenue` and `profit` are of the whole network, where accounts are kept. Of several end
/// users: moments are the first among them, `fill_rate` and `unmet_days` the mean over them, all else the sum.
struct Yardstick {
  std::string name;  ///< as its author wrote it
  std::string unit;  ///< "cars", "d", "USD"; moments: "d", days since the scenario's first; "" for shares and counts
  Measured measured = Measured::days;
  bool more_is_better = false;
  std::vector<DemandId> users;  ///< of whom; empty: of the network
  /// Empty when a run has no such number (a delay where nothing is delivered). A moment that does not come is the end
  /// of the run.
  std::function<std::optional<double>(const RunResult&)> of;
};

/// What became of a name: a yardstick, or what is wrong with it and what would be right.
struct YardstickRead {
  std::optional<Yardstick> yardstick;
  std::string wrong;
};

/// Reads "FIGURE" or "FIGURE of END USER", the end user as tables print it: "car-plant", "shop (magnet)".
YardstickRead read_yardstick(const Network& network, const std::string& text);
/// A figure of these end users, at least one; without any the figure must be one of the whole network.
YardstickRead yardstick_of(const Network& network, const std::string& figure, const std::vector<DemandId>& users);

/// All figures that a yardstick can name.
std::vector<std::string> yardstick_figures();
/// "car-plant", or "car-plant (magnet)" where a site sells several goods.
std::string end_user_name(const Network& network, DemandId user);
std::vector<DemandId> all_users(const Network& network);

}  // namespace chokepoint
