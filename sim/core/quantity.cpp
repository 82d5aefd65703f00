// Splitting a quantity into parts without losing a unit.
#include "chokepoint/core/quantity.hpp"

#include <algorithm>
#include <cassert>

#include "chokepoint/core/scratch.hpp"

namespace chokepoint {
namespace {

template <class Number>
struct Remainder {
  Number rest = 0;
  std::size_t index = 0;
  /// Larger remainders first; equal ones by index, so that the result does not depend on the sorting algorithm.
  friend bool operator<(const Remainder& a, const Remainder& b) {
    return a.rest != b.rest ? a.rest > b.rest : a.index < b.index;
  }
};

/// `Number` holds the products of the total and each weight.
template <class Number>
void split_by(Number sum, Quantity total, std::span<const std::int64_t> weights, std::span<Quantity> parts) {
  Scratch<Remainder<Number>, 16> rests(weights.size());
  std::int64_t left = total.units;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Number product = Number{total.units} * weights[i];
    parts[i].units = static_cast<std::int64_t>(product / sum);
    rests[i] = {product - Number{parts[i].units} * sum, i};
    left -= parts[i].units;
  }
  // Fewer units are left over than there are parts with a remainder, so a part of weight zero never gets one.
  if (left == 0) return;
  std::nth_element(rests.begin(), rests.begin() + (left - 1), rests.end());
  for (std::int64_t k = 0; k < left; ++k) parts[rests[static_cast<std::size_t>(k)].index].units += 1;
}

}  // namespace

void split(Quantity total, std::span<const std::int64_t> weights, std::span<Quantity> parts) {
  assert(total.units >= 0 && weights.size() == parts.size());
  Wide sum = 0;
  for (const auto weight : weights) {
    assert(weight >= 0);
    sum += weight;
  }
  std::fill(parts.begin(), parts.end(), Quantity{});
  if (total.units == 0) return;
  assert(sum > 0);
  if (is_narrow(sum * total.units))  // and so is every product
    split_by(static_cast<std::int64_t>(sum), total, weights, parts);
  else
    split_by(sum, total, weights, parts);
}

}  // namespace chokepoint
