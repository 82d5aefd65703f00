// FIPS 180-4, section 6.2, word by word.
#include "report/sha256.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace chokepoint {
namespace {

using Word32 = std::uint32_t;

/// The first 32 bits of the fractional parts of the roots of the first primes: `root` 2 or 3. A long double holds them
/// exactly enough: 64 bits, of which at most five stand before the point.
template <std::size_t count>
std::array<Word32, count> roots_of_primes(int root) {
  std::array<Word32, count> out{};
  std::size_t found = 0;
  for (Word32 n = 2; found < count; ++n) {
    bool prime = true;
    for (Word32 d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
    if (!prime) continue;
    const long double r = root == 2 ? std::sqrt(static_cast<long double>(n)) : std::cbrt(static_cast<long double>(n));
    out[found++] = static_cast<Word32>((r - std::floor(r)) * 4294967296.0L);
  }
  return out;
}

void mix(std::array<Word32, 8>& h, const unsigned char* block) {
  static const auto k = roots_of_primes<64>(3);
  std::array<Word32, 64> w{};
  for (std::size_t t = 0; t < 16; ++t)
    for (std::size_t b = 0; b < 4; ++b) w[t] = (w[t] << 8U) | block[4 * t + b];
  for (std::size_t t = 16; t < 64; ++t) {
    const auto s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3U);
    const auto s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10U);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  auto v = h;
  for (std::size_t t = 0; t < 64; ++t) {
    const auto s1 = std::rotr(v[4], 6) ^ std::rotr(v[4], 11) ^ std::rotr(v[4], 25);
    const auto t1 = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[t] + w[t];
    const auto s0 = std::rotr(v[0], 2) ^ std::rotr(v[0], 13) ^ std::rotr(v[0], 22);
    const auto t2 = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
    v = {t1 + t2, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]};
  }
  for (std::size_t i = 0; i < 8; ++i) h[i] += v[i];
}

std::string base64(const std::vector<unsigned char>& bytes) {
  static const char* const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    Word32 three = 0;
    for (std::size_t b = 0; b < 3; ++b) three = (three << 8U) | (i + b < bytes.size() ? bytes[i + b] : 0U);
    for (std::size_t s = 0; s < 4; ++s) out += i + s > bytes.size() ? '=' : signs[(three >> (18 - 6 * s)) & 63U];
  }
  return out;
}

}  // namespace

std::string sha256_base64(std::string_view text) {
  std::vector<unsigned char> padded(text.begin(), text.end());
  const std::uint64_t bits = std::uint64_t{8} * padded.size();
  padded.push_back(0x80);
  while (padded.size() % 64 != 56) padded.push_back(0);
  for (int shift = 56; shift >= 0; shift -= 8)
    padded.push_back(static_cast<unsigned char>(bits >> static_cast<unsigned>(shift)));
  auto h = roots_of_primes<8>(2);
  for (std::size_t at = 0; at < padded.size(); at += 64) mix(h, padded.data() + at);
  std::vector<unsigned char> digest;
  for (const auto word : h)
    for (int shift = 24; shift >= 0; shift -= 8)
      digest.push_back(static_cast<unsigned char>(word >> static_cast<unsigned>(shift)));
  return base64(digest);
}

}  // namespace chokepoint
