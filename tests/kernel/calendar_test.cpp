// The pending-event set against std::set, and the order of a moment.
#include "chokepoint/kernel/calendar.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace chokepoint;

namespace {

/// The calendar and its reference, fed alike.
struct Pair {
  Calendar calendar;
  std::multiset<PendingEvent> reference;

  void schedule(const EventKey& key, std::uint32_t kind, std::uint32_t index) {
    calendar.schedule(key, kind, index);
    reference.insert({key.time, packed(key), kind, index});
  }
  bool agree() const {
    return calendar.size() == reference.size() &&
           calendar.next() == (reference.empty() ? never : reference.begin()->time);
  }
  PendingEvent take() {
    REQUIRE(calendar.next_order() == reference.begin()->order);
    const PendingEvent expected = *reference.begin(), got = calendar.take();
    reference.erase(reference.begin());
    REQUIRE(got == expected);
    return got;
  }
};

/// How far ahead the next event lies, in seconds; 0 is the present instant.
using Ahead = std::int64_t (*)(std::mt19937_64&);

std::int64_t whole_days(std::mt19937_64& r) { return static_cast<std::int64_t>(r() % 33) * day.seconds; }
std::int64_t seconds_mostly(std::mt19937_64& r) { return static_cast<std::int64_t>(r() % 200'000); }
std::int64_t this_instant_mostly(std::mt19937_64& r) { return r() % 8 == 0 ? day.seconds : 0; }
std::int64_t all_scales(std::mt19937_64& r) { return static_cast<std::int64_t>(r() >> (22 + r() % 42)); }

/// A key not earlier than that of `last`: later in time, or in the same instant in a later pass, phase or rank.
EventKey key_after(const PendingEvent& last, std::int64_t ahead, std::mt19937_64& random) {
  EventKey key{last.time + ahead * second, 0, static_cast<Phase>(random() % 10),
               static_cast<std::uint32_t>(random() % 50), static_cast<std::uint32_t>(random() % 4)};
  const EventKey before = key_of(last);
  if (ahead == 0) key.pass = static_cast<std::uint16_t>(before.pass + (packed(key) < last.order && before.pass < 1023));
  if (ahead == 0 && packed(key) < last.order) key = before;
  return key;
}

void drive(Ahead ahead, Time start, std::size_t crowd, unsigned seed) {
  std::mt19937_64 random(seed);
  Pair pair;
  PendingEvent last{start, 0, 0, 0};
  for (int step = 0; step < 12'000; ++step) {
    REQUIRE(pair.agree());
    const bool grow = pair.reference.size() < crowd ? random() % 8 != 0 : random() % 8 == 0;
    if (grow || pair.reference.empty())
      pair.schedule(key_after(last, ahead(random), random), static_cast<std::uint32_t>(random() % 3),
                    static_cast<std::uint32_t>(step));
    else
      last = pair.take();
    if (step == 6'000) {  // a copy of a calendar goes on alone
      Pair copy = pair;
      while (!copy.reference.empty()) copy.take();
      REQUIRE(copy.agree());
    }
  }
  while (!pair.reference.empty()) pair.take();
  REQUIRE(pair.agree());
}

}  // namespace

TEST_CASE("events at multiples of 0.4 and of 0.3 days meet in whole seconds, ordered by rank") {
  // Source: case A03. Doubles that are added up put B before A at 1.2 days.
  const Duration step[] = {{34'560}, {25'920}};
  const Time end = Time{} + Duration{207'360} + second;
  Calendar calendar;
  std::string at_1_2, at_2_4;
  int count[] = {0, 0};
  for (const std::uint32_t who : {1u, 0u}) calendar.schedule({Time{}, 0, Phase::demand, who, 0}, who, 0);
  while (calendar.next() < end) {
    const PendingEvent e = calendar.take();
    ++count[e.kind];
    if (e.time == Time{103'680}) at_1_2 += "AB"[e.kind];
    if (e.time == Time{207'360}) at_2_4 += "AB"[e.kind];
    calendar.schedule({e.time + step[e.kind], 0, Phase::demand, e.kind, 0}, e.kind, 0);
  }
  CHECK(at_1_2 == "AB");
  CHECK(at_2_4 == "AB");
  CHECK(count[0] == 7);
  CHECK(count[1] == 9);
}

TEST_CASE("a key is smaller when its time, then pass, phase, rank, number is") {
  const EventKey key{{5}, 1, Phase::demand, 7, 9};
  const auto order = packed(key);
  CHECK(packed({{5}, 0, Phase::close, (1u << 22) - 1, (1u << 28) - 1}) < order);
  CHECK(packed({{5}, 1, Phase::decision, (1u << 22) - 1, (1u << 28) - 1}) < order);
  CHECK(packed({{5}, 1, Phase::demand, 6, (1u << 28) - 1}) < order);
  CHECK(packed({{5}, 1, Phase::demand, 7, 8}) < order);
  const EventKey again = key_of({{5}, order, 0, 0});
  CHECK(again.time == Time{5});
  CHECK(again.pass == 1);
  CHECK(again.phase == Phase::demand);
  CHECK(again.rank == 7);
  CHECK(again.number == 9);
}

TEST_CASE("an empty calendar has nothing due") {
  Calendar calendar;
  CHECK(calendar.next() == never);
  CHECK(calendar.size() == 0);
  calendar.schedule({{-5}, 0, Phase::change, 0, 0}, 1, 2);
  CHECK(calendar.next() == Time{-5});
  CHECK(calendar.take().index == 2);
  CHECK(calendar.next() == never);
}

TEST_CASE("the calendar gives the same events in the same order as a sorted set") {
  const unsigned seed = 20250404;
  CAPTURE(seed);
  for (const Time start : {Time{}, Time{-86'400 * 40}, Time{1'735'689'600}})  // 1970, before 1970, 2025
    for (const std::size_t crowd : {std::size_t{3}, std::size_t{100}, std::size_t{3000}})
      for (const Ahead ahead : {whole_days, seconds_mostly, this_instant_mostly, all_scales})
        drive(ahead, start, crowd, seed);
}

TEST_CASE("an event long before all others that wait may still be scheduled") {
  Pair pair;
  pair.schedule({{1'000'000'000}, 0, Phase::change, 0, 0}, 0, 0);
  REQUIRE(pair.agree());
  pair.schedule({{1}, 0, Phase::change, 0, 0}, 0, 1);
  REQUIRE(pair.agree());
  pair.take();
  for (std::uint32_t i = 100; i > 0; --i) pair.schedule({{i * 1000}, 0, Phase::change, 0, 0}, 0, i);
  while (!pair.reference.empty()) {
    REQUIRE(pair.agree());
    pair.take();
  }
}
