// Millionths become numbers of the currency here, and nowhere before.
#include "chokepoint/study/money_findings.hpp"

#include <functional>

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

double in_currency(Micro m) { return static_cast<double>(m) / 1e6; }

template <class Of>
Estimate over(const Pairs& pairs, Of value) {
  std::vector<double> values;
  for (const auto* p : pairs) values.push_back(value(*p));
  return estimate(values);
}

template <class Of>
void add_row(MoneyAccount& account, const Pairs& pairs, const char* what, Of of) {
  MoneyRow row;
  row.what = what;
  row.baseline = over(pairs, [&](const PairResult& p) { return in_currency(of(p.baseline.accounts)); });
  row.scenario = over(pairs, [&](const PairResult& p) { return in_currency(of(p.scenario.accounts)); });
  row.difference =
      over(pairs, [&](const PairResult& p) { return in_currency(of(p.scenario.accounts) - of(p.baseline.accounts)); });
  const auto nothing = [](const Estimate& e) { return e.low == 0 && e.high == 0; };
  if (!nothing(row.baseline) || !nothing(row.scenario)) account.rows.push_back(std::move(row));
}

MoneyAccount together(const Pairs& pairs) {
  MoneyAccount all;
  for (std::size_t k = 0; k < money_kinds; ++k) {
    const auto kind = static_cast<MoneyKind>(k);
    if (kind == MoneyKind::revenue) add_row(all, pairs, "cost", [](const AccountsResult& a) { return a.cost(); });
    add_row(all, pairs, word_of(kind), [&](const AccountsResult& a) { return a.total(kind); });
  }
  add_row(all, pairs, "profit", [](const AccountsResult& a) { return a.profit(); });
  const auto sum = [&](const char* what, Micro UserMoney::* of) {
    add_row(all, pairs, what, [&](const AccountsResult& a) {
      Micro total = 0;
      for (const auto& u : a.users) total += u.*of;
      return total;
    });
  };
  sum("revenue_at_risk", &UserMoney::at_risk);
  sum("revenue_lost", &UserMoney::lost);
  sum("margin_at_risk", &UserMoney::margin_at_risk);
  sum("margin_lost", &UserMoney::margin_lost);
  return all;
}

MoneyAccount of_site(const Pairs& pairs, SiteId site) {
  MoneyAccount account;
  account.site = site;
  for (std::size_t k = 0; k < money_kinds; ++k)
    add_row(account, pairs, word_of(static_cast<MoneyKind>(k)),
            [&](const AccountsResult& a) { return a.sites[site][k]; });
  return account;
}

MoneyAccount of_user(const Network& n, const Pairs& pairs, DemandId user) {
  MoneyAccount account;
  account.site = n.demands[user].site;
  account.user = user;
  const auto row = [&](const char* what, Micro UserMoney::* of) {
    add_row(account, pairs, what, [&](const AccountsResult& a) { return a.users[user].*of; });
  };
  row("revenue", &UserMoney::revenue);
  row("revenue_at_risk", &UserMoney::at_risk);
  row("revenue_lost", &UserMoney::lost);
  row("margin", &UserMoney::margin);
  row("margin_at_risk", &UserMoney::margin_at_risk);
  row("margin_lost", &UserMoney::margin_lost);
  return account;
}

PriceFinding price_finding(const Network& n, const Pairs& pairs, std::uint32_t m) {
  const auto with = [m](const PairResult& p) -> const PriceResult& { return p.scenario.prices.markets[m]; };
  PriceFinding f;
  f.market = m;
  f.start = n.markets[m].start;
  f.baseline_mean = over(pairs, [&](const PairResult& p) { return p.baseline.prices.markets[m].mean; });
  f.mean = over(pairs, [&](const PairResult& p) { return with(p).mean; });
  f.highest = over(pairs, [&](const PairResult& p) { return with(p).highest; });
  f.end = over(pairs, [&](const PairResult& p) { return with(p).end; });
  f.highest_day = over(pairs, [&](const PairResult& p) { return in_days(with(p).highest_at - n.from); });
  return f;
}

/// Markets stand in pairs, the inside first.
PremiumFinding premium_finding(const Network& n, const Pairs& pairs, std::uint32_t inside) {
  const auto net = [&n](std::uint32_t m, double price) { return price / (1 + as_double(n.markets[m].tax)); };
  const auto premium = [&](const RunResult& r, double PriceResult::* of) {
    return net(inside + 1, r.prices.markets[inside + 1].*of) - net(inside, r.prices.markets[inside].*of);
  };
  PremiumFinding f;
  f.good = n.markets[inside].good;
  f.start = net(inside + 1, n.markets[inside + 1].start) - net(inside, n.markets[inside].start);
  f.baseline_mean = over(pairs, [&](const PairResult& p) { return premium(p.baseline, &PriceResult::mean); });
  f.mean = over(pairs, [&](const PairResult& p) { return premium(p.scenario, &PriceResult::mean); });
  f.end = over(pairs, [&](const PairResult& p) { return premium(p.scenario, &PriceResult::end); });
  return f;
}

void add_forgone(const Network& n, const Pairs& pairs, MoneyFindings& f) {
  if (n.markets.empty()) return;
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
    const double unit = static_cast<double>(n.good_of(n.demands[d].item).per_unit);
    const auto of = [&](const RunResult& r) { return static_cast<double>(r.prices.forgone[d].units) / unit; };
    ForgoneFinding user{DemandId{d}, over(pairs, [&](const PairResult& p) { return of(p.baseline); }),
                        over(pairs, [&](const PairResult& p) { return of(p.scenario); })};
    if (user.baseline.high > 0 || user.scenario.high > 0) f.forgone.push_back(user);
  }
}

}  // namespace

MoneyFindings money_findings(const Network& n, const Pairs& pairs) {
  MoneyFindings f;
  if (!n.money.on() || pairs.empty()) return f;
  f.accounts.push_back(together(pairs));
  const auto keep = [&](MoneyAccount account) {
    if (!account.rows.empty()) f.accounts.push_back(std::move(account));
  };
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) keep(of_site(pairs, SiteId{s}));
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) keep(of_user(n, pairs, DemandId{d}));
  for (std::uint32_t m = 0; m < n.markets.size(); ++m) f.prices.push_back(price_finding(n, pairs, m));
  for (std::uint32_t m = 0; m < n.markets.size(); m += 2) f.premiums.push_back(premium_finding(n, pairs, m));
  add_forgone(n, pairs, f);
  return f;
}

}  // namespace chokepoint
