// Replications to estimates, one entity after the other.
#include "chokepoint/study/findings.hpp"

#include <algorithm>

#include "study/information_findings.hpp"
#include "study/month_findings.hpp"
#include "study/stop_findings.hpp"

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

/// The figures of one entity over the replications; `result` finds the entity's result in a pair.
template <class R, class Find>
Row row(const Pairs& pairs, const std::vector<Figure<R>>& figures, const Scale& scale, Find result) {
  Row row;
  std::vector<double> values;
  for (const auto& figure : figures) {
    values.clear();
    for (const auto* p : pairs)
      if (const auto value = figure.of(result(*p), scale)) values.push_back(*value);
    row.push_back(figure.measured == Measured::moment ? estimate_moment(values, pairs.size()) : estimate(values));
  }
  return row;
}

template <class R, class Find>
BothRuns both(const Pairs& pairs, const std::vector<Figure<R>>& figures, const Scale& scale, Find result) {
  return {row(pairs, figures, scale, [&](const PairResult& p) -> decltype(auto) { return result(p.baseline); }),
          row(pairs, figures, scale, [&](const PairResult& p) -> decltype(auto) { return result(p.scenario); })};
}

template <class Find>
Estimate over(const Pairs& pairs, Find value) {
  std::vector<double> values;
  for (const auto* p : pairs)
    if (const std::optional<double> v = value(*p)) values.push_back(*v);
  return estimate(values);
}

Scale scale_of(const Network& network, GoodId good) {
  if (!good) return {1, network.from};
  return {static_cast<double>(network.goods[good].per_unit), network.from};
}

double mean_amount(double sum, const Pairs& pairs, const Scale& scale) {
  return sum / static_cast<double>(pairs.size()) / scale.per_unit;
}

UserFinding user_finding(const Network& network, const Pairs& pairs, DemandId id) {
  const auto scale = scale_of(network, network.items[network.demands[id].item].good);
  UserFinding f;
  f.user = id;
  f.baseline = row(pairs, user_figures(), scale, [&](const PairResult& p) -> auto& { return p.baseline.users[id]; });
  f.scenario = row(pairs, user_figures(), scale, [&](const PairResult& p) -> auto& { return p.scenario.users[id]; });
  f.excess = over(pairs, [&](const PairResult& p) -> std::optional<double> {
    return scale.amount(p.scenario.users[id].unmet() - p.baseline.users[id].unmet());
  });
  f.survived = over(pairs, [&](const PairResult& p) { return p.users[id].survived_days; });
  f.loss_days = over(pairs, [&](const PairResult& p) { return std::optional(p.users[id].resilience.loss_days); });
  f.depth = over(pairs, [&](const PairResult& p) { return std::optional(p.users[id].resilience.depth); });
  f.restored = over(pairs, [&](const PairResult& p) { return p.users[id].resilience.restored_days; });
  f.recovered = over(pairs, [&](const PairResult& p) { return p.users[id].recovered_days; });
  const auto parks = [&](const PairResult& p) {
    const auto any = [](const UserResult& u) { return u.parked > Quantity{} || u.built_ahead > Quantity{}; };
    return any(p.baseline.users[id]) || any(p.scenario.users[id]);
  };
  if (std::any_of(pairs.begin(), pairs.end(), [&](const auto* p) { return parks(*p); })) {
    f.base_park = row(pairs, park_figures(), scale, [&](const PairResult& p) -> auto& { return p.baseline.users[id]; });
    f.park = row(pairs, park_figures(), scale, [&](const PairResult& p) -> auto& { return p.scenario.users[id]; });
  }
  for (const auto* p : pairs) f.fell += p->users[id].fell;
  add_user_months(f, pairs, scale.per_unit);
  return f;
}

LicenceFinding licence_finding(const Network& network, const Pairs& pairs, std::size_t slot) {
  const auto& first = pairs.front()->scenario.licences[slot];
  LicenceFinding f;
  f.event = first.event;
  f.good = first.good;
  f.figures = row(pairs, licence_figures(), scale_of(network, f.good),
                  [&](const PairResult& p) -> auto& { return p.scenario.licences[slot]; });
  add_licence_months(f, pairs, slot);
  f.life = row(pairs, licence_life_figures(), scale_of(network, f.good),
               [&](const PairResult& p) -> auto& { return p.scenario.licences[slot]; });
  if (std::all_of(f.life.begin(), f.life.end(), [](const Estimate& e) { return e.mean == 0; })) f.life.clear();
  for (std::size_t k = 0; k < first.classes.size(); ++k)
    f.classes.push_back({first.classes[k].name,
                         row(pairs, licence_class_figures(), scale_of(network, f.good),
                             [&](const PairResult& p) -> auto& { return p.scenario.licences[slot].classes[k]; })});
  return f;
}

