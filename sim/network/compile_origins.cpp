// What is followed of goods' origins, who refuses what, and where everything comes from in the steady flows.
#include <algorithm>
#include <cmath>

#include "network/flows.hpp"
#include "network/incidents.hpp"

namespace chokepoint {
namespace {

constexpr int most_rounds = 1000;
constexpr double settled_at = 1e-12;

std::vector<std::string> countries_of(const Network& n, const std::string& stage) {
  std::vector<std::string> countries;
  for (const auto& site : n.sites)
    if (site.stage == stage && !site.country.empty()) countries.push_back(site.country);
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  countries.insert(countries.begin(), "");
  return countries;
}

void set_countries(Compiling& c, const OriginSpec& s, OriginAxis& axis, const std::string& path) {
  Names stages;
  for (std::uint32_t i = 0; i < c.net.sites.size(); ++i) {
    const auto& site = c.net.sites[i];
    stages.push_back(site.stage);
    const auto at = std::find(axis.countries.begin(), axis.countries.end(), site.country);
    const bool counts = site.stage == axis.stage;
    axis.country_of.push_back(counts ? static_cast<std::uint32_t>(at - axis.countries.begin()) : no_origin);
    if (counts && site.country.empty())
      c.error(c.site_specs[i]->value.spot, "sites." + site.name, "needs a `country`: " + path + " asks where it lies");
  }
  if (std::find(stages.begin(), stages.end(), axis.stage) != stages.end()) return;
  std::erase(stages, "");
  c.error(s.stage.spot, path + ".stage",
          "no site has the `stage` " + quoted(axis.stage) + "; " + hint(axis.stage, stages));
}

void set_elements(Compiling& c, const OriginSpec& s, OriginAxis& axis, const std::string& path) {
  axis.counts.assign(c.net.elements.size(), s.elements.empty());
  for (const auto& w : s.elements) {
    const auto found = c.element_ids.find(w.text);
    if (found == c.element_ids.end())
      c.error(w.spot, path + ".elements", "no good contains " + quoted(w.text) + "; " + hint(w.text, c.net.elements));
    else
      axis.counts[found->second] = true;
  }
}

/// Origins of all goods, iterated along lanes and recipes until nothing moves; `share` holds `width` for each item.
class Steady {
 public:
  explicit Steady(const Network& n) : n_(n), t_(n.origins), shares_(n.items.size() * t_.width) {
    for (std::uint32_t i = 0; i < n.items.size(); ++i) unknown(&shares_[i * t_.width]);
  }

  std::vector<double> run() {
    for (int round = 0; round < most_rounds; ++round) {
      largest_ = 0;
      for (std::uint32_t i = 0; i < n_.items.size(); ++i) settle(ItemId{i});
      if (largest_ < settled_at) break;
    }
    return std::move(shares_);
  }

 private:
  using Shares = std::vector<double>;

  void unknown(double* to) const {
    for (const auto& axis : t_.axes) to[axis.offset] = 1;
  }
  void add(Shares& to, ItemId from, double weight, const OriginAxis& axis) const {
    for (std::uint32_t k = 0; k < axis.countries.size(); ++k)
      to[axis.offset + k] += weight * shares_[from * t_.width + axis.offset + k];
  }

  /// What a recipe's outputs are made of, one axis.
  void blend(const Recipe& r, const OriginAxis& axis, double flow, Shares& sum) const {
    if (axis.country_of[r.site] != no_origin) {
      sum[axis.offset + axis.country_of[r.site]] += flow;
      return;
    }
    double total = 0;
    for (const bool by_content : {true, false}) {
      for (const auto p : r.inputs) total += weight_of(n_.parts[p], axis, by_content);
      if (total <= 0) continue;
      for (const auto p : r.inputs)
        add(sum, n_.parts[p].item, flow * weight_of(n_.parts[p], axis, by_content) / total, axis);
      return;
    }
    sum[axis.offset] += flow;
  }

