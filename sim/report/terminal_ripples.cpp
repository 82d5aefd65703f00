// The way of the shock through goods and stages, for the terminal's summary.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint::terminal {
namespace {

constexpr std::size_t most_in_a_sentence = 8;

/// One good of one stage, and the date on which its output falls; no stage where the tier's name is but a number.
struct Station {
  std::string good, stage, date, give_or_take;  ///< " ± 2 d" over the replications, or ""
};

/// In the order of their dates. Of a good that a stage makes on several levels the first one tells.
std::vector<Station> stations_hit(const Network& n, const std::vector<Tier>& tiers, const Findings& f) {
  std::vector<const RippleFinding*> hit;
  for (const auto& r : f.ripples)
    if (r.arrived.n > 0) hit.push_back(&r);
  std::stable_sort(hit.begin(), hit.end(), [](auto* a, auto* b) { return a->day.mean < b->day.mean; });
  std::vector<Station> list;
  for (const auto* r : hit) {
    const auto& tier = tiers[r->tier];
    const bool staged = tier.name != "level " + std::to_string(tier.level);
    Station s{n.goods[tier.good].name, staged ? tier.name : "", date_of_day(n, r->day),
              r->day.half_width > 0 ? " ± " + people_days(two_digits(r->day.half_width)) : ""};
    const auto same = [&](const Station& o) { return o.good == s.good && o.stage == s.stage; };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(s));
  }
  return list;
}

/// "Output falls by more than 1 %: ore (mining) from 2025-03-01 and magnet (making) from 2025-04-13."
std::string sentence(const std::vector<Station>& stations) {
  std::vector<std::string> words;
  for (const auto& s : stations)
    words.push_back(s.good + (s.stage.empty() ? "" : " (" + s.stage + ")") + " from " + s.date + s.give_or_take);
  return "Output falls by more than 1 %: " + people_list(words) + ".";
}

/// A date in the year of `first` without it: "06-24".
std::string short_date(const std::string& date, const std::string& first) {
  return date.substr(0, 5) == first.substr(0, 5) ? date.substr(5) : date;
}

/// "use from 2025-06-20: electronics, car (06-24), machine (06-29)": a date stands behind a good that falls later.
std::string stage_line(const std::vector<Station>& stations, const std::string& stage) {
  std::string text, first;
  for (const auto& s : stations) {
    if (s.stage != stage) continue;
    if (first.empty())
      text = (stage.empty() ? "no stage" : stage) + " from " + (first = s.date) + s.give_or_take + ": " + s.good;
    else
      text += ", " + s.good + (s.date == first ? "" : " (" + short_date(s.date, first) + s.give_or_take + ")");
  }
  return text;
}

}  // namespace

std::string ripple_text(const Network& network, const StudyResult& study, const Findings& findings,
                        std::size_t columns) {
  const auto* pair = study.first_pair();
  if (pair == nullptr) return "";
  const auto stations = stations_hit(network, pair->scenario.production.tiers, findings);
  if (stations.empty()) return "";
  std::vector<std::string> stages;
  for (const auto& s : stations)
    if (std::find(stages.begin(), stages.end(), s.stage) == stages.end()) stages.push_back(s.stage);
  const bool staged = stages.size() > 1 || !stages.front().empty();
  if (stations.size() <= most_in_a_sentence || !staged)
    return "  " + wrapped(sentence(stations), columns - 2, 2) + "\n";
  const auto line = [&](const std::string& words) { return "  " + wrapped(words, columns - 2, 4) + "\n"; };
  std::string text = line("Output falls by more than 1 %, stage by stage; in brackets what falls later:");
  for (const auto& stage : stages) text += line(stage_line(stations, stage));
  return text;
}

}  // namespace chokepoint::terminal
