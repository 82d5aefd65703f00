// The lists of figures, entity by entity, turned into rows.
#include "chokepoint/report/estimates.hpp"

#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Words = std::vector<std::string>;

/// Median and share are of moments alone, which some replications may not have.
Words cells(const Estimate& e) {
  Words words{std::to_string(e.n), exact_number(e.mean), e.n > 1 ? exact_number(e.half_width) : "", exact_number(e.low),
              exact_number(e.high)};
  if (e.of == 0) {
    words.resize(words.size() + 7);
    return words;
  }
  const auto share = share_interval(e.n, e.of);
  for (const double x : {e.median.value, e.median.low, e.median.high}) words.push_back(exact_number(x));
  words.push_back(std::to_string(e.of));
  for (const double x : {e.share(), share.low, share.high}) words.push_back(exact_number(x));
  return words;
}

/// One entity in one run.
template <class R>
std::string rows(const Words& names, const char* run, const std::vector<Figure<R>>& figures, const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].n == 0) continue;
    Words words = names;
    words.insert(words.end(), {run, figures[i].name});
    for (auto& c : cells(row[i])) words.push_back(std::move(c));
    text += csv_line(words);
  }
  return text;
}

template <class R>
std::string both(const Words& names, const std::vector<Figure<R>>& figures, const Row& baseline, const Row& scenario) {
  return rows(names, "baseline", figures, baseline) + rows(names, "scenario", figures, scenario);
}

std::string good_of(const Network& n, GoodId good) { return good ? n.goods[good].name : ""; }

std::string users(const Network& n, const Findings& f) {
  std::string text;
  for (const auto& u : f.users) {
    const auto& d = n.demands[u.user];
    text += both({"end user", n.sites[d.site].name, n.good_of(d.item).name}, user_figures(), u.baseline, u.scenario);
  }
  return text;
}

std::string controls(const Network& n, const Findings& f) {
  std::string text;
  for (const auto& l : f.licences)
    text += rows({"licence", n.events[l.event].id, good_of(n, l.good)}, "scenario", licence_figures(), l.figures);
  for (const auto& q : f.quotas) {
    const auto& quota = std::get<Quota>(n.events[q.event].kind);
    const auto holder = q.budget < quota.budgets.size() ? ": " + quota.budgets[q.budget] : "";
    text += rows({"quota", n.events[q.event].id + holder, q.counted}, "scenario", quota_figures(), q.figures);
  }
  return text;
}

std::string flows(const Network& n, const Findings& f) {
  std::string text;
  for (std::uint32_t i = 0; i < f.stores.size(); ++i)
    text += both({"store", n.site_of(ItemId{i}).name, name_of(n, ItemId{i})}, store_figures(), f.stores[i].baseline,
                 f.stores[i].scenario);
  for (std::uint32_t l = 0; l < f.lanes.size(); ++l)
    text += both({"lane", name_of(n, LaneId{l}), name_of(n, n.lanes[l].to)}, lane_figures(), f.lanes[l].baseline,
                 f.lanes[l].scenario);
  for (std::size_t s = 0; s < f.buyers.size(); ++s)
    text += both({"buyer", n.sites[s].name, ""}, buyer_figures(), f.buyers[s].baseline, f.buyers[s].scenario);
  for (std::size_t r = 0; r < f.recipes.size(); ++r)
    text += both({"recipe", n.sites[n.recipes[r].site].name, n.recipes[r].name}, recipe_figures(),
                 f.recipes[r].baseline, f.recipes[r].scenario);
  return text;
}

}  // namespace

std::string estimates_csv(const Network& network, const Findings& findings) {
  return csv_line({"kind", "name", "commodity", "run", "figure", "replications", "mean", "half_width", "min", "max",
                   "median", "median_low", "median_high", "of", "share", "share_low", "share_high"}) +
         users(network, findings) + controls(network, findings) + flows(network, findings);
}

}  // namespace chokepoint
