// How things go on in time, from the calendar of lines to the ripple: what each picture shows, and the table that says
// the same.
#include <algorithm>
#include <cmath>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

std::string when(const Results& r, const Json& spread) {
  if (!spread.is_object()) return "&ndash;";
  auto out = day_text(r, number(at(spread, "middle")));
  if (number(at(spread, "of")) > 1 && number(at(spread, "low")) != number(at(spread, "high")))
    out += " <small>" + days_text(r, spread) + "</small>";
  if (number(at(spread, "n")) < number(at(spread, "of")))
    out += " <small>in " + std::to_string(static_cast<int>(number(at(spread, "n")))) + " of " +
           std::to_string(static_cast<int>(number(at(spread, "of")))) + " runs</small>";
  return out;
}

std::string how_much(const Json& spread, const std::string& unit) {
  auto out = people_amount(number(at(spread, "middle")), html::escaped(unit));
  if (number(at(spread, "of")) > 1)
    out += " <small>" + people_number(number(at(spread, "low"))) + " to " + people_number(number(at(spread, "high"))) +
           "</small>";
  return out;
}

/// What people call an end user, below its name.
std::string described(const Json& user) {
  const auto words = text(at(user, "label"));
  return words.empty() || words == text(at(user, "name")) ? "" : "<br><small>" + html::name(words) + "</small>";
}

/// The largest departure of a fan from its baseline, in words; the peak's place in time is left to the picture.
struct Peak {
  double base = 0, with = 0;
};
Peak peak_of(const Json& fan) {
  Peak p;
  const auto &base = at(fan, "baseline"), &middle = at(fan, "bands")[2];
  double most = -1;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const double apart = std::abs(number(middle[i]) - number(base[i]));
    if (apart > most) p = {number(base[i]), number(middle[i])};
    most = std::max(most, apart);
  }
  return p;
}

/// Those that stop first, or run short first, stand first.
std::vector<const Json*> first_first(const Json& users) {
  std::vector<const Json*> list;
  for (const auto& u : users) list.push_back(&u);
  const auto day_of = [](const Json* u) {
    const auto& stop = at(*u, "stop");
    return number(at(stop.is_object() ? stop : at(*u, "short"), "middle"), 1e9);
  };
  std::stable_sort(list.begin(), list.end(), [&](const Json* a, const Json* b) { return day_of(a) < day_of(b); });
  return list;
}

}  // namespace

std::string calendar(const Results& r) {
  const auto& users = at(r.pictures, "users");
  if (!users.is_array()) return "";
  if (users.empty())
    return html::section("calendar", "Which lines stop, and when",
                         "No end user misses anything, with the events or without.", "", "", "");
  const auto all = static_cast<std::size_t>(number(at(r.pictures, "all_users")));
  html::Rows rows("", {"end user", "", "first stop", "first short", "missing in all"}, 2);
  for (const auto* user : first_first(users)) {
    const auto& u = *user;
    rows.add({html::name(text(at(u, "name"))) + described(u), at(u, "line").get<bool>() ? "line" : "",
              when(r, at(u, "stop")), when(r, at(u, "short")), how_much(at(u, "missing"), text(at(u, "unit")))});
  }
  const std::string column = number(at(r.pictures, "calendar_step"), 1) > 1 ? "week" : "day";
  const auto shows =
      "Each row is an end user, each column a " + column + "; the stronger the colour, the more of that " + column +
      "&rsquo;s demand is missing. A line stops when it builds nothing for a whole lot interval (a day, unless the "
      "scenario says otherwise): a mark shows its "
      "first stop" +
      (one_run(r) ? std::string() : " with the span of nine of ten runs") +
      "; who has none is short and does not stop, or is no line. Rows go by the first stop, else the first shortage. "
      "Of " +
      counted(all, "end user", "end users") + " those " + std::to_string(users.size()) +
      " are shown that miss anything" +
      (std::any_of(users.begin(), users.end(), [](const Json& u) { return u.contains("baseline_by_day"); })
           ? "; the grey strip above is the same without the events."
           : ".");
  return html::section("calendar", "Which lines stop, and when", shows, "calendar", "As a table",
                       rows.text("sortable"));
}

std::string fans(const Results& r) {
  const auto& list = at(r.pictures, "fans");
  if (!list.is_array() || list.empty()) return "";
  html::Rows rows("", {"series", "of", "unit", "without, at the widest gap", "with, then (median)"}, 3);
  for (const auto& f : list) {
    if (at(f, "baseline").empty()) continue;
    const auto p = peak_of(f);
    rows.add({text(at(f, "kind")), html::name(text(at(f, "who"))), html::escaped(text(at(f, "unit"))),
              people_number(p.base), people_number(p.with)});
  }
  const auto traced = static_cast<std::size_t>(number(at(r.pictures, "traced")));
  const auto step = number(at(r.pictures, "step"));
  const auto shows =
      std::string("Shortage, stocks, backlogs, exports and queues as time passes. ") +
      (traced > 1 ? "Nine of ten runs lie in the light band, half in the dark one; the line is the median of " +
                        std::to_string(traced) + " runs"
                  : std::string("The line is the one run")) +
      ", the thin dashed line the world without the events, the dotted upright ones are events. " +
      (step > 1 ? "Points are means of a week; every day stands in <code>bands.csv</code>."
                : "Every day stands in <code>bands.csv</code>.");
  return html::section("time", "How it goes on", shows, "fans", "Widest gaps, as a table", rows.text());
}

