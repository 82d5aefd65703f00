// Two small pictures for the terminal: how much is missing over time, and which lines stand when.
#include "chokepoint/report/charts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t most_rows = 8, height = 4;
constexpr const char* eighths[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// Days put together so that the window fits into so many columns.
struct Axis {
  std::size_t days = 0, step = 1;
  std::size_t columns() const { return (days + step - 1) / step; }
};

/// The missing share of each column; `user` by its days.
std::vector<double> missing(const UserResult& user, const Axis& axis) {
  std::vector<double> share(axis.columns());
  for (std::size_t c = 0; c < share.size(); ++c) {
    double asked = 0, unserved = 0;
    for (std::size_t d = c * axis.step; d < std::min(axis.days, (c + 1) * axis.step); ++d) {
      asked += static_cast<double>(user.days[d].demanded.units);
      unserved +=
          static_cast<double>(std::max<std::int64_t>(0, (user.days[d].demanded - user.days[d].delivered).units));
    }
    share[c] = asked > 0 ? unserved / asked : 0;
  }
  return share;
}

/// No line ends in blanks.
std::string trimmed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out.resize(out.find_last_not_of(' ') + 1);
    out += c;
  }
  return out;
}

std::string padded(std::string text, std::size_t columns) {
  while (width_of(text) < columns) text += ' ';
  return text;
}

/// "J F M A ..." below the columns in which the months begin, and events above as v.
std::string month_line(const Window& window, const Axis& axis) {
  std::string line(axis.columns(), ' ');
  static const std::string letters = "JFMAMJJASOND";
  for (std::size_t d = 0; d < axis.days; ++d) {
    const auto m = window.month_of(window.day_start(d));
    const bool first = d == 0 || window.month_of(window.day_start(d - 1)) != m;
    if (first)
      line[d / axis.step] = letters[static_cast<std::size_t>(std::stoi(window.month_name(m).substr(5, 2))) - 1];
  }
  return line;
}

std::string event_line(const Network& n, const Window& window, const Axis& axis) {
  std::string line(axis.columns(), ' ');
  for (const auto& e : n.events)
    if (e.dated() && e.begin >= n.from && e.begin < n.until) line[window.day_of(e.begin) / axis.step] = 'v';
  return line;
}

std::string block_chart(const std::vector<double>& share, std::size_t name_columns) {
  const double top = *std::max_element(share.begin(), share.end());
  std::string text;
  for (std::size_t row = height; row-- > 0;) {
    const auto label = row + 1 == height ? people_percent(top) : row == 0 ? "0 %" : std::string();
    text += "  " + std::string(name_columns - 1 - width_of(label), ' ') + label + " ";
    for (const double s : share) {
      const auto level =
          static_cast<int>(std::lround(s / top * 8.0 * static_cast<double>(height))) - 8 * static_cast<int>(row);
      text += eighths[std::clamp(s > 0 && row == 0 ? std::max(1, level) : level, 0, 8)];
    }
    text += "\n";
  }
  return text;
}

const char* shade(double share) {
  return share < 0.005 ? "·" : share < 0.25 ? "░" : share < 0.5 ? "▒" : share < 0.75 ? "▓" : "█";
}

}  // namespace

std::string charts_text(const Network& n, const StudyResult& study, std::size_t columns) {
  const auto* pair = study.first_pair();
  if (!pair || pair->scenario.users.empty() || pair->scenario.users.front().days.empty()) return "";
  const Window window(n);
  const std::size_t name_columns = std::min<std::size_t>(24, columns / 3);
  const std::size_t room = std::min<std::size_t>(columns, 130) - name_columns - 2;
  const Axis axis{window.days(), (window.days() + room - 1) / room};
  std::vector<std::vector<double>> rows;
  for (const auto& u : pair->scenario.users) rows.push_back(missing(u, axis));
  const auto worst = [&](std::size_t u) { return std::accumulate(rows[u].begin(), rows[u].end(), 0.0); };
  std::vector<std::size_t> order;
  for (std::size_t u = 0; u < rows.size(); ++u)
    if (worst(u) > 0.005) order.push_back(u);
  if (order.empty()) return "";
  std::vector<double> all(axis.columns());
  for (const auto u : order)
    for (std::size_t c = 0; c < all.size(); ++c) all[c] += rows[u][c] / static_cast<double>(order.size());
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return worst(a) > worst(b); });
  const std::string gap(name_columns + 2, ' ');
  std::string text =
      "  " + padded("events", name_columns) + event_line(n, window, axis) + "\n" + block_chart(all, name_columns);
  for (std::size_t i = 0; i < std::min(order.size(), most_rows); ++i) {
    text += "  " + padded(user_name(n, DemandId{static_cast<std::uint32_t>(order[i])}).substr(0, name_columns - 1),
                          name_columns);
    for (const double s : rows[order[i]]) text += shade(s);
    text += "\n";
  }
  return trimmed("\nDemand that is missing, " + date_text(n.from) + " to " + date_text(n.until) + "\n" + text + gap +
                 month_line(window, axis) + "\n");
}

}  // namespace chokepoint
