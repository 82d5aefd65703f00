// A random world in small whole numbers, and the scenario text that it stands for. Any numbers within the ranges of
// generate.cpp make a valid scenario, so that a failing one can be made smaller number by number.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::properties {

/// A site of a tier; what it makes follows from the tier.
struct SitePlan {
  int country = 0;         ///< CN, DE, JP
  int cover = 0;           ///< days of its input
  int shelf = 0;           ///< days of its output; 0: made to order
  int takes = 0;           ///< days of production
  int spread = 0;          ///< 1: production and transit times are drawn
  int room_to_spare = 0;   ///< capacity: 0 unlimited, else percent of the balanced flow above it
  int allocates = 0;       ///< the word's number
  int policy = 0;          ///< of the input: 0 days of cover, 1 min-max, 2 reorder point, 3 base stock, 4 smoothed
  int review = 1;          ///< days; 0: continuous
  int joint = 0;           ///< 1: scrap comes along
  int batch = 0;           ///< tonnes; 0: none
  int short_of = 0;        ///< of sellers: 0 lost, 1 waits, 2 waits for five days
  int line = 0;            ///< of sellers: 1: builds what it sells
  int demand = 1;          ///< of sellers: tonnes a day
  int suppliers = 1;       ///< how many
  int first_supplier = 0;  ///< counted on from here, in the tier above
  int by_priority = 0;
  int transit = 1;      ///< days
  int order_takes = 0;  ///< days
  int in_order = 0;
  int lane_limit = 0;  ///< 0: none; else percent of the buyer's flow above it
  int loses = 0;       ///< percent, by the only mode
};

struct EventPlan {
  int kind = 0;
  int day = 1;
  int lasts = 1;
  int target = 0;
  int strength = 0;  ///< percent
  int option = 0;    ///< bits
};

struct Plan {
  int days = 30;
  int half_days = 0;  ///< 1: lots of twelve hours
  int recycles = 0;   ///< 1: scrap goes back to the second tier
  std::vector<std::vector<SitePlan>> tiers;
  std::vector<EventPlan> events;
};

/// How the text is written: the same world in another guise.
struct Guise {
  int scale = 1;          ///< all amounts times this
  int weeks_later = 0;    ///< all dates
  bool reversed = false;  ///< sites, lanes and events in the opposite order
  bool stranger = false;  ///< two more sites that trade only with each other
  int more_cover = 0;     ///< days, everywhere
  int longer = 0;         ///< days, every event
  int more_review = 0;    ///< days until licences are decided, more
  int events = -1;        ///< only the first so many, by date; -1: all
};

enum EventKind {
  outage_of_site,
  outage_of_lane,
  demand_change,
  ban,
  export_licence,
  change_of_licences,
  quota,
  export_quota,
  new_capacity,
  stock_destroyed,
  stock_released,
  phantom_orders,
  precaution,
  inspection,
  truce,
  event_kinds
};

std::string scenario_text(const Plan& plan, const Guise& guise = {});
/// 2025-01-01 plus so many days, weeks later if the guise says so.
std::string date_text(int day, const Guise& guise);
bool has(const Plan& plan, EventKind kind);
/// Something in it is drawn, or decided per order.
bool is_random(const Plan& plan);

}  // namespace chokepoint::properties
