// What an event without a date waits for: another event or a condition, and the time after that.
#include <algorithm>

#include "network/watching.hpp"

namespace chokepoint {
namespace {

int ways_given(const EventSpec& s) {
  return int(s.date.given()) + int(s.after.given()) + int(s.after_end.given()) + int(s.when.given());
}

void follow(Compiling& c, const Word& other, Onset& onset, const std::string& path) {
  const auto found = c.event_ids.find(other.text);
  if (found == c.event_ids.end())
    return c.error(other.spot, path,
                   "unknown event " + quoted(other.text) + "; " + hint(other.text, keys_of(c.event_ids)));
  onset.follows = found->second;
}

void set_wait(Compiling& c, const EventSpec& s, Onset& onset, const std::string& path) {
  if (!s.wait.given()) return;
  if (s.date.given())
    return c.error(s.wait.spot, path + ".wait",
                   "a date does not wait; `wait` goes with `after`, `after_end` or `when`");
  if (s.wait.working)
    return c.error(s.wait.spot, path + ".wait", "in days, as in 10 d; nobody's working days are meant");
  check_delay(c, s.wait, path + ".wait");
  onset.wait = s.wait.days;
  onset.mean_wait = mean_duration(s.wait);
}

void check_repeats(Compiling& c, const EventSpec& s, const Onset& onset, const std::string& path) {
  if (!onset.repeats) return;
  if (s.date.given()) c.error(s.repeats.spot, path + ".repeats", "a date comes once; say `when`, or `after` an event");
  const bool ends = s.lasts.given() || s.ends_when.given();
  if (!onset.at_once && !ends)
    c.error(s.repeats.spot, path + ".repeats", "it never ends, so it cannot begin again; give `lasts` or `ends_when`");
}

void check_end(Compiling& c, const EventSpec& s, const Incident& e, const std::string& path) {
  if (!s.ends_when.given()) return;
  if (e.onset.at_once) c.error(s.ends_when.spot, path + ".ends_when", "it happens at once; there is nothing to end");
  const auto* outage = std::get_if<Outage>(&e.kind);
  if (outage != nullptr && (outage->stops_goods || outage->pauses_receipts))
    c.error(s.ends_when.spot, path + ".ends_when",
            "goods that stand still must know until when; give `lasts` or `until` instead");
}

void set_announced(Compiling& c, const EventSpec& s, Incident& e, const std::string& path) {
  e.onset.announced = e.begin;
  if (!s.announced.given()) return;
  e.onset.announced = s.announced.value;
  if (!s.date.given())
    c.error(s.announced.spot, path + ".announced", "only an event with a `date` is announced");
  else if (s.announced.value > e.begin)
    c.error(s.announced.spot, path + ".announced", "comes after the event itself, " + to_text(e.begin));
}

/// The events from one to the next until one comes twice; empty when the chain ends.
std::vector<EventId> circle_from(const Network& n, EventId first) {
  std::vector<EventId> chain;
  for (EventId e = first; e; e = n.events[e].onset.follows) {
    chain.push_back(e);
    if (n.events[e].onset.follows == first) return chain;
    if (chain.size() > n.events.size()) return {};
  }
  return {};
}

void report_circle(Compiling& c, const std::vector<EventId>& circle) {
  std::string text;
  for (const auto e : circle) text += c.net.events[e].id + " after ";
  const auto& first = c.spec.events[circle.front().index];
  c.error(first.after.given() ? first.after.spot : first.after_end.spot, "events." + first.id.text,
          "events wait for each other in a circle: " + text + first.id.text + "; give one of them a date");
}

}  // namespace

void set_onset(Compiling& c, const EventSpec& s, EventId id, Incident& e, const std::string& path) {
  Onset& onset = e.onset;
  const int ways = ways_given(s);
  if (ways == 0) c.error(s.spot, path, "say when it begins: `date`, `after` or `after_end` another event, or `when`");
  if (ways > 1) c.error(s.spot, path, "give only one of `date`, `after`, `after_end` and `when`");
  onset.follows_end = s.after_end.given();
  if (s.after.given()) follow(c, s.after, onset, path + ".after");
  if (s.after_end.given()) follow(c, s.after_end, onset, path + ".after_end");
  if (s.when.given()) onset.when = watch_of(c, s.when, id, false, path + ".when");
  if (s.ends_when.given()) onset.ends_when = watch_of(c, s.ends_when, id, true, path + ".ends_when");
  if (s.probability.given()) onset.probability = s.probability.value;
  if (!s.date.given()) onset.lasts = s.lasts.value;
  onset.repeats = s.repeats.value;
  set_wait(c, s, onset, path);
  set_announced(c, s, e, path);
  check_repeats(c, s, onset, path);
  check_end(c, s, e, path);
}

void check_onsets(Compiling& c) {
  auto& events = c.net.events;
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    const auto circle = circle_from(c.net, EventId{e});
    if (!circle.empty() && std::min_element(circle.begin(), circle.end())->index == e) report_circle(c, circle);
    const EventId other = events[e].onset.follows;
    if (!other || !events[e].background || events[other].background) continue;
    c.error(c.spec.events[e].background.spot, "events." + events[e].id,
            "happens in the baseline too, but follows " + quoted(events[other].id) +
                ", which does not; give that one `background: true` as well");
  }
}

}  // namespace chokepoint
