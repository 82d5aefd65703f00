// Lines that built without a part, or ahead in the places of other variants, for the terminal's summary.
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint::terminal {
namespace {

const Estimate& park_figure(const Row& row, const char* name) {
  const auto& list = park_figures();
  for (std::size_t i = 0; i < list.size(); ++i)
    if (std::string(list[i].name) == name) return row[i];
  return row.front();
}

std::string park_text(const Network& n, const UserFinding& u) {
  const auto of = [&](const char* name) -> const Estimate& { return park_figure(u.park, name); };
  const auto& unit = n.good_of(n.demands[u.user].item).unit;
  std::string text;
  if (of("parked").mean > 0)
    text = people_amount(of("parked").mean, unit) + " were built without a part and parked for " +
           people_days(of("parked_mean_days").mean) + " on average, " + people_amount(of("most_parked").mean, unit) +
           " at the most; " + people_amount(of("parked_at_end").mean, unit) + " are unfinished at the end";
  if (of("built_ahead").mean > 0)
    text += (text.empty() ? "" : "; ") + people_amount(of("built_ahead").mean, unit) +
            " were built ahead in the places of other variants";
  return text;
}

}  // namespace

std::string parks_text(const Network& network, const Findings& findings, std::size_t columns) {
  std::string text;
  for (const auto& u : findings.users) {
    if (u.park.empty()) continue;
    const auto parked = park_text(network, u);
    if (!parked.empty()) text += wrapped(user_name(network, u.user) + ": " + parked + ".", columns, 2) + "\n";
  }
  return text;
}

}  // namespace chokepoint::terminal
