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
    : network_(&network), window_(window), tier_of_(network.items.size(), UINT32_MAX) {
  result_.recipes.resize(network.recipes.size());
  for (auto& r : result_.recipes) r.months.resize(window.months());
  auto& tiers = result_.tiers;
  const auto made = made_items(network);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!made[i]) continue;
    const auto& site = network.sites[network.items[i].site];
    const GoodId good = network.items[i].good;
    const auto name = tier_name(site);
    auto at = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& t) { return t.name == name && t.good == good; });
    if (at == tiers.end()) at = tiers.insert(at, {name, site.level, good, std::vector<Quantity>(window.days())});
    at->level = std::min(at->level, site.level);
    tier_of_[i] = static_cast<std::uint32_t>(at - tiers.begin());
  }
}

void OutputCounts::on(const Fact& f) {
  if (!window_.covers(f.at)) return;
  switch (f.kind) {
    case FactKind::made:
      return give(ItemId{f.subject}, f);
    case FactKind::started:
      result_.recipes[f.subject].started += f.amount;
      return;
    case FactKind::completed:
      result_.recipes[f.subject].completed += f.amount;
      result_.recipes[f.subject].months[window_.month_of(f.at)] += f.amount;
      return;
    case FactKind::held_back: {
      auto& held = result_.recipes[f.subject].held_back;
      const EventId event{f.other};
      const auto at = std::find_if(held.begin(), held.end(), [&](const HeldBack& h) { return h.event == event; });
      if (at == held.end())
        held.push_back({event, f.amount});
      else
        at->amount += f.amount;
      return;
    }
    default:
      return;
  }
}

void OutputCounts::give(ItemId item, const Fact& f) {
  if (tier_of_[item] != UINT32_MAX) result_.tiers[tier_of_[item]].days[window_.day_of(f.at)] += f.amount;
}

}  // namespace chokepoint