/// The goods that a quota charges: their names, or how many there are.
std::string counted_goods(const Network& network, const Quota& quota) {
  std::vector<GoodId> goods;
  for (const auto& recipe : quota.recipes)
    for (const auto p : recipe.counted) {
      const auto good = network.items[network.parts[p].item].good;
      if (std::find(goods.begin(), goods.end(), good) == goods.end()) goods.push_back(good);
    }
  for (const auto& l : quota.lanes) {
    const auto good = network.lanes[l.lane].good;
    if (std::find(goods.begin(), goods.end(), good) == goods.end()) goods.push_back(good);
  }
  if (goods.size() > 3) return std::to_string(goods.size()) + " goods";
  std::string text;
  for (const auto g : goods) text += (text.empty() ? "" : " + ") + network.goods[g].name;
  return text;
}

bool has_terms(const Quota& quota) {
  return quota.overdraft > nothing || std::any_of(quota.recipes.begin(), quota.recipes.end(), [](const QuotaRecipe& r) {
           return !r.has_own || r.tolls != UINT32_MAX;
         });
}

QuotaFinding quota_finding(const Network& network, const Pairs& pairs, std::size_t slot) {
  const auto& first = pairs.front()->scenario.quotas[slot];
  QuotaFinding f;
  f.event = first.event;
  f.budget = first.budget;
  f.good = first.good;
  f.counted = counted_goods(network, std::get<Quota>(network.events[f.event].kind));
  const auto scale = scale_of(network, f.good);
  f.figures = row(pairs, quota_figures(), scale, [&](const PairResult& p) -> auto& { return p.scenario.quotas[slot]; });
  if (has_terms(std::get<Quota>(network.events[f.event].kind)))
    f.terms =
        row(pairs, quota_term_figures(), scale, [&](const PairResult& p) -> auto& { return p.scenario.quotas[slot]; });
  add_quota_months(f, pairs, slot, scale.per_unit);
  return f;
}

void add_rows(const Network& network, const Pairs& pairs, Findings& f) {
  for (std::uint32_t i = 0; i < network.items.size(); ++i)
    f.stores.push_back(both(pairs, store_figures(), scale_of(network, network.items[i].good),
                            [&](const RunResult& r) -> auto& { return r.stores.items[i]; }));
  for (std::uint32_t l = 0; l < network.lanes.size(); ++l)
    f.lanes.push_back(both(pairs, lane_figures(), scale_of(network, network.lanes[l].good),
                           [&](const RunResult& r) -> auto& { return r.lanes[l]; }));
  for (std::uint32_t s = 0; s < network.sites.size(); ++s)
    f.buyers.push_back(both(pairs, buyer_figures(), scale_of(network, {}),
                            [&](const RunResult& r) { return BuyerResult{r.buyers[s]}; }));
  for (std::uint32_t r = 0; r < network.recipes.size(); ++r) {
    const auto& recipe = network.recipes[r];
    const auto& parts = recipe.outputs.empty() ? recipe.inputs : recipe.outputs;
    const GoodId good = parts.empty() ? GoodId{} : network.items[network.parts[*parts.begin()].item].good;
    f.recipes.push_back(both(pairs, recipe_figures(), scale_of(network, good),
                             [&](const RunResult& run) -> auto& { return run.production.recipes[r]; }));
  }
}

void add_events(const Network& network, const Pairs& pairs, Findings& f) {
  for (std::size_t e = 0; e < network.events.size(); ++e) {
    EventFinding finding;
    std::vector<double> days;
    for (const auto* p : pairs) {
      const auto& i = p->scenario.incidents[e];
      finding.began += i.began;
      finding.touched += i.touched != never;
      if (i.touched != never) days.push_back(in_days(i.touched - network.from));
    }
    finding.first_touch = estimate(days);
    f.events.push_back(finding);
  }
}

