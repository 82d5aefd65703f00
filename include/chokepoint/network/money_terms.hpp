// What things cost and earn, compiled: exact prices by item, lane, recipe and demand, and the markets of priced goods.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/network/precedence.hpp"

namespace chokepoint {

/// `micro` millionths of the currency for each `units` smallest units of a good (and seconds, where it accrues).
struct UnitPrice {
  std::int64_t micro = 0, units = 1;
  friend constexpr bool operator==(const UnitPrice&, const UnitPrice&) = default;
};

struct ItemMoney {
  UnitPrice holding;          ///< units: smallest units x seconds
  std::int64_t ordering = 0;  ///< micro for each order
};
struct RecipeMoney {
  UnitPrice production;    ///< in first outputs
  std::int64_t setup = 0;  ///< micro for each start
};
/// `market`: index in Network::markets, whose price is paid where no own one holds; no_market: none.
inline constexpr std::uint32_t no_market = UINT32_MAX;
struct LaneMoney {
  UnitPrice price, sale, transport;
  std::int64_t each_order = 0;  ///< micro of transport for each order
  Share contract = whole;       ///< share of the goods that `price` holds for
  Share tariff = nothing;
  bool expedited = false;
  std::uint32_t market = no_market;
  /// An event that may add to `tariff`.
  struct Duty {
    EventId event;
    Precedence rank;
  };
  std::vector<Duty> tariffs;
};
struct DemandMoney {
  UnitPrice price, lost, finishing;
  UnitPrice waiting;  ///< units: smallest units x seconds
  Share margin = whole;
  std::uint32_t market = no_market;  ///< instead of `price`
};

/// All lists are empty when no accounts are kept.
struct MoneyTerms {
  std::string currency;
  std::vector<ItemMoney> items;
  std::vector<LaneMoney> lanes;
  std::vector<RecipeMoney> recipes;
  std::vector<DemandMoney> demands;
  bool on() const { return !currency.empty(); }
};

enum class PriceRule : std::uint8_t { scarcity, clearing, fixed };

/// The market of one good, at home or outside. Prices in currency for one named unit of the good.
struct Market {
  GoodId good;
  bool inside = false;
  PriceRule rule = PriceRule::scarcity;
  double start = 0, floor = 0, ceiling = 0;
  UnitPrice start_exact;
  double exponent = 0.8, elasticity = 0;
  double reference_cover = 0;  ///< days; 0: that of the start, set by finish_markets()
  double adjusts_over = 30;    ///< days
  Duration updated{};
  Share tax = nothing;
  std::vector<ItemId> items;      ///< whose stock is seen
  double use = 0;                 ///< of all of them, balanced, smallest units a day; for `clearing` their inflow
  std::vector<DemandId> felt_by;  ///< whose demand follows the price
  std::vector<bool> holds;        ///< by SiteId: does it lie in the market?
};

/// A duty on what is received on these lanes while it is in force.
struct Tariff {
  std::vector<LaneId> lanes;
  Share rate{};
  bool adds = false;  ///< also to more specific ones
};

}  // namespace chokepoint
