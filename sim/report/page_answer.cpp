// What stands first: the answer in two sentences, four numbers with their intervals, the events and what they changed.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

/// "korea-ev-plants (plants of electric cars, South Korea)"
std::string named(const Results& r, const std::string& user) {
  const auto words = label(r, user);
  return "<strong>" + html::name(user) + "</strong>" + (words == user ? "" : " (" + html::name(words) + ")");
}

/// " (20 to 25 June 2025 in nine of ten runs)"; nothing where all agree or there is one run.
std::string between(const Results& r, const Json& days) {
  if (number(at(days, "of")) < 2) return "";
  if (std::floor(number(at(days, "low"))) == std::floor(number(at(days, "high")))) return " in every run";
  return " (" + days_text(r, days) + " in nine of ten runs)";
}

/// ", 79 days after licences (4 April 2025)": from the begin of the first event that bit.
std::string since_first_event(const Results& r, double day_number) {
  const auto begin = text(at(r.summary, "first_event")).substr(0, 10);
  const auto first = parse_time(begin), from = parse_time(text(at(r.pictures, "from")));
  if (!first || !from) return "";
  const auto days = std::floor(day_number - in_days(*first - *from) + 1e-6);
  for (const auto& e : at(r.summary, "events"))
    if (text(at(e, "date")).substr(0, 10) == begin && days >= 0)
      return ", " + people_days(days) + " after " + html::name(text(at(e, "id"))) + " (" + date_words(begin) + ")";
  return "";
}

std::size_t count_users(const Results& r, const char* run, bool lines) {
  std::size_t n = 0;
  for (const auto& u : at(r.summary, "end_users")) {
    const auto& row = at(u, run);
    const bool stops = number(at(row, "first_stop_day"), -1) >= 0;
    const bool is_short =
        number(at(row, "unmet")) > 1e-6 * number(at(row, "demanded"), 1) || number(at(row, "shortage_area")) > 1e-6;
    n += lines ? stops : is_short;
  }
  return n;
}

std::string first_sentence(const Results& r) {
  const auto& a = at(r.pictures, "answer");
  const auto& first = at(a, "first_line");
  if (first.is_object()) {
    const auto& who = at(a, "first_who");
    std::string out = "The first line to stop is " + named(r, text(at(who[0], "name"))) + ", on <strong>" +
                      day_text(r, number(at(first, "middle"))) + "</strong>" + between(r, first) +
                      since_first_event(r, number(at(first, "middle")));
    if (number(at(first, "n")) < number(at(first, "of")))
      out += "; in " + std::to_string(at(first, "of").get<int>() - at(first, "n").get<int>()) + " of " +
             std::to_string(at(first, "of").get<int>()) + " runs no line stops";
    return out + ".";
  }
  const Json* worst = nullptr;
  for (const auto& u : at(r.pictures, "users"))
    if (at(u, "short").is_object() &&
        (!worst || number(at(at(u, "short"), "middle")) < number(at(at(*worst, "short"), "middle"))))
      worst = &u;
  if (!worst) return "Nobody runs short, with the events or without.";
  const auto& day_of_it = at(*worst, "short");
  return "No line stops. The first to run short is " + named(r, text(at(*worst, "name"))) + ", on <strong>" +
         day_text(r, number(at(day_of_it, "middle"))) + "</strong>" + between(r, day_of_it) + ".";
}

