// Needs that stand for many part numbers: each its own stock point and lanes, with a cover of its own.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

constexpr std::int64_t most_parts = 1000;

GoodId silent(const Compiling& c, const std::string& name) {
  const auto found = c.good_ids.find(name);
  return found == c.good_ids.end() ? GoodId{} : found->second;
}

/// The mid-quantiles (i - 1/2) / n of the distribution, shuffled by address: the same in every run and for every seed,
/// and no part's cover follows from its number.
std::vector<Duration> covers_of(const Distribution& cover, std::uint32_t n, const std::string& name) {
  std::vector<Duration> covers;
  for (std::uint32_t i = 0; i < n; ++i)
    covers.push_back({std::llround(quantile(cover, (i + 0.5) / n) * static_cast<double>(day.seconds))});
  Stream::Draw draw = Stream(0, 0, name, Purpose::part_cover).draw(0);
  for (std::uint32_t left = n; left > 1; --left) {
    const auto pick = static_cast<std::uint32_t>(draw.uniform() * left);
    std::swap(covers[left - 1], covers[std::min(pick, left - 1)]);
  }
  return covers;
}

bool check_need(Compiling& c, const NeedSpec& need, const std::string& path) {
  const auto errors = c.out.errors();
  if (need.cover.given() && !need.parts.given())
    c.error(need.cover.spot, path + ".cover", "goes with `parts`; the stock of one part is `keeps` of the site");
  if (need.parts.given() && (need.parts.value < 2 || need.parts.value > most_parts))
    c.error(need.parts.spot, path + ".parts", "from 2 to " + std::to_string(most_parts) + " part numbers");
  if (need.parts.given() && !need.any_of.empty())
    c.error(need.parts.spot, path + ".parts", "part numbers of one good; leave `any_of` out");
  if (need.cover.working) c.error(need.cover.spot, path + ".cover", "in calendar days, not in working days");
  if (need.cover.given()) check_delay(c, need.cover, path + ".cover");
  return need.parts.given() && c.out.errors() == errors;
}

void add(Compiling& c, SiteId site, const Named<NeedSpec>& need, const std::string& path) {
  if (!check_need(c, need.value, path)) return;
  const auto good = silent(c, need.id.text);
  if (!good) return;  // reported with the recipe
  PartNumbers parts;
  parts.count = static_cast<std::uint32_t>(need.value.parts.value);
  parts.spec = &need.value;
  parts.path = path;
  const std::string name = c.net.sites[site].name + "/" + need.id.text;
  if (need.value.cover.given()) parts.covers = covers_of(need.value.cover.days, parts.count, name);
  const auto [first, fresh] = c.part_numbers.emplace(std::pair{site.index, good.index}, parts);
  if (fresh) return;
  if (first->second.count != parts.count || (!parts.covers.empty() && first->second.covers != parts.covers))
    c.error(
        need.value.parts.spot, path + ".parts",
        "another recipe of this site needs " + quoted(need.id.text) + " in other part numbers; say the same in both");
}

/// Part numbers are bought and used; a good that is made, sold or sent on from the same site is one stock.
void check_place(Compiling& c, SiteId site, GoodId good, const PartNumbers& parts) {
  const auto& spec = c.site_specs[site]->value;
  const auto& name = c.net.goods[good].name;
  const auto is_it = [&](const auto& named) { return named.id.text == name; };
  bool passes = std::any_of(spec.sells.begin(), spec.sells.end(), is_it);
  for (const auto& r : c.recipe_drafts[site])
    passes = passes || std::any_of(r.spec->makes.begin(), r.spec->makes.end(), is_it);
  for (const auto& d : c.drafts) passes = passes || (d.from == site && d.good == good);
  if (passes)
    c.error(parts.spec->parts.spot, parts.path + ".parts",
            quoted(name) + " is also made, sold or sent on here; part numbers are only bought and used");
  const auto kept = std::find_if(spec.keeps.begin(), spec.keeps.end(), is_it);
  if (kept != spec.keeps.end() && kept->value.cover.given() && parts.spec->cover.given())
    c.error(kept->value.spot, "sites." + c.site_specs[site]->id.text + ".keeps." + name,
            "its part numbers have their `cover` in the recipe; leave one of the two out");
}

/// One draft of a lane for each part number of the buyer.
void multiply_drafts(Compiling& c) {
  std::vector<LaneDraft> all;
  for (const auto& d : c.drafts) {
    const auto* parts = c.parts_of(d.to, d.good);
    for (std::uint32_t part = 1; parts && part <= parts->count; ++part) {
      all.push_back(d);
      all.back().part = part;
    }
    if (!parts) all.push_back(d);
  }
  c.drafts = std::move(all);
}

}  // namespace

void compile_part_numbers(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s)
    for (const auto& recipe : c.recipe_drafts[s])
      for (const auto& need : recipe.spec->needs) add(c, SiteId{s}, need, recipe.path + ".needs." + need.id.text);
  if (c.part_numbers.empty()) return;
  for (const auto& [place, parts] : c.part_numbers) check_place(c, SiteId{place.first}, GoodId{place.second}, parts);
  multiply_drafts(c);
}

}  // namespace chokepoint
