// Buyers whose deliveries come later, the latest first: days from order to receipt.
#include <algorithm>

#include "report/pictures_parts.hpp"

namespace chokepoint::pictures {
namespace {

constexpr std::size_t most_delays = 16;

double figure(const Row& row, std::size_t i) { return row[i].n > 0 ? row[i].mean : 0; }

}  // namespace

Json delays(const Network& n, const Findings& f) {
  struct Late {
    double days;
    Json row;
  };
  std::vector<Late> list;
  for (std::uint32_t s = 0; s < f.buyers.size(); ++s) {
    const auto &base = f.buyers[s].baseline, &with = f.buyers[s].scenario;  // mean, 50 %, 90 %, 99 %
    const double later = figure(with, 2) - figure(base, 2);
    if (later < 0.5) continue;
    Json row{{"site", n.sites[SiteId{s}].name}, {"stage", n.sites[SiteId{s}].stage}};
    for (const auto& [key, run] : {std::pair{"baseline", &base}, std::pair{"scenario", &with}}) {
      row[key] = Json::array();
      for (std::size_t q = 0; q < 4; ++q) row[key].push_back(rounded(figure(*run, q)));
    }
    list.push_back({later, std::move(row)});
  }
  std::stable_sort(list.begin(), list.end(), [](const Late& a, const Late& b) { return a.days > b.days; });
  Json rows = Json::array();
  for (std::size_t i = 0; i < std::min(list.size(), most_delays); ++i) rows.push_back(std::move(list[i].row));
  return {{"rows", rows}, {"later", list.size()}};
}

}  // namespace chokepoint::pictures
