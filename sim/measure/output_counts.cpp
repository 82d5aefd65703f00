// Output by recipe and by stage.
#include "chokepoint/measure/output_counts.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

/// Outputs of recipes.
std::vector<bool> made_items(const Network& network) {
  std::vector<bool> made(network.items.size());
  for (const auto& r : network.recipes)
    for (const PartId p : r.outputs) made[network.parts[p].item] = true;
  return made;
}

std::string tier_name(const Site& site) {
  return site.stage.empty() ? "level " + std::to_string(site.level) : site.stage;
}

}  // namespace

OutputCounts::OutputCounts(const Network& network, const Window& window)
    : window_(window),
      tier_of_(network.items.size(), UINT32_MAX),
      completed_(network.recipes.size() * window.months()) {
  result_.recipes.resize(network.recipes.size());
  auto& tiers = result_.tiers;
  const auto made = made_items(network);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!made[i]) continue;
    const auto& site = network.sites[network.items[i].site];
    const GoodId good = network.items[i].good;
    const auto name = tier_name(site);
    auto at = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& t) { return t.name == name && t.good == good; });
    if (at == tiers.end()) at = tiers.insert(at, {name, site.level, good, {}});
    at->level = std::min(at->level, site.level);
    tier_of_[i] = static_cast<std::uint32_t>(at - tiers.begin());
  }
  made_.resize(tiers.size() * window.days());
}

void OutputCounts::on(const Fact& f) {
  if (!window_.covers(f.at)) return;
  switch (f.kind) {
    case FactKind::made:
      if (const auto tier = tier_of_[f.subject]; tier != UINT32_MAX)
        made_[window_.day_of(f.at) * result_.tiers.size() + tier] += f.amount;
      return;
    case FactKind::started:
      result_.recipes[f.subject].started += f.amount;
      return;
    case FactKind::completed:
      completed_[window_.month_of(f.at) * result_.recipes.size() + f.subject] += f.amount;
      return;
    case FactKind::held_back:
      return hold_back(f);
    default:
      return;
  }
}

void OutputCounts::hold_back(const Fact& f) {
  auto& held = result_.recipes[f.subject].held_back;
  const EventId event{f.other};
  const auto at = std::find_if(held.begin(), held.end(), [&](const HeldBack& h) { return h.event == event; });
  if (at == held.end())
    held.push_back({event, f.amount});
  else
    at->amount += f.amount;
}

ProductionResult OutputCounts::finish() {
  const std::size_t recipes = result_.recipes.size(), tiers = result_.tiers.size();
  for (std::size_t r = 0; r < recipes; ++r)
    for (std::size_t m = 0; m < window_.months(); ++m) {
      result_.recipes[r].months.push_back(completed_[m * recipes + r]);
      result_.recipes[r].completed += result_.recipes[r].months.back();
    }
  for (std::size_t t = 0; t < tiers; ++t)
    for (std::size_t d = 0; d < window_.days(); ++d) result_.tiers[t].days.push_back(made_[d * tiers + t]);
  return std::move(result_);
}

}  // namespace chokepoint
