// What a run takes and gives, and how amounts and lanes are called.
#include "chokepoint/network/network.hpp"

#include "chokepoint/core/decimal.hpp"

namespace chokepoint {
namespace {

Wide share_of(const Recipe& recipe, const Part& part, Quantity size, bool up) {
  const Wide product = Wide{size.units} * part.amount.units, basis = recipe.basis.units;
  return up ? ceil_div(product, basis) : floor_div(product, basis);
}

std::int64_t narrow(Wide x) { return static_cast<std::int64_t>(x); }

/// One for one: nothing to round. True of half of all parts.
bool is_even(const Recipe& recipe, const Part& part) { return part.amount == recipe.basis; }

}  // namespace

Incident::Incident() = default;
Incident::Incident(const Incident&) = default;
Incident::Incident(Incident&&) noexcept = default;
Incident& Incident::operator=(const Incident&) = default;
Incident& Incident::operator=(Incident&&) noexcept = default;
Incident::~Incident() = default;

Network::Network() = default;
Network::Network(const Network&) = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(const Network&) = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Quantity taken(const Recipe& recipe, const Part& part, Quantity before, Quantity size) {
  if (is_even(recipe, part)) return size;
  return {narrow(share_of(recipe, part, before + size, true) - share_of(recipe, part, before, true))};
}

Quantity given(const Recipe& recipe, const Part& part, Quantity before, Quantity size) {
  if (is_even(recipe, part)) return size;
  return {narrow(share_of(recipe, part, before + size, false) - share_of(recipe, part, before, false))};
}

Quantity feasible(const Recipe& recipe, const Part& part, Quantity before, Quantity stock) {
  if (is_even(recipe, part)) return min(stock, unlimited);
  // ceil((before + size) a / b) <= limit holds just when (before + size) a <= limit b.
  const Wide limit = share_of(recipe, part, before, true) + stock.units;
  const Wide size = floor_div(limit * recipe.basis.units, part.amount.units) - before.units;
  return min(Quantity{narrow(size < Wide{unlimited.units} ? size : Wide{unlimited.units})}, unlimited);
}

DemandId line_of(const Network& network, ItemId item) {
  const auto& makers = network.items[item].made_by;
  if (makers.empty()) return {};
  const DemandId line = network.recipes[makers.front()].line;
  return line && network.demands[line].item == item ? line : DemandId{};
}

std::string name_of(const Network& network, LaneId lane) {
  const auto& l = network.lanes[lane];
  return network.sites[l.from_site].name + " to " + network.sites[l.to_site].name;
}

std::string name_of(const Network& network, ItemId item) {
  const auto& i = network.items[item];
  const auto& name = network.goods[i.good].name;
  return i.part == 0 ? name : name + " " + std::to_string(i.part) + " of " + std::to_string(i.parts);
}

std::int64_t content_counted(const Good& good, const OriginAxis& axis) {
  std::int64_t sum = 0;
  for (const auto& content : good.contents)
    if (axis.counts[content.element]) sum += content.amount;
  return sum;
}

std::string amount_text(const Network& network, GoodId good, Quantity amount) {
  const auto& g = network.goods[good];
  int scale = 0;
  for (auto per = g.per_unit; per > 1; per /= 10) ++scale;
  return to_text(Decimal{amount.units, scale}) + " " + g.unit;
}

}  // namespace chokepoint
