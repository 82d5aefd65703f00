// Demand is judged lot interval by lot interval: what was served of it in the same interval, and from when nothing was.
#include "chokepoint/measure/end_users.hpp"

#include <algorithm>

namespace chokepoint {

EndUsers::EndUsers(const Network& network, const Window& window)
    : network_(&network), window_(window), users_(network.demands.size()), running_(network.demands.size()) {
  for (auto& u : users_) {
    u.months.resize(window.months());
    u.days.resize(window.days());
  }
}

void EndUsers::on(const Fact& f) {
  switch (f.kind) {
    case FactKind::demanded:
      return demanded(f);
    case FactKind::delivered:
      return delivered(f);
    case FactKind::lost:
      return gave_up(f);
    case FactKind::parked:
      return park(f);
    case FactKind::finished:
      return finish_parked(f);
    case FactKind::built_ahead:
      if (window_.covers(f.since)) users_[f.subject].built_ahead += f.amount;
      return;
    case FactKind::recovered:
      if (window_.covers(f.since)) users_[f.subject].recovered += f.amount;
      return;
    default:
      return;
  }
}

void EndUsers::demanded(const Fact& f) {
  close(f.subject);
  accrue(f.subject, f.at);
  auto& r = running_[f.subject];
  r.interval = {f.at, f.amount, {}, {}, {}, true};
  r.backlog += f.amount;
  if (!window_.covers(f.at)) return;
  auto& u = users_[f.subject];
  u.demanded += f.amount;
  u.months[window_.month_of(f.at)].demanded += f.amount;
  u.days[window_.day_of(f.at)].demanded += f.amount;
}

/// What a line delivers is what it builds of its plan (see close); its output may appear a lead time later.
void EndUsers::delivered(const Fact& f) {
  if (network_->demands[f.subject].line) return;
  accrue(f.subject, f.at);
  auto& r = running_[f.subject];
  r.backlog -= f.amount;
  const auto& i = r.interval;
  const bool at_once = i.open && f.since == i.begin && f.at <= i.begin + network_->lot;
  if (at_once) r.interval.served += f.amount;
  if (!window_.covers(f.at)) return;
  auto& u = users_[f.subject];
  u.delivered += f.amount;
  if (at_once) u.at_once += f.amount;
  u.months[window_.month_of(f.at)].delivered += f.amount;
  u.days[window_.day_of(f.at)].delivered += f.amount;
  if (window_.covers(f.since)) u.delay.add(f.at - f.since, f.amount);
}

void EndUsers::gave_up(const Fact& f) {
  accrue(f.subject, f.at);
  auto& r = running_[f.subject];
  r.backlog -= f.amount;
  if (f.since == r.interval.begin) r.interval.lost += f.amount;
  if (!window_.covers(f.since)) return;
  auto& u = users_[f.subject];
  u.lost += f.amount;
  u.months[window_.month_of(f.since)].lost += f.amount;
  if (network_->demands[f.subject].backorders) return;
  u.shortage_area += static_cast<double>(f.amount.units);
  u.months[window_.month_of(f.since)].area += static_cast<double>(f.amount.units);
}

/// Built without a part: neither lost nor delivered, but late.
void EndUsers::park(const Fact& f) {
  auto& r = running_[f.subject];
  if (f.since == r.interval.begin) r.interval.parked += f.amount;
  r.parked += f.amount;
  r.park.emplace_back(f.since, f.amount);
  if (!window_.covers(f.since)) return;
  auto& u = users_[f.subject];
  u.parked += f.amount;
  u.most_parked = max(u.most_parked, r.parked);
}

/// Units out of the park, the oldest first.
void EndUsers::finish_parked(const Fact& f) {
  auto& r = running_[f.subject];
  r.parked -= f.amount;
  for (Quantity rest = f.amount; rest > Quantity{} && !r.park.empty();) {
    auto& [since, units] = r.park.front();
    const Quantity part = min(rest, units);
    leave_park(f.subject, since, f.at, part);
    if (window_.covers(since)) users_[f.subject].delay.add(f.at - since, part);
    rest -= part;
    units -= part;
    if (units == Quantity{}) r.park.pop_front();
  }
  if (!window_.covers(f.at)) return;
  auto& u = users_[f.subject];
  u.finished += f.amount;
  u.delivered += f.amount;
  u.months[window_.month_of(f.at)].delivered += f.amount;
  u.days[window_.day_of(f.at)].delivered += f.amount;
}

/// So much was parked from `since` until `until`.
void EndUsers::leave_park(std::uint32_t user, Time since, Time until, Quantity amount) {
  const Time from = std::max(since, window_.from());
  if (until <= from) return;
  users_[user].parked_days += static_cast<double>(amount.units) * in_days(until - from);
  wait(user, from, until, amount);
}

/// Judges the interval that ends.
void EndUsers::close(std::uint32_t user) {
  auto& i = running_[user].interval;
  if (!i.open) return;
  i.open = false;
  const auto& demand = network_->demands[user];
  if (demand.line) build(user, i.planned - i.lost - i.parked);
  if (!window_.covers(i.begin) || i.served >= i.planned) return;
  const bool lump = demand.each.units > 0;
  const Wide good = lump ? 0 : floor_div(Wide{max(i.served, {}).units} * network_->lot.seconds, i.planned.units);
  const Time moment = i.begin + Duration{static_cast<std::int64_t>(good)};
  auto& u = users_[user];
  short_at(u, moment);
  if (!demand.line) return;
  const double length = in_days(std::min(network_->lot, window_.until() - i.begin));
  const Quantity ran = i.served + i.parked;  // what is parked was built too
  if (ran >= i.planned) return;
  u.equivalent_days += (1 - static_cast<double>(ran.units) / static_cast<double>(i.planned.units)) * length;
  stand(running_[user], u, moment, length);
}

/// A line that built nothing in an interval stands: since it ran out of parts in the interval before, if it did.
void EndUsers::stand(Running& r, UserResult& u, Time short_from, double length) {
  const bool all_of_it = r.interval.served.units + r.interval.parked.units == 0;
  const bool goes_on = r.short_until == r.interval.begin;
  if (all_of_it) {
    u.stop_days += length;
    if (!goes_on || !r.standing) u.stops += 1;
    u.first_stop = std::min(u.first_stop, goes_on ? r.short_from : short_from);
  }
  r.standing = all_of_it;
  r.short_from = short_from;
  r.short_until = r.interval.begin + network_->lot;
}

/// A line has built this much of its interval's plan.
void EndUsers::build(std::uint32_t user, Quantity amount) {
  auto& r = running_[user];
  r.interval.served = amount;
  r.backlog = {};
  const Time at = r.interval.begin;
  if (!window_.covers(at)) return;
  auto& u = users_[user];
  u.delivered += amount;
  u.at_once += amount;
  u.months[window_.month_of(at)].delivered += amount;
  u.days[window_.day_of(at)].delivered += amount;
  u.delay.add({}, amount);
}

void EndUsers::short_at(UserResult& user, Time moment) {
  user.first_shortage = std::min(user.first_shortage, moment);
  auto& from = user.days[window_.day_of(moment)].short_from;
  const auto seconds = static_cast<std::int32_t>((moment - start_of_day(moment)).seconds);
  if (from < 0 || seconds < from) from = seconds;
}

/// Adds the backlog's area up to `now`; only where demand waits, else the interval's plan would count as waiting.
void EndUsers::accrue(std::uint32_t user, Time now) {
  auto& r = running_[user];
  const Time begin = std::max(r.since, window_.from());
  if (network_->demands[user].backorders && now > begin) wait(user, begin, now, r.backlog);
  r.since = now;
}

/// So much has waited from `from` until `until`, month by month.
void EndUsers::wait(std::uint32_t user, Time from, Time until, Quantity waiting) {
  auto& u = users_[user];
  for (std::size_t m = window_.month_of(from); from < until; ++m) {
    const Time end = std::min(until, window_.month_end(m));
    const double area = static_cast<double>(waiting.units) * in_days(end - from);
    u.months[m].area += area;
    u.shortage_area += area;
    if (end == window_.month_end(m)) u.months[m].open += waiting;
    from = end;
  }
}

/// What still waits at the end: lines in a seller's book, and units in the park.
std::vector<Spread::Open> EndUsers::open_at_end(const State& state, std::uint32_t user) const {
  std::vector<Spread::Open> open;
  const auto add = [&](Time since, Quantity amount) {
    if (window_.covers(since)) open.push_back({window_.until() - since, amount});
  };
  if (const auto claimant = network_->demands[user].claimant; claimant)
    for (auto l = state.claimants[claimant].head; l != no_index; l = state.lines[l].next)
      add(state.lines[l].placed, state.lines[l].open);
  for (const auto& [since, amount] : running_[user].park) add(since, amount);
  return open;
}

std::vector<UserResult> EndUsers::finish(const State& state) {
  for (std::uint32_t user = 0; user < users_.size(); ++user) {
    close(user);
    accrue(user, std::max(running_[user].since, window_.until()));
    for (const auto& [since, amount] : running_[user].park) leave_park(user, since, window_.until(), amount);
    auto& u = users_[user];
    u.backlog = running_[user].backlog + running_[user].parked;
    u.waits = u.delay.waits(open_at_end(state, user));
  }
  return std::move(users_);
}

}  // namespace chokepoint
