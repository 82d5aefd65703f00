// First stops that were reported, with the end users that stand for them.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "network/selecting.hpp"

namespace chokepoint {
namespace {

bool sells(const Compiling& c, const std::string& name) {
  return std::any_of(c.net.demands.begin(), c.net.demands.end(),
                     [&](const Demand& d) { return c.net.sites[d.site].name == name; });
}

/// The names of all end users' sites, each once.
Names sellers(const Compiling& c) {
  Names names;
  for (const auto& d : c.net.demands)
    if (names.empty() || names.back() != c.net.sites[d.site].name) names.push_back(c.net.sites[d.site].name);
  return names;
}

/// Reports a site that is named and is no end user: nobody would see that it was passed over.
void check_named(Compiling& c, const Selector& s, const std::string& path) {
  for (const auto* words : {&s.any_of, &s.sites})
    for (const auto& w : *words)
      if (c.site_ids.count(w.text) > 0 && !sells(c, w.text))
        c.error(w.spot, path, quoted(w.text) + " is no end user, it has no `sells`; " + hint(w.text, sellers(c)));
}

void check_date(Compiling& c, const Moment& date, const std::string& path) {
  if (!date.given() || (date.value >= c.net.from && date.value < c.net.until)) return;
  c.warning(date.spot, path,
            "lies outside the run, " + date_text(c.net.from) + " to " + date_text(c.net.until) +
                "; the model cannot stop on that day");
}

std::string grade_of(const Backed& b) {
  return b.grade.given() ? words(b.grade.value)[static_cast<std::size_t>(b.grade.value)].word : "";
}

}  // namespace

void compile_reported_stops(Compiling& c) {
  for (std::size_t i = 0; i < c.spec.reported_stops.size(); ++i) {
    const auto& s = c.spec.reported_stops[i];
    const auto path = "reported_stops." + (s.id.given() ? s.id.text : std::to_string(i));
    const auto errors = c.out.errors();
    check_named(c, s.where, path + ".where");
    ReportedStop stop{s.id.text, s.who, s.source, grade_of(s), s.note, {}, s.date.value};
    if (c.out.errors() == errors) stop.users = demands_of(c, s.where, path + ".where");
    check_date(c, s.date, path + ".date");
    c.net.reported_stops.push_back(std::move(stop));
  }
}

}  // namespace chokepoint
