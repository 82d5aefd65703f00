// The counter-based generator and how an address becomes a stream.
#include "chokepoint/core/random.hpp"

namespace chokepoint {
namespace {

using Counter = std::array<std::uint32_t, 4>;

/// The two multipliers and the two key increments (Weyl sequence) of Philox4x32. Source: Salmon et al. (2011), table 2.
constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t increment_0 = 0x9E3779B9, increment_1 = 0xBB67AE85;

constexpr std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }
constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

/// The 16 bytes from `at` on as four words, least significant byte first; zeros after the end.
Counter words_of(std::string_view text, std::size_t at) {
  Counter words{};
  for (std::size_t i = 0; i < 16 && at + i < text.size(); ++i)
    words[i / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])) << (8 * (i % 4));
  return words;
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p = std::uint64_t{multiplier_0} * counter[0], q = std::uint64_t{multiplier_1} * counter[2];
    counter = {high(q) ^ counter[1] ^ key[0], low(q), high(p) ^ counter[3] ^ key[1], low(p)};
    key[0] += increment_0;
    key[1] += increment_1;
  }
  return counter;
}

Stream::Stream(std::uint64_t seed, std::uint32_t replication, std::string_view entity, Purpose purpose) {
  // The address is chained through Philox under the seed as key (CBC): first a block with the length of the name, which
  // makes no address the beginning of another, then the name by 16 bytes.
  const std::array<std::uint32_t, 2> key{low(seed), high(seed)};
  Counter state{replication, static_cast<std::uint32_t>(purpose), low(entity.size()), 0x636B7074 /* "ckpt" */};
  state = philox(state, key);
  for (std::size_t at = 0; at < entity.size(); at += 16) {
    const Counter words = words_of(entity, at);
    for (std::size_t i = 0; i < 4; ++i) state[i] ^= words[i];
    state = philox(state, key);
  }
  key_ = {state[0], state[1]};
  entity_ = {state[2], state[3]};
}

Stream::Draw Stream::draw(std::uint32_t index) const {
  Draw d;
  d.key_ = key_;
  d.counter_ = {entity_[0], entity_[1], index, 0};
  return d;
}

std::uint32_t Stream::Draw::operator()() {
  if (left_ == 0) {
    block_ = philox(counter_, key_);
    ++counter_[3];
    left_ = 4;
  }
  return block_[4 - left_--];
}

double Stream::Draw::uniform() {
  const std::uint64_t upper = (*this)() >> 6;  // 26 bits; two statements, for the order of the two numbers
  const std::uint64_t lower = (*this)() >> 6;  // 26 bits
  // The middle of one of 2^52 cells: exact in binary, and symmetric about 1/2.
  return (static_cast<double>(upper << 26 | lower) + 0.5) * 0x1p-52;
}

}  // namespace chokepoint
