// The pending-event set as a radix ladder: buckets by the first byte in which a time differs from the present base.
#include "chokepoint/kernel/calendar.hpp"

#include <algorithm>
#include <cassert>

namespace chokepoint {
namespace {

constexpr std::uint32_t nothing_more = UINT32_MAX;
/// A bucket of at most so many events is sorted rather than spread over finer ones. Anything from 16 to 48 is as good.
constexpr std::uint32_t few = 24;

/// Order for std heaps and sorts that keep the earliest event last or on top.
struct Later {
  bool operator()(const PendingEvent& a, const PendingEvent& b) const {
    if (a.time != b.time) return a.time > b.time;
    if (a.order != b.order) return a.order > b.order;
    return a > b;
  }
};

/// The time as a number without sign, in the same order.
std::uint64_t digits(Time t) { return static_cast<std::uint64_t>(t.seconds) ^ (std::uint64_t{1} << 63); }

/// The highest byte that is not zero; 0 when all are.
unsigned highest_byte(std::uint64_t x) { return x == 0 ? 0 : static_cast<unsigned>(63 - __builtin_clzll(x)) / 8; }

}  // namespace

Calendar::Calendar() : buckets_(8 * 256) {}

void Calendar::schedule(const EventKey& key, std::uint32_t kind, std::uint32_t index) {
  assert(key.pass < 1024 && key.rank < (1u << 22) && key.number < (1u << 28));
  const PendingEvent event{key.time, packed(key), kind, index};
  assert(event.time > last_.time || (event.time == last_.time && event.order >= last_.order));
  ++size_;
  next_ = std::min(next_, event.time);
  if (event.time > base_) return put(event);
  late_.push_back(event);
  std::push_heap(late_.begin(), late_.end(), Later());
}

PendingEvent Calendar::take() {
  assert(size_ > 0);
  if (near_.empty() && late_.empty()) refill();
  if (near_.empty() && late_.size() > few) sort_late();
  if (near_.empty() || (!late_.empty() && Later()(near_.back(), late_.front()))) {
    std::pop_heap(late_.begin(), late_.end(), Later());
    last_ = late_.back();
    late_.pop_back();
  } else {
    last_ = near_.back();
    near_.pop_back();
  }
  --size_;
  find_next();
  return last_;
}

std::uint64_t Calendar::next_order() {
  assert(size_ > 0);
  if (near_.empty() && late_.empty()) refill();
  if (near_.empty()) return late_.front().order;
  if (late_.empty() || Later()(late_.front(), near_.back())) return near_.back().order;
  return late_.front().order;
}

/// Sorting a crowd once is cheaper than taking it from a heap one by one.
void Calendar::sort_late() {
  near_.swap(late_);
  std::sort(near_.begin(), near_.end(), Later());
}

void Calendar::find_next() {
  next_ = never;
  if (!near_.empty()) next_ = near_.back().time;
  if (!late_.empty()) next_ = std::min(next_, late_.front().time);
  if (near_.empty() && late_.empty() && size_ > 0) next_ = buckets_[first_bucket()].earliest;
}

void Calendar::put(const PendingEvent& event) {
  const auto byte = highest_byte(digits(event.time) ^ digits(base_));
  const std::size_t index = byte * 256 + (digits(event.time) >> (8 * byte) & 0xFF);
  Bucket& bucket = buckets_[index];
  if (bucket.count == 0) {
    filled_[index / 64] |= std::uint64_t{1} << (index % 64);
    filled_words_ |= 1u << (index / 64);
  }
  if (bucket.chunks == nothing_more || chunks_[bucket.chunks].used == chunks_[bucket.chunks].events.size()) {
    const auto chunk = fresh_chunk();
    chunks_[chunk].next = bucket.chunks;
    chunks_[chunk].used = 0;
    bucket.chunks = chunk;
  }
  Chunk& chunk = chunks_[bucket.chunks];
  chunk.events[chunk.used++] = event;
  ++bucket.count;
  bucket.earliest = std::min(bucket.earliest, event.time);
  bucket.latest = std::max(bucket.latest, event.time);
}

std::uint32_t Calendar::fresh_chunk() {
  const auto chunk = spare_;
  if (chunk == nothing_more) {
    chunks_.emplace_back();
    return static_cast<std::uint32_t>(chunks_.size() - 1);
  }
  spare_ = chunks_[chunk].next;
  return chunk;
}

std::size_t Calendar::first_bucket() const {
  const auto word = static_cast<std::size_t>(__builtin_ctz(filled_words_));
  return word * 64 + static_cast<std::size_t>(__builtin_ctzll(filled_[word]));
}

Calendar::Bucket Calendar::remove_bucket(std::size_t index) {
  filled_[index / 64] &= ~(std::uint64_t{1} << (index % 64));
  if (filled_[index / 64] == 0) filled_words_ &= ~(1u << (index / 64));
  const Bucket bucket = buckets_[index];
  buckets_[index] = {};
  return bucket;
}

/// Moves the earliest events to near_. The first bucket holds them: a lower byte means a time nearer to the base.
/// A bucket that is small, or holds one instant, is sorted; a larger one is spread over the bytes below, with its
/// earliest time as the new base. Both keep the other buckets right, for the new base lies in the range of this one.
void Calendar::refill() {
  bool sorted = false;
  while (!sorted) {
    const Bucket bucket = remove_bucket(first_bucket());
    sorted = bucket.count <= few || bucket.earliest == bucket.latest;
    base_ = sorted ? bucket.latest : bucket.earliest;
    for (auto at = bucket.chunks; at != nothing_more;) {
      const auto used = chunks_[at].used;
      for (std::uint32_t i = 0; i < used; ++i) {
        const PendingEvent event = chunks_[at].events[i];  // a copy: put() may move the chunks
        if (sorted)
          near_.push_back(event);
        else
          put(event);
      }
      const auto next = chunks_[at].next;
      chunks_[at].next = spare_;
      spare_ = at;
      at = next;
    }
  }
  std::sort(near_.begin(), near_.end(), Later());
}

}  // namespace chokepoint
