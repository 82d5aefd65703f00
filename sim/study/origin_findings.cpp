#include "chokepoint/study/origin_findings.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {
namespace {

using Amounts = std::map<std::string, StageOrigins::Origin>;

std::string stage_of(const Site& site) {
  return site.stage.empty() ? "level " + std::to_string(site.level) : site.stage;
}

GoodId first_output(const Network& n, const Recipe& r) {
  return r.outputs.empty() ? GoodId{} : n.items[n.parts[*r.outputs.begin()].item].good;
}

double completed(const RunResult& run, std::size_t recipe) {
  return static_cast<double>(run.production.recipes[recipe].completed.units);
}

Amounts amounts_of(const Network& n, const StudyResult& study, const Tier& tier) {
  Amounts amounts;
  for (std::uint32_t r = 0; r < n.recipes.size(); ++r) {
    const Recipe& recipe = n.recipes[RecipeId{r}];
    const Site& site = n.sites[recipe.site];
    if (first_output(n, recipe) != tier.good || stage_of(site) != tier.name) continue;
    auto& origin = amounts[place_of(site)];
    for (const auto& replication : study.replications) {
      if (!replication.ok()) continue;
      origin.baseline += completed(replication.pair.baseline, r);
      origin.scenario += completed(replication.pair.scenario, r);
    }
  }
  return amounts;
}

Concentration concentration_of(const StageOrigins& stage, double StageOrigins::Origin::* amount) {
  std::vector<double> amounts;
  for (const auto& origin : stage.origins) amounts.push_back(origin.*amount);
  return concentration(amounts);
}

}  // namespace

std::vector<StageOrigins> stage_origins(const Network& network, const StudyResult& study) {
  std::vector<StageOrigins> all;
  const auto* first = study.first_pair();
  if (!first) return all;
  const double runs = static_cast<double>(study.finished() - study.failed());
  for (const Tier& tier : first->scenario.production.tiers) {
    StageOrigins stage{tier.name, tier.good, {}, {}, {}};
    const double scale = report_units(network.goods[tier.good]) * runs;
    for (auto& [place, origin] : amounts_of(network, study, tier))
      stage.origins.push_back({place, origin.baseline / scale, origin.scenario / scale});
    stage.baseline = concentration_of(stage, &StageOrigins::Origin::baseline);
    stage.scenario = concentration_of(stage, &StageOrigins::Origin::scenario);
    if (!stage.origins.empty()) all.push_back(std::move(stage));
  }
  return all;
}

}  // namespace chokepoint
