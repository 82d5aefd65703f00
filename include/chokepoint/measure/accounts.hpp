// What a run costs and earns, to a millionth of the currency: by site and kind, and by final demand.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// All but the last are costs; `revenue`: final sales and what lanes earn by `sale`.
enum class MoneyKind : std::uint8_t {
  holding,
  ordering,
  purchasing,
  production,
  transport,
  expediting,
  tariff,
  penalty,
  revenue
};
inline constexpr std::size_t money_kinds = 9;
/// "holding", "ordering" ...
const char* word_of(MoneyKind kind);

/// Millionths of the currency.
using Micro = Wide;
using SiteMoney = std::array<Micro, money_kinds>;

/// Of one final demand. At risk: what was not served in its lot interval, or waits at the end; lost: never served.
struct UserMoney {
  Micro revenue = 0, at_risk = 0, lost = 0;
  Micro margin = 0, margin_at_risk = 0, margin_lost = 0;
};

struct AccountsResult {
  std::vector<SiteMoney> sites;  ///< by SiteId; empty when no accounts are kept
  std::vector<UserMoney> users;  ///< by DemandId
  Micro total(MoneyKind kind) const;
  Micro cost() const;    ///< of all sites
  Micro profit() const;  ///< revenue less cost
};

/// A sum of products over one denominator, the fraction of a millionth carried on.
class Posting {
 public:
  void add(Wide numerator, Wide denominator) { sum_ += carry_.take(numerator, denominator).units; }
  Micro sum() const { return sum_; }

 private:
  Carry carry_;
  Micro sum_ = 0;
};

/// Hears what is ordered, leaves, arrives, starts, is served or lost. Costs nothing when no accounts are kept.
class Accounts {
 public:
  Accounts(const Network& network, const Window& window, const State& start);
  bool on() const { return network_->money.on(); }
  /// A fact of a step, with the state after it.
  void on(const Fact& fact, const State& state);
  AccountsResult finish(const State& state);

 private:
  struct Store {
    Quantity level{};
    Time since{};
    Wide area = 0;  ///< smallest units x seconds
  };
  struct Bought {
    Posting contract, market, contract_duty, market_duty, transport, fast, sale;
    Carry contract_carry;
  };
  struct Sold {
    Posting revenue, late, lost, penalty, finishing;
    Quantity backlog{};
    Time since{};
    Wide waited = 0;  ///< smallest units x seconds
  };
  void keep(ItemId item, Time now, const State& state);
  void keep_all(Time now, const State& state);
  void on_lane(const Fact& fact, const State& state);
  void on_receipt(const Fact& fact, const State& state);
  void on_user(const Fact& fact, const State& state);
  void on_park(const Fact& fact, const State& state);
  void pay_transport(const Fact& fact);
  void post(SiteId site, MoneyKind kind, Micro micro) { result_.sites[site][static_cast<std::size_t>(kind)] += micro; }
  void wait(std::uint32_t user, Time now);
  UnitPrice price_of_sale(std::uint32_t user, const State& state) const;
  void settle_stores();
  void settle_lanes();
  void settle_users(const State& state);

  const Network* network_;
  Window window_;
  AccountsResult result_;
  std::vector<Store> stores_;
  std::vector<Bought> lanes_;
  std::vector<Posting> runs_;
  std::vector<Sold> users_;
};

}  // namespace chokepoint