std::string observed(const Results& r) {
  const auto &list = at(r.summary, "observed"), &stops = at(r.summary, "reported_stops");
  const bool series = list.is_array() && !list.empty(), reported = stops.is_array() && !stops.empty();
  if (!series && !reported) return "";
  std::string table, shows;
  if (series) {
    html::Rows rows("Months counted by others, and the model's",
                    {"month", "observed", "model", "error", "without", ""});
    double fit = 0, other = 0;
    std::size_t fitted = 0, free = 0;
    for (const auto& o : list) {
      if (!at(o, "model").is_number()) continue;
      const auto seen = number(at(o, "observed")), model = number(at(o, "model"));
      const bool was_fitted = at(o, "fitted").get<bool>();
      const double error = seen > 0 ? model / seen - 1 : 0;
      (was_fitted ? fit : other) += std::abs(error);
      ++(was_fitted ? fitted : free);
      rows.add({text(at(o, "month")), people_number(seen), people_number(model), people_percent(error),
                people_number(number(at(o, "baseline"))), was_fitted ? "fitted" : ""});
    }
    table += rows.text();
    shows += "Dots are what was counted, the line is the model";
    if (fitted > 0)
      shows += "; over the " + counted(fitted, "month", "months") + " that parameters were fitted to it is off by " +
               people_percent(fit / static_cast<double>(fitted)) + " on average";
    if (free > 0)
      shows += (fitted > 0 ? ", over " : "; over ") + counted(free, "other month", "other months") + " by " +
               people_percent(other / static_cast<double>(free));
    shows += ". ";
  }
  if (reported) {
    html::Rows rows("First stops that were reported, and the model's",
                    {"who", "reported", "model", "difference", "source"}, 1);
    for (const auto& s : stops)
      rows.add({html::name(text(at(s, "who"))), date_words(text(at(s, "reported"))),
                at(s, "model").is_string() ? date_words(text(at(s, "model"))) : "no stop",
                at(s, "days").is_number() ? people_days(number(at(s, "days"))) : "",
                html::escaped(text(at(s, "source")))});
    table += rows.text();
    shows += counted(stops.size(), "first stop was", "first stops were") +
             " reported; the table sets the model&rsquo;s beside.";
  }
  return html::section("hindcast", "Beside what was observed", shows, series ? "observed" : "", "As a table", table);
}

std::string delays(const Results& r) {
  const auto& d = at(r.pictures, "delays");
  const auto& list = at(d, "rows");
  if (!list.is_array() || list.empty()) return "";
  html::Rows rows("", {"buyer", "stage", "median without", "median with", "90 % without", "90 % with"}, 2);
  for (const auto& x : list) {
    const auto &b = at(x, "baseline"), &s = at(x, "scenario");
    rows.add({html::name(text(at(x, "site"))), html::escaped(text(at(x, "stage"))), people_days(number(b[1])),
              people_days(number(s[1])), people_days(number(b[2])), people_days(number(s[2]))});
  }
  const auto shows =
      "Days from order to receipt, by quantity, of the buyers whose slowest tenth comes most days later: the bar runs "
      "from the median to the 90 % quantile, grey without the events. " +
      std::to_string(static_cast<int>(number(at(d, "later")))) + " buyers wait longer in all.";
  return html::section("delays", "How much later goods arrive", shows, "delays", "As a table", rows.text());
}

std::string ripple(const Results& r) {
  const auto& list = at(r.summary, "ripples");
  html::Rows rows("", {"stage", "good", "days after the first event", "in runs"}, 2);
  for (const auto& x : list) {
    if (number(at(x, "arrived_in")) == 0) continue;
    rows.add({html::escaped(text(at(x, "stage"))), html::escaped(text(at(x, "commodity"))),
              people_number(number(at(x, "arrived_days"))), people_number(number(at(x, "arrived_in")))});
  }
  if (rows.empty()) return "";
  const auto shows =
      "The day on which the output of each good, stage by stage, first stays more than 1 % below the world without the "
      "events for three days: the shock needs that long to come down the chain.";
  return html::section("ripple", "How the shock travels down the chain", shows, "ripple", "As a table", rows.text());
}

}  // namespace chokepoint::page
