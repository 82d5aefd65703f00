// Double entry: facts write the accounts of goods, the state shows the stock, and the two must meet to the unit.
#include "chokepoint/measure/audit.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

/// Size of the runs in work, by recipe.
std::vector<Quantity> in_work(const Network& network, const State& state) {
  std::vector<Quantity> size(network.recipes.size());
  for (const auto& w : state.works.slots())
    if (w.live) size[w.recipe] += w.size;
  return size;
}

/// Content of the inputs of the last `size` begun of a recipe, by its stated inputs.
void add_work(const Network& network, RecipeId id, Quantity begun, Quantity size, Wide* content) {
  const auto& recipe = network.recipes[id];
  for (const PartId p : recipe.inputs) {
    const auto& part = network.parts[p];
    const auto& good = network.goods[network.items[part.item].good];
    const Quantity amount = taken(recipe, part, begun - size, size);
    for (const auto& c : good.contents) content[c.element] += Wide{amount.units} * c.amount;
  }
}

/// Does any input of the recipe, stated or instead, contain the element?
bool has_source(const Network& network, const Recipe& recipe, ElementId element) {
  const auto holds = [&](ItemId item) {
    const auto& contents = network.goods[network.items[item].good].contents;
    return std::any_of(contents.begin(), contents.end(), [&](const Content& c) { return c.element == element; });
  };
  for (const PartId p : recipe.inputs) {
    const auto& part = network.parts[p];
    if (holds(part.item) || std::any_of(part.instead.begin(), part.instead.end(), holds)) return true;
  }
  return false;
}

bool substitutes(const Network& network, const Recipe& recipe) {
  for (const PartId p : recipe.inputs)
    if (!network.parts[p].instead.empty()) return true;
  return false;
}

}  // namespace

Wide content_of(const Good& good, ElementId element, Quantity amount) {
  for (const auto& c : good.contents)
    if (c.element == element) return Wide{amount.units} * c.amount;
  return 0;
}

/// What lies at the sites, by good; `thorough` adds the shipments one by one, otherwise by lane.
void Audit::count_stock(const State& state, bool thorough) {
  physical_.assign(network_->goods.size(), {});
  for (std::size_t i = 0; i < state.items.size(); ++i) {
    const auto& s = state.items[i];
    physical_[good_of_[i]] += s.on_hand + s.staged + s.held;
  }
  if (thorough) {
    for (const auto& s : state.shipments.slots())
      if (s.live()) physical_[good_on_[s.lane]] += s.amount;
  } else {
    for (std::size_t l = 0; l < state.lanes.size(); ++l) physical_[good_on_[l]] += state.lanes[l].under_way;
  }
}

Audit::Audit(const Network& network, const State& start, AuditDepth depth)
    : network_(&network), depth_(depth), yields_(network, start) {
  const auto cells = network.recipes.size() * network.elements.size();
  result_.goods.resize(network.goods.size());
  for (const Item& item : network.items) good_of_.push_back(item.good);
  for (const Lane& lane : network.lanes) good_on_.push_back(lane.good);
  taken_.resize(network.recipes.size() * network.goods.size());
  given_.resize(taken_.size());
  recipe_in_.resize(cells);
  recipe_out_.resize(cells);
  count_stock(start, true);
  for (std::size_t g = 0; g < physical_.size(); ++g) result_.goods[g].start = physical_[g];
  const auto work = in_work(network, start);
  for (std::uint32_t r = 0; r < work.size(); ++r)
    if (work[r].units > 0)
      add_work(network, RecipeId{r}, start.recipes[r].begun, work[r], recipe_in_.data() + r * network.elements.size());
  start_work_ = recipe_in_;
}