std::string second_sentence(const Results& r) {
  const auto lines = count_users(r, "scenario", true), hit = count_users(r, "scenario", false);
  const auto base = count_users(r, "baseline", false);
  const auto all = at(r.summary, "end_users").size();
  const auto runs = number(at(r.summary, "replications"), 1);
  std::string out = lines > 1 ? counted(lines, "line stops", "lines stop") +
                                    (runs > 1 ? " in one run or another, and " : " in all, and ")
                              : std::string();
  out += counted(hit, "end user", "end users") + " of " + std::to_string(all) + (hit == 1 ? " runs" : " run") +
         " short at some time; without the events " + (base == 0 ? "nobody does" : counted(base, "does", "do")) + ".";
  out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

/// How sure: runs, agreement on who is first, customs figures, reported stops.
std::string how_sure(const Results& r) {
  const auto n = static_cast<std::size_t>(number(at(r.summary, "replications"), 1));
  std::string out =
      n < 2 ? "<strong>How sure:</strong> this is one run, so there are no intervals; "
              "<code>--replications 40</code> would give them."
            : "<strong>How sure:</strong> " + std::to_string(n) + " pairs of runs with different random numbers.";
  const auto& who = at(at(r.pictures, "answer"), "first_who");
  if (n > 1 && who.is_array() && !who.empty()) {
    const auto times = static_cast<std::size_t>(number(at(who[0], "n")));
    out += " " + html::name(text(at(who[0], "name"))) +
           (times == n ? " is first in all of them" : " is first in " + std::to_string(times)) +
           (who.size() > 1 ? ", " + html::name(text(at(who[1], "name"))) + " in " +
                                 std::to_string(static_cast<int>(number(at(who[1], "n"))))
                           : "") +
           ".";
  }
  std::vector<double> off;
  std::size_t missed = 0;  // reported, and in no run of the model
  for (const auto& s : at(r.summary, "reported_stops"))
    at(s, "days").is_number() ? off.push_back(number(at(s, "days"))) : void(++missed);
  if (!off.empty()) {
    const auto [low, high] = std::minmax_element(off.begin(), off.end());
    const auto apart = *low == *high ? people_days(std::abs(*low)) : people_number(*low) + " to " + people_days(*high);
    out += " Measured against reality: the first stops that the press reported came " +
           (*low > 0 ? apart + " before the model&rsquo;s."
            : *high < 0
                ? people_days(-*high) + (*low == *high ? "" : " to " + people_days(-*low)) + " after the model&rsquo;s."
                : "within " + people_days(std::max(-*low, *high)) + " of the model&rsquo;s.");
  }
  if (missed > 0)
    out += missed == 1 ? " One stop that was reported does not happen in the model."
                       : " " + std::to_string(missed) + " stops that were reported do not happen in the model.";
  out +=
      " Intervals tell what chance does; they do not tell what a wrong assumption does: see <a href=\"#trust\">where "
      "the numbers come from</a>.";
  return "<p class=\"sure\">" + out + "</p>\n";
}

std::string card(const std::string& value, const std::string& what, const std::string& interval) {
  return "<div class=\"card\"><b>" + value + "</b><span>" + what + "</span>" +
         (interval.empty() ? "" : "<small>" + interval + "</small>") + "</div>\n";
}

std::string ends(const Json& spread, const std::string& unit) {
  if (!spread.is_object() || number(at(spread, "of")) < 2) return "one run";
  return people_amount(number(at(spread, "low")), unit) + " to " + people_amount(number(at(spread, "high")), unit);
}

std::string cards(const Results& r) {
  const auto& a = at(r.pictures, "answer");
  if (!a.is_object()) return "";
  std::string out = "<div class=\"cards\">\n";
  const auto& first = at(a, "first_line");
  const bool one = one_run(r);
  out += first.is_object() ? card(day_text(r, number(at(first, "middle"))), "first line down",
                                  one ? "one run"
                                  : day_text(r, number(at(first, "low"))) == day_text(r, number(at(first, "high")))
                                      ? "the same day in every run"
                                      : days_text(r, first))
                           : card("none", "line stops", "");
  const auto unit = text(at(a, "unit"));
  if (at(a, "units").is_object())
    out += card(people_amount(number(at(at(a, "units"), "middle")), html::escaped(unit)), "lost in all",
                ends(at(a, "units"), html::escaped(unit)));
  if (at(a, "tonnes").is_object())
    out += card(people_amount(number(at(at(a, "tonnes"), "middle")), "t"), "short at end users sold by weight",
                ends(at(a, "tonnes"), "t"));
  const auto& late = at(a, "late");
  out += late.is_object()
             ? card(people_days(number(at(late, "middle"))),
                    "later: the slowest tenth of deliveries to " + html::name(text(at(a, "late_who"))),
                    one ? "one run"
                        : people_days(number(at(late, "low"))) + " to " + people_days(number(at(late, "high"))))
             : card("0 days", "later than without the events", "");
  return out + "</div>\n" +
         (one ? "" : "<p class=\"small\">Below each number: what nine of ten runs lie between.</p>\n");
}

std::string event_row(const Results& r, const Json& e) {
  const auto date = text(at(e, "date")), until = text(at(e, "until"));
  std::string out = "<li><b>" + (date.empty() ? "no fixed date" : date_words(date.substr(0, 10))) + "</b> ";
  if (!until.empty()) out += "to " + date_words(until.substr(0, 10)) + " ";
  out += html::name(text(at(e, "id"))) + " <i>(" + html::escaped(text(at(e, "what"))) + ")</i>";
  if (at(e, "background").is_boolean() && at(e, "background").get<bool>()) return out + ", in both runs</li>";
  const auto touched = static_cast<std::size_t>(number(at(e, "changed_something_in")));
  const auto n = static_cast<std::size_t>(number(at(r.summary, "replications"), 1));
  if (touched == 0) return out + ": changed nothing</li>";
  return out + ": first felt on " + day_text(r, number(at(e, "first_change_day"))) +
         (touched < n ? ", in " + std::to_string(touched) + " of " + std::to_string(n) + " runs" : "") + "</li>";
}

double total(const Results& r, const char* run, const char* figure, const std::string& unit) {
  double sum = 0;
  for (const auto& u : at(r.summary, "end_users"))
    if (text(at(u, "unit")) == unit) sum += number(at(at(u, run), figure));
  return sum;
}

/// Of each observed series the month that the events change most.
void add_observed(const Results& r, html::Rows& rows) {
  std::map<std::string, const Json*> worst;
  const auto apart = [](const Json& o) { return std::abs(number(at(o, "model")) - number(at(o, "baseline"))); };
  for (const auto& o : at(r.summary, "observed")) {
    if (!at(o, "model").is_number() || !at(o, "baseline").is_number()) continue;
    auto& most = worst[text(at(o, "series"))];
    if (!most || apart(o) > apart(*most)) most = &o;
  }
  for (const auto& [series, o] : worst) {
    const auto unit = html::escaped(text(at(*o, "unit")));
    const auto mean = [&](const char* value, const char* half) {
      return with_half_width(number(at(*o, value)), number(at(*o, half))) + (unit.empty() ? "" : " " + unit);
    };
    rows.add({html::name(series) + " in " + month_words(text(at(*o, "month"))), mean("baseline", "baseline_half_width"),
              mean("model", "model_half_width")});
  }
}

std::string changes(const Results& r) {
  const auto runs = people_number(number(at(r.summary, "replications"), 1));
  html::Rows rows(one_run(r) ? "" : "Means of " + runs + " runs", {"", "without the events", "with the events"});
  const auto add = [&](const std::string& what, const std::string& base, const std::string& with) {
    if (base != "0" || with != "0") rows.add({what, base, with});
  };
  add("lines that stop", std::to_string(count_users(r, "baseline", true)),
      std::to_string(count_users(r, "scenario", true)));
  add("end users that are short at some time", std::to_string(count_users(r, "baseline", false)),
      std::to_string(count_users(r, "scenario", false)));
  std::set<std::string> units;
  for (const auto& u : at(r.summary, "end_users")) units.insert(text(at(u, "unit")));
  for (const auto& unit : units) {
    const auto base = total(r, "baseline", "unmet", unit), with = total(r, "scenario", "unmet", unit);
    if (std::max(base, with) > 1e-6 * total(r, "scenario", "demanded", unit))
      rows.add({html::escaped(unit) + " wanted and not served", people_number(base), people_number(with)});
  }
  add_observed(r, rows);
  for (const auto& s : at(r.summary, "licences"))
    rows.add({"most that waits for " + html::name(text(at(s, "event"))), "0",
              people_amount(number(at(s, "peak_waiting_amount")), html::escaped(text(at(s, "unit")))) + " on " +
                  date_words(text(at(s, "peak")))});
  return rows.text("changes");
}

}  // namespace