void add_ripples(const Network& network, const Pairs& pairs, Findings& f) {
  for (std::size_t t = 0; t < pairs.front()->ripples.size(); ++t) {
    const auto days = [&](bool since_event) {
      return over(pairs, [&](const PairResult& p) -> std::optional<double> {
        if (p.ripples[t].arrived == never) return {};
        return in_days(p.ripples[t].arrived - (since_event ? p.disrupted : network.from));
      });
    };
    f.ripples.push_back({pairs.front()->ripples[t].tier, days(true), days(false)});
  }
}

/// The event that bit first in most replications; of equals the one that began first.
EventId usual_disruptor(const Network& network, const Pairs& pairs) {
  std::vector<std::size_t> count(network.events.size());
  EventId usual;
  for (const auto* p : pairs)
    if (p->disruptor) ++count[p->disruptor];
  for (std::uint32_t e = 0; e < count.size(); ++e) {
    if (count[e] == 0) continue;
    const bool better = !usual || count[e] > count[usual] ||
                        (count[e] == count[usual] && network.events[e].begin < network.events[usual].begin);
    if (better) usual = EventId{e};
  }
  return usual;
}

/// An event without a date: the median beginning, of two in the middle the earlier.
Time usual_beginning(const Network& network, const Pairs& pairs, EventId event) {
  if (!event) return never;
  if (network.events[event].dated()) return network.events[event].begin;
  std::vector<Time> begins;
  for (const auto* p : pairs)
    if (p->disruptor == event) begins.push_back(p->disrupted);
  std::sort(begins.begin(), begins.end());
  return begins.empty() ? never : begins[(begins.size() - 1) / 2];
}

void add_dumped(const Network& network, const Pairs& pairs, AuditFinding& audit) {
  audit.dumped.assign(network.goods.size(), 0);
  for (std::uint32_t g = 0; g < network.goods.size(); ++g) {
    double sum = 0;
    for (const auto* p : pairs) sum += static_cast<double>(p->scenario.audit.goods[g].dumped.units);
    audit.dumped[g] = mean_amount(sum, pairs, scale_of(network, GoodId{g}));
  }
}

void add_audit(const PairResult& pair, AuditFinding& audit) {
  for (const auto* run : {&pair.baseline, &pair.scenario}) {
    audit.events += run->audit.events;
    audit.runs += 1;
    audit.unclean += !run->audit.clean();
  }
}

}  // namespace

const std::string& place_of(const Site& site) { return site.country.empty() ? site.name : site.country; }
double report_units(const Good& good) { return good.mass ? 1e6 : static_cast<double>(good.per_unit); }
std::string report_unit(const Good& good) { return good.mass ? "t" : good.unit; }

Findings summarise(const Network& network, const StudyResult& study) {
  Findings f;
  Pairs pairs;
  for (std::size_t i = 0; i < study.replications.size(); ++i) {
    const auto& r = study.replications[i];
    if (!r.done) continue;
    ++f.replications;
    add_audit(r.pair, f.audit);
    if (r.ok()) {
      pairs.push_back(&r.pair);
      continue;
    }
    ++f.failed;
    f.failures.push_back("replication " + std::to_string(i) + ": " + r.failure);
  }
  if (pairs.empty()) return f;
  add_dumped(network, pairs, f.audit);
  const Window window(network);
  f.disruptor = usual_disruptor(network, pairs);
  f.disrupted = usual_beginning(network, pairs, f.disruptor);
  for (std::uint32_t d = 0; d < network.demands.size(); ++d)
    f.users.push_back(user_finding(network, pairs, DemandId{d}));
  const auto& first = pairs.front()->scenario;
  for (std::size_t i = 0; i < first.licences.size(); ++i) f.licences.push_back(licence_finding(network, pairs, i));
  for (std::size_t i = 0; i < first.quotas.size(); ++i) f.quotas.push_back(quota_finding(network, pairs, i));
  add_rows(network, pairs, f);
  f.exports = export_rows(network, pairs, window);
  f.observed = observed_rows(network, pairs, window);
  f.stops = stop_findings(network, pairs);
  f.reports = report_findings(network, pairs, window);
  f.beliefs = belief_findings(network, pairs, window);
  add_events(network, pairs, f);
  add_ripples(network, pairs, f);
  f.money = money_findings(network, pairs);
  f.taken_over = application_findings(network, pairs);
  f.controls = control_findings(network, pairs);
  return f;
}

}  // namespace chokepoint
