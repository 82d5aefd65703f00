// From the calendar of lines to the ripple: what each picture shows, and the table that says the same.
#include <algorithm>
#include <cmath>
#include <map>

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

std::string percent_of(double share) { return people_percent(share); }

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

std::size_t months_of(const Json& link, const char* key) { return at(link, key).size(); }

double sum_of(const Json& list) {
  double sum = 0;
  for (const auto& v : list) sum += number(v);
  return sum;
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
  for (const auto& u : users)
    rows.add({html::name(text(at(u, "name"))) + described(u), at(u, "line").get<bool>() ? "line" : "",
              when(r, at(u, "stop")), when(r, at(u, "short")), how_much(at(u, "missing"), text(at(u, "unit")))});
  const auto shows =
      "Each row is an end user, each column a day; the darker, the more of that day&rsquo;s demand is missing. A "
      "mark shows the first stop with the span of nine of ten runs. Of " +
      counted(all, "end user", "end users") + " those " + std::to_string(users.size()) +
      " are shown that miss anything; the grey strip above is the same without the events.";
  return html::section("calendar", "Which lines stop, and when", shows, "calendar", "As a table",
                       rows.text("sortable"));
}

std::string map(const Results& r) {
  const auto& sites = at(r.pictures, "sites");
  if (!sites.is_array() || sites.empty()) return "";
  html::Rows rows("", {"site", "stage", "country", "worst month", "delivers then"}, 4);
  const auto& months = at(r.pictures, "months");
  for (const auto& s : sites) {
    const auto& state = at(s, "state");
    if (!state.is_array()) continue;
    const auto worst = std::min_element(state.begin(), state.end(),
                                        [](const Json& a, const Json& b) { return number(a) < number(b); });
    rows.add({html::name(text(at(s, "name"))), html::escaped(text(at(s, "stage"))),
              html::escaped(text(at(s, "country"))), text(months[static_cast<std::size_t>(worst - state.begin())]),
              people_number(number(*worst)) + " %"});
  }
  const auto shows =
      "Each mark is a site, larger the less it delivers of what it delivers without the events in that month: "
      "hollow rings are untouched, filled marks deliver less. Lines are what crosses borders, wider the more. Move the "
      "slider (arrow keys work) "
      "to see the shock travel; " +
      counted(rows.size(), "site is", "sites are") + " touched of " + std::to_string(sites.size()) + ".";
  return html::section("map", "Where it hits", shows, "map", "Sites that deliver less, as a table",
                       rows.text("sortable"));
}

std::string flows(const Results& r) {
  const auto& links = at(r.pictures, "links");
  if (!links.is_array() || links.empty()) return "";
  html::Rows rows("", {"from", "to", "good", "without", "with the events", "change"}, 3);
  struct Row {
    double missing;
    std::vector<std::string> cells;
  };
  std::vector<Row> list;
  const auto& goods = at(r.pictures, "goods");
  for (const auto& l : links) {
    if (months_of(l, "scenario") == 0) continue;
    const auto& good = goods[at(l, "good").get<std::size_t>()];
    const double base = sum_of(at(l, "baseline")), with = sum_of(at(l, "scenario"));
    if (base <= 0) continue;
    const auto place = [&](const char* end) {
      return html::escaped(text(at(l, end)[0])) + ", " + html::name(text(at(l, end)[1]));
    };
    list.push_back({(with - base) / base,
                    {place("from"), place("to"), html::escaped(text(at(good, "name"))),
                     people_amount(base, html::escaped(text(at(good, "unit")))),
                     people_amount(with, html::escaped(text(at(good, "unit")))), percent_of(with / base - 1)}});
  }
  std::stable_sort(list.begin(), list.end(), [](const Row& a, const Row& b) { return a.missing < b.missing; });
  for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), 60); ++i) rows.add(list[i].cells);
  std::string shows;
  for (const auto& l : at(r.summary, "licences"))
    shows += "<strong>" + people_amount(number(at(l, "peak_waiting_amount")), html::escaped(text(at(l, "unit")))) +
             "</strong> wait for a decision under " + html::name(text(at(l, "event"))) + " at the worst moment (" +
             date_words(text(at(l, "peak"))) + "), " + people_number(number(at(l, "peak_waiting"))) +
             " applications; half are decided within " + people_days(number(at(l, "wait_p50_days"))) + ". ";
  shows +=
      "The bands run from stage to stage, left without the events, right with them, over the quarter in which most is "
      "missing; the gap beside a band is what does not come through.";
  auto out = html::section("flows", "Where the material gets stuck", shows, "flows",
                           "Flows that shrink most, as a table", rows.text("sortable"));
  return out;
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
      ", the thin dashed line the world without the events, the marks above are events. " +
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
      rows.add({text(at(o, "month")), people_number(seen), people_number(model), percent_of(error),
                people_number(number(at(o, "baseline"))), was_fitted ? "fitted" : ""});
    }
    table += rows.text();
    shows += "Dots are what was counted, the line is the model";
    if (fitted > 0)
      shows += "; over the " + counted(fitted, "month", "months") + " that parameters were fitted to it is off by " +
               percent_of(fit / static_cast<double>(fitted)) + " on average";
    if (free > 0)
      shows += (fitted > 0 ? ", over " : "; over ") + counted(free, "other month", "other months") + " by " +
               percent_of(other / static_cast<double>(free));
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
      "from "
      "the median to the 90 % quantile, grey without the events. " +
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