std::string answer(const Results& r) {
  if (r.summary.is_null()) return comparison_answer(r) + sweep_answer(r);
  std::string out = "<p class=\"when\">" + date_words(text(at(r.summary, "from")).substr(0, 10)) + " to " +
                    date_words(text(at(r.summary, "until")).substr(0, 10)) +
                    ", simulated with its events and, on the same random numbers, without them</p>\n";
  if (at(r.pictures, "answer").is_object())
    out += "<p class=\"answer\">" + first_sentence(r) + " " + second_sentence(r) + "</p>\n" + cards(r);
  else
    out += "<p class=\"answer\">" + html::escaped(text(at(r.summary, "headline"))) + "</p>\n";
  for (const auto& w : at(r.summary, "warnings")) out += "<p class=\"warning\">" + html::escaped(text(w)) + "</p>\n";
  return out + how_sure(r);
}

std::string events(const Results& r) {
  const auto& list = at(r.summary, "events");
  if (!list.is_array() || list.empty()) return "";
  std::string out = "<section id=\"events\"><h2>What happens, and what it changed</h2>\n<ul class=\"events\">";
  for (const auto& e : list) out += event_row(r, e);
  return out + "</ul>\n" + changes(r) + "</section>\n";
}

}  // namespace chokepoint::page
