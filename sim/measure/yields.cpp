// Declared amounts are differences of cumulative curves, so sums over any number of runs telescope and must be equal.
#include "chokepoint/measure/yields.hpp"

#include <cstdlib>

namespace chokepoint {

Yields::Yields(const Network& network, const State& start) : network_(&network), sums_(network.recipes.size()) {
  for (std::size_t r = 0; r < sums_.size(); ++r) {
    sums_[r].begun_before = start.recipes[r].begun;
    sums_[r].done_before = start.recipes[r].done;
  }
}

void Yields::on(const Fact& f) {
  switch (f.kind) {
    case FactKind::started:
      sums_[f.subject].begun += f.amount;
      return;
    case FactKind::completed:
      sums_[f.subject].done += f.amount;
      return;
    case FactKind::scrapped:
      sums_[f.subject].done += f.amount;
      sums_[f.subject].scrapped += f.amount;
      ++sums_[f.subject].scraps;
      return;
    case FactKind::used:
      sums_[f.other].used += f.amount;
      return;
    case FactKind::made:
      sums_[f.other].made += f.amount;
      return;
    default:
      return;
  }
}

std::vector<YieldAccount> Yields::finish(const State& end) const {
  std::vector<YieldAccount> accounts(sums_.size());
  for (std::size_t r = 0; r < sums_.size(); ++r) {
    const Recipe& recipe = network_->recipes[r];
    const Sums& s = sums_[r];
    accounts[r].taken_off = s.used;
    accounts[r].given_off = s.made;
    for (const PartId p : recipe.inputs) {
      const Quantity lacking =
          end.recipes[r].begun - served_with(*network_, end, RecipeId{static_cast<std::uint32_t>(r)}, p);
      accounts[r].taken_off -= taken(recipe, network_->parts[p], s.begun_before, s.begun - lacking);
    }
    Quantity scrapped{};
    for (const PartId p : recipe.outputs) {
      accounts[r].given_off -= given(recipe, network_->parts[p], s.done_before, s.done);
      scrapped += given(recipe, network_->parts[p], {}, s.scrapped);
    }
    accounts[r].given_off += scrapped;
    const auto outputs = static_cast<std::int64_t>(recipe.outputs.size());
    if (s.scraps > 0 && std::abs(accounts[r].given_off.units) <= s.scraps * outputs) accounts[r].given_off = {};
  }
  return accounts;
}

}  // namespace chokepoint
