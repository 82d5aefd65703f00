// How events come to their dates: what is refused, and in which words.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

const std::string dip = ", what: demand change, where: car-plant, to: 90 %";
std::string told(const std::string& events) { return complaints(chain + "events:\n" + events); }
std::string one(const std::string& keys) { return "  - {id: e, " + keys + dip + "}\n"; }

}  // namespace

TEST_CASE("an event begins in exactly one way") {
  CHECK(says(told(one("lasts: 3 d")),
             "events.e: say when it begins: `date`, `after` or `after_end` another event, or `when`"));
  CHECK(says(told(one("date: 2025-03-01, after: e")), "give only one of `date`, `after`, `after_end` and `when`"));
  CHECK(says(told(one("date: 2025-03-01, wait: 3 d")), "a date does not wait"));
  CHECK(says(told(one("date: 2025-03-01, repeats: true, lasts: 3 d")), "a date comes once"));
  CHECK(says(told(one("date: 2025-03-01, announced: 2025-03-02")),
             "events.e.announced: comes after the event itself, 2025-03-01"));
}

TEST_CASE("an event follows one that there is, and not itself") {
  const std::string closure = "  - {id: closure, date: 2025-03-01" + dip + "}\n";
  CHECK(told(closure + one("after: closure, wait: 10 d, lasts: 3 d")).empty());
  CHECK(says(told(closure + one("after: closura")), "unknown event 'closura'; did you mean 'closure'?"));
  CHECK(says(told(one("after: e")), "events wait for each other in a circle: e after e; give one of them a date"));
  const std::string a = "  - {id: a, after: b" + dip + "}\n", b = "  - {id: b, after_end: c" + dip + "}\n";
  const std::string c = "  - {id: c, after: a" + dip + "}\n";
  CHECK(says(told(a + b + c), "events.a: events wait for each other in a circle: a after b after c after a"));
  CHECK(says(told(closure + one("after: closure, background: true")),
             "happens in the baseline too, but follows 'closure'"));
}

TEST_CASE("a condition names what it watches and a limit in its unit") {
  const auto when = [](const std::string& keys) { return told(one("lasts: 3 d, when: {" + keys + "}")); };
  CHECK(when("what: cover, of: magnet, at: car-plant, below: 3 d").empty());
  CHECK(says(when("what: cover, of: magnet, at: car-plant, below: 3 t"), "cover is a time; write it in d, w or h"));
  CHECK(says(when("what: stock, of: magnet, at: car-plant, below: 3 d"), "events.e.when.below:"));
  CHECK(says(when("what: stock, of: magnet, at: car-plant, below: 3 %"), "write an amount, as in 12 t"));
  CHECK(says(when("what: fill rate, at: car-plant, below: 3 cars"), "a percentage is due here"));
  CHECK(says(when("what: stock, of: magnet, at: car-plant"), "give either `below` or `above`"));
  CHECK(says(when("what: stock, at: car-plant, below: 1 t"), "say of which good"));
  CHECK(says(when("what: stock, of: magnets, at: car-plant, below: 1 t"), "did you mean 'magnet'?"));
  CHECK(
      says(when("what: stock, of: magnet, at: hill-mine, below: 1 t"), "none of these sites has a stock of 'magnet'"));
  CHECK(says(when("what: output, of: magnet, at: car-plant, below: 50 %"), "none of these sites makes 'magnet'"));
  CHECK(
      says(when("what: stock, of: magnet, at: car-plant, below: 1 t, over: 3 d"), "events.e.when.over: only shortage"));
  CHECK(
      says(when("what: stock, of: magnet, at: car-plant, below: 1 t, published_on: 31"), "a day that every month has"));
}

TEST_CASE("what repeats must end, and goods that stand still must know until when") {
  const std::string when = "when: {what: stock, of: magnet, at: car-plant, below: 1 t}";
  CHECK(says(told(one(when + ", repeats: true")), "it never ends, so it cannot begin again"));
  CHECK(told(one(when + ", repeats: true, lasts: 3 d")).empty());
  CHECK(says(told("  - {id: e, what: outage, where: ship, pauses: [receipts], " + when + ", ends_" + when + "}\n"),
             "goods that stand still must know until when"));
  CHECK(says(told("  - {id: e, what: outage, where: ship, under_way: waits, " + when + ", ends_" + when + "}\n"),
             "goods that stand still must know until when"));
}
