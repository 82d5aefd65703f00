// A limit that a result must not cross: a yardstick, a comparison and a number, as in "stop_days of car-plant > 5 d".
#pragma once
#include <optional>
#include <string>

#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/yardstick.hpp"

namespace chokepoint {

/// A number with a unit, read as a yardstick's: "5 d", "95 %", "2025-06-07" for a moment; a bare number is in the
/// yardstick's unit. What is wrong stands in `wrong`.
struct ValueRead {
  double value = 0;
  std::string wrong;
};
ValueRead read_value(const Network& network, const Yardstick& what, const std::string& text);

/// Crossed when the mean over the replications, with the events, compares; with `share`, when the number of a
/// replication does in more than that share of them.
struct ResultLimit {
  std::string text;  ///< as its author wrote it
  Yardstick what;
  enum class Compare : std::uint8_t { less, at_most, more, at_least } compare = Compare::more;
  double value = 0;
  std::optional<double> share;
};

struct ResultLimitRead {
  std::optional<ResultLimit> limit;
  std::string wrong;
};
/// Reads "YARDSTICK > VALUE" (or <, >=, <=), and "YARDSTICK > VALUE in 10 %".
ResultLimitRead read_limit(const Network& network, const std::string& text);

struct LimitFinding {
  std::string text;  ///< the limit's
  bool crossed = false;
  double mean = 0, share = 0;  ///< the mean that was judged; the share of replications beyond the limit
};
LimitFinding judge(const ResultLimit& limit, const StudyResult& study);
/// The same for numbers by replication; NaN where there is none.
LimitFinding judge(const ResultLimit& limit, const std::vector<double>& values);

}  // namespace chokepoint
