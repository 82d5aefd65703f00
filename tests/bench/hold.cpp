// The hold model on the calendar and on two heaps: take the earliest of N events, put it back later, again and again.
//
// Prints nanoseconds of processor time per hold, how many times faster than std::priority_queue in the same run, and
// allocations per hold. The three must agree on a digest of all events taken; times are for reading, never asserted.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <new>
#include <queue>
#include <vector>

#include "bench/allocations.hpp"
#include "catch.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/kernel/calendar.hpp"

std::size_t bench::allocations = 0;

void* operator new(std::size_t size) {
  ++bench::allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

using namespace chokepoint;

struct Later {
  bool operator()(const PendingEvent& a, const PendingEvent& b) const {
    return a.time != b.time ? a.time > b.time : a.order > b.order;
  }
};

struct BinaryHeap {
  static constexpr const char* name = "std::priority_queue";
  std::priority_queue<PendingEvent, std::vector<PendingEvent>, Later> queue;
  void schedule(const EventKey& key, std::uint32_t index) { queue.push({key.time, packed(key), 0, index}); }
  PendingEvent take() {
    const PendingEvent e = queue.top();
    queue.pop();
    return e;
  }
};

struct FourHeap {
  static constexpr const char* name = "4-ary heap";
  std::vector<PendingEvent> heap;
  static bool earlier(const PendingEvent& a, const PendingEvent& b) { return Later()(b, a); }

  void schedule(const EventKey& key, std::uint32_t index) {
    const PendingEvent e{key.time, packed(key), 0, index};
    std::size_t hole = heap.size();
    heap.push_back(e);
    for (; hole > 0 && earlier(e, heap[(hole - 1) / 4]); hole = (hole - 1) / 4) heap[hole] = heap[(hole - 1) / 4];
    heap[hole] = e;
  }
  PendingEvent take() {
    const PendingEvent first = heap.front(), e = heap.back();
    heap.pop_back();
    std::size_t hole = 0;
    for (std::size_t child = 1; child < heap.size(); child = 4 * hole + 1) {
      const auto last = std::min(child + 4, heap.size());
      for (std::size_t other = child + 1; other < last; ++other)
        if (earlier(heap[other], heap[child])) child = other;
      if (!earlier(heap[child], e)) break;
      heap[hole] = heap[child];
      hole = child;
    }
    if (!heap.empty()) heap[hole] = e;
    return first;
  }
};

struct Ladder {
  static constexpr const char* name = "Calendar";
  Calendar calendar;
  void schedule(const EventKey& key, std::uint32_t index) { calendar.schedule(key, 0, index); }
  PendingEvent take() { return calendar.take(); }
};

/// Drawn beforehand, so that the generator is no part of the time.
struct Increments {
  const char* name;
  std::vector<std::int64_t> seconds;  ///< 0: the same instant again, in a later pass
  std::vector<std::uint32_t> ranks;
};

Increments increments(const char* name, const std::function<std::int64_t(double)>& of_uniform) {
  Increments all{name, {}, {}};
  const Stream stream(1, 0, name, Purpose::demand_time);
  for (std::uint32_t i = 0; i < (1u << 16); ++i) {
    auto draw = stream.draw(i);
    all.seconds.push_back(of_uniform(draw.uniform()));
    all.ranks.push_back(draw() >> 10);
  }
  return all;
}

/// The key of the event that follows `e`, by step `n` of the increments.
EventKey key_after(const PendingEvent& e, std::size_t n, const Increments& by) {
  n = (n * 2654435761u) & 0xFFFF;
  const auto ahead = by.seconds[n];
  EventKey key{e.time + ahead * second, 0, Phase::demand, by.ranks[n], e.index};
  if (ahead == 0) key.pass = static_cast<std::uint16_t>(std::min((e.order >> 54) + 1, std::uint64_t{1023}));
  return key;
}

/// One pending-event set in the steady state of the hold model.
template <class Set>
class Hold {
 public:
  Hold(std::uint32_t pending, const Increments& by) : by_(by) {
    const PendingEvent start{Time{1'735'689'600}, 0, 0, 0};
    for (std::uint32_t i = 0; i < pending; ++i) {
      EventKey key = key_after(start, n_++, by_);
      key.number = i;
      set_.schedule(key, i);
    }
    run(4 * pending + 1000);
  }
  void run(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const PendingEvent e = set_.take();
      digest_ = digest_ * 31 + static_cast<std::uint64_t>(e.time.seconds) + e.order;
      set_.schedule(key_after(e, n_++, by_), e.index);
    }
  }
  void measure() {
    const auto before = bench::allocations;
    const auto from = std::clock();
    run(steps);
    times_.at(round_++) = 1e9 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC / steps;
    allocated_ += bench::allocations - before;
  }
  double nanoseconds() {
    std::sort(times_.begin(), times_.end());
    return times_[times_.size() / 2];
  }
  double allocated() const { return static_cast<double>(allocated_) / (steps * static_cast<double>(times_.size())); }
  std::uint64_t digest() const { return digest_; }

  static constexpr int steps = 1'000'000;
  static constexpr int rounds = 5;

 private:
  Set set_;
  const Increments& by_;
  std::size_t n_ = 0, round_ = 0, allocated_ = 0;
  std::uint64_t digest_ = 0;
  std::array<double, rounds> times_{};
};

/// A crowd waits for tomorrow while one event after another runs today, a second apart: a structure that looks through
/// its nearest bucket whenever it runs dry takes the crowd's size for each.
template <class Set>
double chain(std::uint32_t crowd) {
  Set set;
  for (std::uint32_t i = 0; i < crowd; ++i) set.schedule({Time{} + day, 0, Phase::demand, 0, i}, i);
  set.schedule({Time{}, 0, Phase::change, 0, 0}, crowd);
  const auto from = std::clock();
  for (PendingEvent e = set.take(); e.index == crowd; e = set.take())
    set.schedule({e.time + second, 0, Phase::change, 0, 0}, crowd);
  return 1e9 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC / static_cast<double>(day.seconds);
}

void compare(std::uint32_t pending, const Increments& by) {
  Hold<BinaryHeap> binary(pending, by);
  Hold<FourHeap> four(pending, by);
  Hold<Ladder> ladder(pending, by);
  for (int round = 0; round < Hold<Ladder>::rounds; ++round) {  // in turn, so that a disturbance meets all three
    binary.measure();
    four.measure();
    ladder.measure();
  }
  const double base = binary.nanoseconds(), of_four = four.nanoseconds(), of_ladder = ladder.nanoseconds();
  std::printf("%-12s %8u %12.1f ns %12.1f ns %5.2fx %8.1f ns %5.2fx %12.6f\n", by.name, pending, base, of_four,
              base / of_four, of_ladder, base / of_ladder, ladder.allocated());
  std::fflush(stdout);
  CHECK(binary.digest() == four.digest());
  CHECK(binary.digest() == ladder.digest());
}

}  // namespace

TEST_CASE("hold model: the calendar against heaps", "[hold]") {
  const auto day_of = [](double u) { return static_cast<std::int64_t>(1 + 32 * u) * day.seconds; };
  const Increments kinds[] = {
      increments("exponential", [](double u) { return static_cast<std::int64_t>(-86'400 * std::log(u)) + 1; }),
      increments("whole days", day_of),
      increments("bursts", [&](double u) { return u < 0.5 ? 0 : day_of(2 * u - 1); }),
  };
  std::printf("increment     pending  priority_queue       4-ary heap            Calendar    allocations per hold\n");
  for (const auto& kind : kinds)
    for (const std::uint32_t pending : {100u, 1'000u, 10'000u, 100'000u, 1'000'000u}) compare(pending, kind);
  compare(100'000, increments("one instant", [](double) { return 0; }));
  const double base = chain<BinaryHeap>(100'000), of_four = chain<FourHeap>(100'000),
               of_ladder = chain<Ladder>(100'000);
  std::printf("%-12s %8u %12.1f ns %12.1f ns %5.2fx %8.1f ns %5.2fx\n", "chain", 100'000, base, of_four, base / of_four,
              of_ladder, base / of_ladder);
}
