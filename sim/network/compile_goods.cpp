// Goods with their units, and what elements they contain.
#include <algorithm>
#include <set>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

constexpr std::int64_t ppm_of(Share s) { return (s.ppb + 500) / 1000; }

void collect_elements(Compiling& c) {
  std::set<std::string> names;
  for (const auto& good : c.spec.goods)
    for (const auto& content : good.value.contains) names.insert(content.id.text);
  for (const auto& name : names) {
    c.element_ids.emplace(name, ElementId{static_cast<std::uint32_t>(c.net.elements.size())});
    c.net.elements.push_back(name);
  }
}

/// "12 g" of a piece in milligrams.
std::optional<std::int64_t> milligrams(Compiling& c, const Amount& amount, const std::string& path) {
  const auto grams = grams_in(amount.unit);
  const std::int64_t per = amount.unit == "mg" ? 1 : grams ? *grams * 1000 : 0;
  const auto value = per ? scaled(amount.number, per) : std::nullopt;
  if (!value || *value < 0) {
    c.error(amount.spot, path, "a content of pieces is a mass in each piece, as in '12 g'");
    return {};
  }
  return value;
}

std::optional<std::int64_t> content_of(Compiling& c, const Portion& p, const Good& good, const std::string& path) {
  if (!good.mass && p.amount.given()) return milligrams(c, p.amount, path);
  if (good.mass && p.share.given() && p.share.value.ppb >= 0) return ppm_of(p.share.value);
  const Spot spot = p.share.given() ? p.share.spot : p.amount.spot;
  c.error(spot, path,
          good.mass ? "a content of a mass is a share, as in '28 %'"
                    : "a content of pieces is a mass in each piece, as in '12 g'");
  return {};
}

void check_sum(Compiling& c, const GoodSpec& spec, Good& good, const std::string& path) {
  if (!good.mass) return;
  std::int64_t sum = 0, ppm = 0;
  for (const auto& content : spec.contains) sum += content.value.share.value.ppb;
  if (sum > whole.ppb)
    c.error(spec.contains.front().id.spot, path, "the shares sum to " + percent_text(sum) + ", more than 100 %");
  for (const auto& content : good.contents) ppm += content.amount;
  // Rounding each share to parts per million may add up to more than the whole: the largest gives way.
  const auto largest = std::max_element(good.contents.begin(), good.contents.end(),
                                        [](const Content& a, const Content& b) { return a.amount < b.amount; });
  if (ppm > 1'000'000 && sum <= whole.ppb) largest->amount -= ppm - 1'000'000;
}

void add_contents(Compiling& c, const GoodSpec& spec, Good& good) {
  const auto path = "goods." + good.name + ".contains";
  for (const auto& content : spec.contains)
    if (const auto amount = content_of(c, content.value, good, path + "." + content.id.text))
      good.contents.push_back({c.element_ids.at(content.id.text), *amount});
  std::sort(good.contents.begin(), good.contents.end(),
            [](const Content& a, const Content& b) { return a.element < b.element; });
  if (!good.contents.empty()) check_sum(c, spec, good, path);
}

Good good_of(Compiling& c, const Named<GoodSpec>& named) {
  Good good;
  good.name = named.id.text;
  good.unit = named.value.unit.text;
  const auto grams = grams_in(good.unit);
  good.mass = grams.has_value();
  good.per_unit = grams ? *grams : 1000;
  if (!grams && is_meant_as_mass(good.unit))
    c.error(named.value.unit.spot, "goods." + good.name + ".unit",
            quoted(good.unit) + " is no unit of mass here, and would count pieces; write t, kt, Mt, kg or g");
  for (const auto& word : named.value.classes) good.classes.push_back(word.text);
  add_contents(c, named.value, good);
  return good;
}

}  // namespace

void compile_goods(Compiling& c) {
  if (c.spec.goods.empty()) c.error(c.spec.spot, "goods", "no goods; name at least one, as in goods: {ore: t}");
  collect_elements(c);
  std::vector<const Named<GoodSpec>*> order;
  for (const auto& good : c.spec.goods) order.push_back(&good);
  std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->id.text < b->id.text; });
  for (const auto* named : order) {
    c.good_ids.emplace(named->id.text, GoodId{static_cast<std::uint32_t>(c.net.goods.size())});
    c.net.goods.push_back(good_of(c, *named));
  }
}

}  // namespace chokepoint
