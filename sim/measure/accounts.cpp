// When what is charged: orders when placed, transport when goods leave, purchases and duty at receipt, production when
// a run starts, revenue when served, holding all the time.
#include "chokepoint/measure/accounts.hpp"

#include <utility>

namespace chokepoint {
namespace {

Quantity lies(const ItemState& s) { return s.on_hand + s.staged + s.held; }

Micro part(Micro sum, Share share) { return floor_div(sum * share.ppb, whole.ppb); }

Micro worth(Wide amount, const UnitPrice& p) { return floor_div(amount * p.micro, p.units); }

}  // namespace

const char* word_of(MoneyKind kind) {
  static constexpr const char* words[] = {"holding",    "ordering", "purchasing", "production", "transport",
                                          "expediting", "tariff",   "penalty",    "revenue"};
  return words[static_cast<std::size_t>(kind)];
}

Micro AccountsResult::total(MoneyKind kind) const {
  Micro sum = 0;
  for (const auto& s : sites) sum += s[static_cast<std::size_t>(kind)];
  return sum;
}

Micro AccountsResult::cost() const {
  Micro sum = 0;
  for (std::size_t k = 0; k < static_cast<std::size_t>(MoneyKind::revenue); ++k)
    sum += total(static_cast<MoneyKind>(k));
  return sum;
}

Micro AccountsResult::profit() const { return total(MoneyKind::revenue) - cost(); }

Accounts::Accounts(const Network& network, const Window& window, const State& start)
    : network_(&network), window_(window) {
  if (!on()) return;
  result_.sites.resize(network.sites.size());
  result_.users.resize(network.demands.size());
  stores_.resize(network.items.size());
  for (std::size_t i = 0; i < stores_.size(); ++i) stores_[i] = {lies(start.items[i]), window.from(), 0};
  lanes_.resize(network.lanes.size());
  runs_.resize(network.recipes.size());
  users_.resize(network.demands.size());
  for (auto& u : users_) u.since = window.from();
}

void Accounts::on(const Fact& f, const State& state) {
  switch (f.kind) {
    case FactKind::ordered:
    case FactKind::dispatched:
    case FactKind::filed:
    case FactKind::denied:
      return on_lane(f, state);
    case FactKind::received:
      return on_receipt(f, state);
    case FactKind::made:
    case FactKind::used:
    case FactKind::entered:
    case FactKind::dumped:
    case FactKind::destroyed:
      return keep(ItemId{f.subject}, f.at, state);
    case FactKind::started: {
      const auto& m = network_->money.recipes[f.subject];
      if (!window_.covers(f.at)) return;
      runs_[f.subject].add(Wide{f.amount.units} * m.production.micro, m.production.units);
      return post(network_->recipes[f.subject].site, MoneyKind::production, m.setup);
    }
    case FactKind::demanded:
    case FactKind::delivered:
    case FactKind::lost:
      return on_user(f, state);
    case FactKind::parked:
    case FactKind::finished:
      return on_park(f, state);
    case FactKind::closed:
      return keep_all(f.at, state);
    default:
      return;
  }
}

/// The level until now was that of the last look; the level from now on is the state's.
void Accounts::keep(ItemId item, Time now, const State& state) {
  Store& s = stores_[item];
  if (now > s.since) {
    s.area += Wide{s.level.units} * (now - s.since).seconds;
    s.since = now;
  }
  s.level = lies(state.items[item]);
}

/// What no fact tells shows at the end of the moment.
void Accounts::keep_all(Time now, const State& state) {
  for (std::uint32_t i = 0; i < stores_.size(); ++i) keep(ItemId{i}, now, state);
}

void Accounts::on_lane(const Fact& f, const State& state) {
  const Lane& lane = network_->lanes[f.subject];
  const LaneMoney& m = network_->money.lanes[f.subject];
  keep(lane.from, f.at, state);
  if (!window_.covers(f.at)) return;
  if (f.kind == FactKind::ordered) {
    post(lane.to_site, MoneyKind::ordering, network_->money.items[lane.to].ordering);
    post(lane.to_site, m.expedited ? MoneyKind::expediting : MoneyKind::transport, m.each_order);
  } else if (f.kind == FactKind::dispatched) {
    pay_transport(f);
    lanes_[f.subject].sale.add(Wide{f.amount.units} * m.sale.micro, m.sale.units);
  }
}

/// By what the mode costs, where it says so; the fast mode is expediting.
void Accounts::pay_transport(const Fact& f) {
  const LaneMoney& m = network_->money.lanes[f.subject];
  Bought& b = lanes_[f.subject];
  if (f.serial > 0) {
    const Ways& ways = network_->ways[network_->lanes[f.subject].ways];
    const Mode& mode = ways.modes[f.serial - 1];
    Posting& to = ways.expedites && f.serial - 1 == ways.fast ? b.fast : b.transport;
    const UnitPrice& p = mode.priced ? mode.costs : m.transport;
    return to.add(Wide{f.amount.units} * p.micro, p.units);
  }
  b.transport.add(Wide{f.amount.units} * m.transport.micro, m.transport.units);
}

void Accounts::on_receipt(const Fact& f, const State& state) {
  const Lane& lane = network_->lanes[f.subject];
  const LaneMoney& m = network_->money.lanes[f.subject];
  keep(lane.to, f.at, state);
  if (!window_.covers(f.at)) return;
  Bought& b = lanes_[f.subject];
  const Quantity fixed = b.contract_carry.take(Wide{f.amount.units} * m.contract.ppb, whole.ppb);
  const Share duty = tariff_on(*network_, state, LaneId{f.subject});
  const auto pay = [&](Posting& paid, Posting& charged, Quantity amount, const UnitPrice& p) {
    paid.add(Wide{amount.units} * p.micro, p.units);
    if (duty > nothing) charged.add(Wide{amount.units} * p.micro * duty.ppb, Wide{p.units} * whole.ppb);
  };
  pay(b.contract, b.contract_duty, fixed, m.price);
  if (m.market != no_market && fixed < f.amount)
    pay(b.market, b.market_duty, f.amount - fixed, exact_price(*network_, state, m.market));
}

UnitPrice Accounts::price_of_sale(std::uint32_t user, const State& state) const {
  const DemandMoney& m = network_->money.demands[user];
  return m.market == no_market ? m.price : exact_price(*network_, state, m.market);
}

void Accounts::on_user(const Fact& f, const State& state) {
  const Demand& d = network_->demands[f.subject];
  Sold& u = users_[f.subject];
  keep(d.item, f.at, state);
  if (!d.line) {
    wait(f.subject, f.at);
    u.backlog += f.kind == FactKind::demanded ? f.amount : -f.amount;
  }
  if (!window_.covers(f.at) || f.kind == FactKind::demanded) return;
  const UnitPrice price = price_of_sale(f.subject, state);
  const Wide value = Wide{f.amount.units} * price.micro;
  if (f.kind == FactKind::lost) {
    const UnitPrice& penalty = network_->money.demands[f.subject].lost;
    u.lost.add(value, price.units);
    u.penalty.add(Wide{f.amount.units} * penalty.micro, penalty.units);
    return;
  }
  u.revenue.add(value, price.units);
  if (f.at - f.since >= network_->lot) u.late.add(value, price.units);
}

/// A parked unit waits like a backorder; finishing it costs work.
void Accounts::on_park(const Fact& f, const State& state) {
  Sold& u = users_[f.subject];
  wait(f.subject, f.at);
  u.backlog += f.kind == FactKind::parked ? f.amount : -f.amount;
  if (!window_.covers(f.at) || f.kind == FactKind::parked) return;
  const UnitPrice& work = network_->money.demands[f.subject].finishing;
  const UnitPrice price = price_of_sale(f.subject, state);
  u.finishing.add(Wide{f.amount.units} * work.micro, work.units);
  u.late.add(Wide{f.amount.units} * price.micro, price.units);
}

void Accounts::wait(std::uint32_t user, Time now) {
  Sold& u = users_[user];
  if (now <= u.since) return;
  u.waited += Wide{u.backlog.units} * (now - u.since).seconds;
  u.since = now;
}

void Accounts::settle_stores() {
  for (std::size_t i = 0; i < stores_.size(); ++i)
    post(network_->items[i].site, MoneyKind::holding, worth(stores_[i].area, network_->money.items[i].holding));
  for (std::size_t r = 0; r < runs_.size(); ++r) post(network_->recipes[r].site, MoneyKind::production, runs_[r].sum());
}

void Accounts::settle_lanes() {
  for (std::size_t l = 0; l < lanes_.size(); ++l) {
    const Lane& lane = network_->lanes[l];
    const Bought& b = lanes_[l];
    post(lane.to_site, MoneyKind::purchasing, b.contract.sum() + b.market.sum());
    post(lane.to_site, MoneyKind::tariff, b.contract_duty.sum() + b.market_duty.sum());
    post(lane.to_site, network_->money.lanes[l].expedited ? MoneyKind::expediting : MoneyKind::transport,
         b.transport.sum());
    post(lane.to_site, MoneyKind::expediting, b.fast.sum());
    post(lane.from_site, MoneyKind::revenue, b.sale.sum());
  }
}

void Accounts::settle_users(const State& state) {
  for (std::uint32_t d = 0; d < users_.size(); ++d) {
    wait(d, window_.until());
    const DemandMoney& m = network_->money.demands[d];
    const Sold& u = users_[d];
    UserMoney& to = result_.users[d];
    const Micro open = worth(u.backlog.units, price_of_sale(d, state));
    to.revenue = u.revenue.sum();
    to.lost = u.lost.sum();
    to.at_risk = u.late.sum() + to.lost + open;
    to.margin = part(to.revenue, m.margin);
    to.margin_at_risk = part(to.at_risk, m.margin);
    to.margin_lost = part(to.lost, m.margin);
    post(network_->demands[d].site, MoneyKind::revenue, to.revenue);
    post(network_->demands[d].site, MoneyKind::production, u.finishing.sum());
    post(network_->demands[d].site, MoneyKind::penalty, u.penalty.sum() + worth(u.waited, m.waiting));
  }
}

AccountsResult Accounts::finish(const State& state) {
  if (!on()) return {};
  keep_all(window_.until(), state);
  settle_stores();
  settle_lanes();
  settle_users(state);
  return std::move(result_);
}

}  // namespace chokepoint