void Audit::on(const Fact& f) {
  const auto good = [&] { return good_of_[f.subject]; };
  const auto cell = [&] { return f.other * result_.goods.size() + good(); };  // the runs of a recipe
  switch (f.kind) {
    case FactKind::started:
    case FactKind::completed:
    case FactKind::scrapped:
      return yields_.on(f);
    case FactKind::made:
      yields_.on(f);
      result_.goods[good()].made += f.amount;
      given_[cell()] += f.amount;
      return;
    case FactKind::used:
      yields_.on(f);
      result_.goods[good()].used += f.amount;
      taken_[cell()] += f.amount;
      return;
    case FactKind::entered:
      result_.goods[good()].entered += f.amount;
      return;
    case FactKind::dumped:
      result_.goods[good()].dumped += f.amount;
      return;
    case FactKind::destroyed:
      result_.goods[good()].destroyed += f.amount;
      return;
    case FactKind::lost_under_way:
      result_.goods[good_on_[f.subject]].destroyed += f.amount;
      return;
    case FactKind::delivered:
      result_.goods[good_of_[network_->demands[f.subject].item]].delivered += f.amount;
      return;
    default:
      return;
  }
}

/// The element content of all that runs took and gave.
void Audit::value_runs() {
  const std::size_t goods = network_->goods.size(), elements = network_->elements.size();
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    for (const auto& c : network_->goods[i % goods].contents) {
      const std::size_t cell = i / goods * elements + c.element;
      recipe_in_[cell] += Wide{taken_[i].units} * c.amount;
      recipe_out_[cell] += Wide{given_[i].units} * c.amount;
    }
  }
}

void Audit::compare(const State& state, bool thorough) {
  ++result_.checks;
  count_stock(state, thorough);
  for (std::size_t g = 0; g < physical_.size(); ++g) {
    auto& a = result_.goods[g];
    a.stock = physical_[g];
    a.off = a.in() - a.out() - a.stock;
    if (a.off.units != 0 && a.first_off == never) a.first_off = state.now;
  }
}

AuditResult Audit::finish(const State& state) {
  compare(state, false);
  const auto by_lane = physical_;
  compare(state, true);
  result_.shipments_agree = by_lane == physical_;
  value_runs();
  const std::size_t elements = network_->elements.size();
  result_.elements.resize(elements);
  for (std::size_t g = 0; g < result_.goods.size(); ++g) {
    const auto& a = result_.goods[g];
    for (const auto& c : network_->goods[g].contents) {
      auto& e = result_.elements[c.element];
      e.in += Wide{(a.start + a.entered).units} * c.amount;
      e.out += Wide{(a.delivered + a.dumped + a.destroyed).units} * c.amount;
      e.stock += Wide{a.stock.units} * c.amount;
    }
  }
  const auto work = in_work(*network_, state);
  std::vector<Wide> now(elements);
  for (std::uint32_t r = 0; r < work.size(); ++r) {
    now.assign(elements, 0);
    if (work[r].units > 0) add_work(*network_, RecipeId{r}, state.recipes[r].begun, work[r], now.data());
    for (std::uint32_t e = 0; e < elements; ++e) {
      const auto cell = r * elements + e;
      auto& account = result_.elements[e];
      account.in += start_work_[cell];
      account.work += now[e];
      const Wide lost = recipe_in_[cell] - recipe_out_[cell] - now[e];
      if (lost < 0 && !has_source(*network_, network_->recipes[r], ElementId{e})) {
        account.in -= lost;  // mined, or iron and boron from outside
        continue;
      }
      account.lost += lost;
      // What is in work is valued by the stated inputs; where others may stand in, only the sum with it is certain.
      const bool fault = (substitutes(*network_, network_->recipes[r]) ? lost + now[e] : lost) < 0;
      if (lost != 0) result_.losses.push_back({RecipeId{r}, ElementId{e}, lost, fault});
    }
  }
  result_.yields = yields_.finish();
  for (auto& e : result_.elements) e.off = e.in - e.out - e.stock - e.work - e.lost;
  return result_;
}

bool AuditResult::clean() const {
  return shipments_agree &&
         std::all_of(goods.begin(), goods.end(),
                     [](const GoodAccount& g) { return g.off.units == 0 && g.first_off == never; }) &&
         std::all_of(elements.begin(), elements.end(), [](const ElementAccount& e) { return e.off == 0; }) &&
         std::all_of(yields.begin(), yields.end(),
                     [](const YieldAccount& y) { return y.taken_off.units == 0 && y.given_off.units == 0; }) &&
         std::none_of(losses.begin(), losses.end(), [](const RecipeLoss& l) { return l.fault; });
}

}  // namespace chokepoint
