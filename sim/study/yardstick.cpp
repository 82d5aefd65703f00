// The figures of end users, put together over several of them; accounts; and how names find them.
#include "chokepoint/study/yardstick.hpp"

#include <algorithm>
#include <cstring>

#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint {
namespace {

using Number = std::optional<double>;
using Of = std::function<Number(const RunResult&)>;
using Users = std::vector<DemandId>;

constexpr const char* unmet_days = "unmet_days";
constexpr const char* of_the_network[] = {"cost", "revenue", "profit"};

const Figure<UserResult>* user_figure_named(const std::string& name) {
  for (const auto& f : user_figures())
    if (name == f.name) return &f;
  return nullptr;
}

/// Which way is good: more of what is delivered, later moments.
bool more_is_better(const Figure<UserResult>& f) {
  const char* const good[] = {"demanded", "delivered", "fill_rate", "recovered"};
  return f.measured == Measured::moment ||
         std::any_of(std::begin(good), std::end(good), [&](const char* g) { return std::strcmp(g, f.name) == 0; });
}

const Good& good_of(const Network& n, DemandId user) { return n.good_of(n.demands[user].item); }

std::string unit_of(const Network& n, const Figure<UserResult>& f, const Users& users) {
  switch (f.measured) {
    case Measured::amount:
      return good_of(n, users.front()).unit;
    case Measured::area:
      return good_of(n, users.front()).unit + " x d";
    case Measured::days:
    case Measured::moment:
      return "d";
    case Measured::count:
    case Measured::share:
      return "";
  }
  return "";
}

Number sum(const std::vector<Number>& parts) {
  double total = 0;
  for (const auto& p : parts) {
    if (!p) return {};
    total += *p;
  }
  return total;
}

Number mean(const std::vector<Number>& parts) {
  const auto total = sum(parts);
  return total ? *total / static_cast<double>(parts.size()) : total;
}

double first_of(const std::vector<Number>& parts, double end) {
  for (const auto& p : parts)
    if (p) end = std::min(end, *p);
  return end;
}

Of figure_of(const Network& n, const Figure<UserResult>& f, const Users& users) {
  const double end = in_days(n.until - n.from);
  std::vector<Scale> scales;
  for (const DemandId user : users) scales.push_back({static_cast<double>(good_of(n, user).per_unit), n.from});
  return [&f, users, scales, end](const RunResult& run) -> Number {
    std::vector<Number> parts;
    for (std::size_t i = 0; i < users.size(); ++i) parts.push_back(f.of(run.users[users[i]], scales[i]));
    if (f.measured == Measured::moment) return first_of(parts, end);
    return f.measured == Measured::share ? mean(parts) : sum(parts);
  };
}

/// Unmet demand as so many days of an end user's own mean demand.
Of unmet_days_of(const Network& n, const Users& users) {
  const double days = in_days(n.until - n.from);
  return [users, days](const RunResult& run) {
    std::vector<Number> parts;
    for (const DemandId user : users) {
      const auto& u = run.users[user];
      const auto demanded = static_cast<double>(u.demanded.units);
      parts.emplace_back(demanded > 0 ? static_cast<double>(u.unmet().units) / demanded * days : 0);
    }
    return mean(parts);
  };
}

YardstickRead wrong(std::string why) { return {{}, std::move(why)}; }

YardstickRead money_of(const Network& n, const std::string& figure) {
  if (!n.money.on()) return wrong("'" + figure + "' needs accounts; the scenario has no `money`");
  const bool cost = figure == "cost", revenue = figure == "revenue";
  Yardstick y{figure, n.money.currency, Measured::amount, !cost, {}, {}};
  y.of = [cost, revenue](const RunResult& r) -> Number {
    const auto& a = r.accounts;
    return static_cast<double>(cost ? a.cost() : revenue ? a.total(MoneyKind::revenue) : a.profit()) * 1e-6;
  };
  return {y, ""};
}

/// Why the figures of these end users cannot be put together; "" when they can.
std::string apart(const Network& n, const Figure<UserResult>& f, const Users& users) {
  if (users.size() < 2) return "";
  if (std::strncmp(f.name, "delay_", 6) == 0 || std::strncmp(f.name, "wait_", 5) == 0)
    return "'" + std::string(f.name) + "' is of one end user: write '" + f.name + " of " +
           end_user_name(n, users.front()) + "'";
  if (f.measured != Measured::amount && f.measured != Measured::area) return "";
  for (const DemandId user : users)
    if (good_of(n, user).unit != good_of(n, users.front()).unit)
      return "'" + std::string(f.name) + "' cannot be summed over end users that count in " +
             good_of(n, users.front()).unit + " and in " + good_of(n, user).unit + "; name one, as in '" + f.name +
             " of " + end_user_name(n, users.front()) + "', or use 'unmet_days'";
  return "";
}

}  // namespace

std::string end_user_name(const Network& network, DemandId user) {
  const auto& d = network.demands[user];
  const auto same =
      std::count_if(network.demands.begin(), network.demands.end(), [&](const Demand& o) { return o.site == d.site; });
  const auto& site = network.sites[d.site].name;
  return same == 1 ? site : site + " (" + network.good_of(d.item).name + ")";
}

std::vector<DemandId> all_users(const Network& network) {
  std::vector<DemandId> users;
  for (std::uint32_t d = 0; d < network.demands.size(); ++d) users.push_back(DemandId{d});
  return users;
}

std::vector<std::string> yardstick_figures() {
  std::vector<std::string> names{unmet_days};
  for (const auto& f : user_figures()) names.emplace_back(f.name);
  names.insert(names.end(), std::begin(of_the_network), std::end(of_the_network));
  return names;
}

YardstickRead yardstick_of(const Network& network, const std::string& figure, const Users& users) {
  if (std::find(std::begin(of_the_network), std::end(of_the_network), figure) != std::end(of_the_network))
    return users.empty() ? money_of(network, figure)
                         : wrong("'" + figure + "' is of the whole network: leave 'of ...' out");
  const auto* f = user_figure_named(figure);
  if (!f && figure != unmet_days)
    return wrong("there is no figure '" + figure + "'; " + hint(figure, yardstick_figures()));
  const auto whom = users.empty() ? all_users(network) : users;
  if (whom.empty()) return wrong("the network has no end users");
  Yardstick y{figure, "d", Measured::days, false, whom, {}};
  if (!f) {
    y.of = unmet_days_of(network, whom);
    return {y, ""};
  }
  if (auto why = apart(network, *f, whom); !why.empty()) return wrong(std::move(why));
  y.unit = unit_of(network, *f, whom);
  y.measured = f->measured;
  y.more_is_better = more_is_better(*f);
  y.of = figure_of(network, *f, whom);
  return {y, ""};
}

YardstickRead read_yardstick(const Network& network, const std::string& text) {
  const auto at = text.find(" of ");
  if (at == std::string::npos) return yardstick_of(network, text, {});
  const std::string figure = text.substr(0, at), who = text.substr(at + 4);
  std::vector<std::string> names;
  for (const DemandId user : all_users(network)) {
    names.push_back(end_user_name(network, user));
    if (names.back() != who) continue;
    auto read = yardstick_of(network, figure, {user});
    if (read.yardstick) read.yardstick->name = text;
    return read;
  }
  return wrong("there is no end user '" + who + "'; " + hint(who, names));
}

}  // namespace chokepoint