  double weight_of(const Part& part, const OriginAxis& axis, bool by_content) const {
    const double amount = static_cast<double>(part.amount.units);
    return by_content ? amount * static_cast<double>(content_counted(n_.good_of(part.item), axis)) : amount;
  }

  void settle(ItemId id) {
    const Item& item = n_.items[id];
    Shares sum(t_.width);
    for (const auto& axis : t_.axes) {
      double flow = 0;
      for (const LaneId l : item.inbound) {
        add(sum, n_.lanes[l].from, n_.lanes[l].flow, axis);
        flow += n_.lanes[l].flow;
      }
      for (const RecipeId r : item.made_by) {
        const double made = std::max(n_.recipes[r].flow, 1e-9);  // what is not made in steady state is made some day
        blend(n_.recipes[r], axis, made, sum);
        flow += made;
      }
      for (std::uint32_t k = 0; k < axis.countries.size(); ++k) {
        double& share = shares_[id * t_.width + axis.offset + k];
        const double now = flow > 0 ? sum[axis.offset + k] / flow : (k == 0 ? 1.0 : 0.0);
        largest_ = std::max(largest_, std::abs(now - share));
        share = now;
      }
    }
  }

  const Network& n_;
  const OriginTerms& t_;
  Shares shares_;
  double largest_ = 0;
};

}  // namespace

void compile_origins(Compiling& c) {
  for (std::size_t i = 0; i < c.spec.origins.size(); ++i) {
    const auto& s = c.spec.origins[i];
    const auto path = "origins." + (s.id.given() ? s.id.text : std::to_string(i));
    OriginAxis axis;
    axis.id = s.id.text;
    axis.stage = s.stage.text;
    axis.countries = countries_of(c.net, axis.stage);
    axis.offset = c.net.origins.width;
    for (const auto& other : c.net.origins.axes)
      if (other.id == axis.id) c.error(s.id.spot, path, "another origin has the same id; ids are unique");
    set_countries(c, s, axis, path);
    set_elements(c, s, axis, path);
    c.net.origins.width += static_cast<std::uint32_t>(axis.countries.size());
    c.net.origins.axes.push_back(std::move(axis));
  }
}

void finish_origins(Compiling& c) {
  if (c.net.origins.on()) c.net.origins.steady = Steady(c.net).run();
}

PurchaseRule incident_of(Compiling& c, const PurchaseRuleSpec& s, const std::string& path) {
  PurchaseRule rule;
  const auto buyers = places_of(c, s.where, path + ".where");
  const auto goods = s.goods.given() ? goods_of(c, s.goods, path + ".goods") : Mask(c.net.goods.size(), true);
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l)
    if (buyers[c.net.lanes[l].to_site] && goods[c.net.lanes[l].good]) rule.lanes.push_back(LaneId{l});
  if (rule.lanes.empty()) c.warning(s.where.spot, path, "touches no lane: these sites buy none of these goods");
  rule.above = share_or(c, s.above, nothing, path + ".above");
  Names ids;
  for (const auto& axis : c.net.origins.axes) ids.push_back(axis.id);
  const auto at = std::find(ids.begin(), ids.end(), s.origin.text);
  if (at == ids.end()) {
    c.error(s.origin.spot, path + ".origin",
            "nothing under `origins` is called " + quoted(s.origin.text) + "; " + hint(s.origin.text, ids));
    return rule;
  }
  const auto& axis = c.net.origins.axes[static_cast<std::size_t>(at - ids.begin())];
  for (const auto& w : s.refuses) {
    const auto country = std::find(axis.countries.begin() + 1, axis.countries.end(), w.text);
    if (country == axis.countries.end())
      c.error(w.spot, path + ".refuses",
              "no site of stage " + quoted(axis.stage) + " lies in " + quoted(w.text) + "; " +
                  hint(w.text, Names(axis.countries.begin() + 1, axis.countries.end())));
    else
      rule.refused.push_back(axis.offset + static_cast<std::uint32_t>(country - axis.countries.begin()));
  }
  return rule;
}

}  // namespace chokepoint
