// No recipe may give more of an element than it takes.
#include <algorithm>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

/// These come from outside in any amount (rulings: iron, boron and cobalt of the alloys, oxygen of the oxides).
bool comes_from_outside(const std::string& element) {
  return element == "Fe" || element == "B" || element == "Co" || element == "O";
}

/// Millionths of a gram of the element in `amount` of the good: grams x ppm, or thousandths of a piece x mg.
Wide content(const Good& good, Quantity amount, ElementId element) {
  for (const auto& part : good.contents)
    if (part.element == element) return Wide{amount.units} * part.amount;
  return 0;
}

Wide taken_in(const Network& n, const Recipe& r, ElementId e) {
  Wide sum = 0;
  for (const auto p : r.inputs) {
    const auto& part = n.parts[p];
    Wide poorest = content(n.good_of(part.item), part.amount, e);
    for (const auto i : part.instead) poorest = std::min(poorest, content(n.good_of(i), part.amount, e));
    sum += poorest;
  }
  return sum;
}

Wide given_out(const Network& n, const Recipe& r, ElementId e) {
  Wide sum = 0;
  for (const auto p : r.outputs) sum += content(n.good_of(n.parts[p].item), n.parts[p].amount, e);
  return sum;
}

/// As kilograms in a run of one unit of the first output, whatever whole-numbered basis the recipe is kept in.
std::string kilograms(Wide micrograms, const Network& n, const Recipe& r) {
  const auto per_unit = n.good_of(n.parts[r.outputs.first].item).per_unit;
  const Wide grams_times_million = micrograms * per_unit / r.basis.units;
  return to_text(Decimal{static_cast<std::int64_t>(grams_times_million), 9}) + " kg";
}

}  // namespace

void check_elements(Compiling& c) {
  const auto& n = c.net;
  for (std::uint32_t i = 0; i < n.recipes.size(); ++i) {
    const auto& r = n.recipes[i];
    if (r.inputs.empty()) continue;
    for (std::uint32_t e = 0; e < n.elements.size(); ++e) {
      if (comes_from_outside(n.elements[e])) continue;
      const Wide in = taken_in(n, r, ElementId{e}), out = given_out(n, r, ElementId{e});
      if (out <= in) continue;
      const auto& first = n.good_of(n.parts[r.outputs.first].item);
      c.error(c.recipe_spots[i], c.recipe_paths[i],
              "makes " + kilograms(out, n, r) + " of " + n.elements[e] + " from " + kilograms(in, n, r) + " for each " +
                  (first.mass ? first.unit : "piece") + " of " + first.name +
                  "; check `needs`, `yield` and what the goods contain");
    }
  }
}

}  // namespace chokepoint
