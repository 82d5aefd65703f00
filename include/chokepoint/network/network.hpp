// The compiled world: constant arrays and indices, shared by all runs. Nothing here changes while time passes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/core/workdays.hpp"
#include "chokepoint/network/demand_terms.hpp"
#include "chokepoint/network/failure_terms.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/network/incident_kinds.hpp"
#include "chokepoint/network/information_terms.hpp"
#include "chokepoint/network/money_terms.hpp"
#include "chokepoint/network/start_terms.hpp"
#include "chokepoint/network/transport_terms.hpp"
#include "chokepoint/rules/order.hpp"
#include "chokepoint/rules/ration.hpp"

namespace chokepoint {

/// Content of one element: parts per million of the mass, or for pieces milligrams per piece.
struct Content {
  ElementId element;
  std::int64_t amount = 0;
};

struct Good {
  std::string name, unit;
  bool mass = true;
  std::int64_t per_unit = 1;  ///< smallest units in one named unit: 1 000 000 for t, 1000 for pieces
  std::vector<std::string> classes;
  std::vector<Content> contents;  ///< sorted by element; the rest is "other"
};

/// How the recipes of a site share its capacity.
enum class RecipeChoice : std::uint8_t { priority, share, availability, margin };

/// A point on the Earth in degrees, north and east positive.
struct Coordinates {
  double latitude = 0, longitude = 0;
};

struct Site {
  std::string name, label, country, region, group, stage;
  std::vector<std::string> uses;  ///< its end use; without one, those that its goods end in
  IdRange<ItemId> items;          ///< outputs before the inputs they are made of
  IdRange<RecipeId> recipes;      ///< in order of priority
  std::uint32_t level = 0;        ///< topological level; recycling lanes left out
  bool limited = false;           ///< has a capacity of its own
  Rate capacity{};                ///< in first outputs; shared by the recipes
  RecipeChoice choice = RecipeChoice::priority;
  RationRule ration = RationRule::first_come;
  bool variants = false;  ///< lines that build ahead in each other's places
  FailureId failure;
  CalendarId calendar;            ///< nothing new starts on its days off; none: every day is worked
  double works = 1;               ///< share of the days worked
  std::optional<Coordinates> at;  ///< for maps alone; none: in the middle of its country
};

/// How an item is replenished.
enum class Supply : std::uint8_t { none, bought, made };

/// What reviews and allocation read stands first, on one line of the cache.
struct alignas(64) Item {
  SiteId site;
  GoodId good;
  std::uint32_t part = 0, parts = 0;  ///< part number of so many; 0: the good is one stock here
  Supply supply = Supply::none;
  bool reviewed = false;  ///< it orders, or production is ordered for it
  bool dumps = false;
  bool by_priority = false;  ///< inbound lanes are asked in order instead of by share
  bool cheapest = false;     ///< in the order of what they cost now
  bool may_return = false;   ///< above its level it gives back
  Duration review{};         ///< between reviews; 0: whenever the position changes
  Quantity room = unlimited;
  Time held_until{INT64_MIN};     ///< until then `held_order` is ordered at every review
  double smoothing = 0;           ///< weight of the newest use in the forecast; 0: the rule's level is constant
  IdRange<ClaimantId> claimants;  ///< who buys from it
  OrderRule rule = NoOrders{};
  std::vector<LaneId> inbound;          ///< whom it buys from, best priority first; without lanes that stand by
  std::vector<std::uint32_t> standbys;  ///< lanes that stand by, in Network::standbys
  std::uint32_t average_of = 0;         ///< reviews in the moving average of the use; 0: none
  std::uint32_t average = 0;            ///< which moving average of the network this is
  Share line_seen = whole;              ///< share of what is on order that the buyer takes into account
  Quantity held_order{};
  std::vector<RecipeId> made_by;  ///< best priority first
  std::vector<RecipeId> used_by;  ///< recipes of the site that take it, also as an alternative
  Duration lead{};                ///< mean time from an order to its receipt, rounded up to whole lots for each stage
  Duration cover{};       ///< time that the order-up-to level covers when a forecast sets it (lead + review + cover)
  Duration kept{};        ///< days of cover alone, as the author wrote them
  bool by_cover = false;  ///< the rule's level and `cover` are set by fill() from flow and lead times
  bool forecast_from_flow = false;  ///< a proportional rule whose forecast is the balanced flow per review
  bool start_given = false;         ///< `start` is the author's; fill() leaves it
  bool no_orders_given = false;     ///< the author said `orders: none`
  Quantity start{};                 ///< on hand at the start
  double flow = 0;                  ///< balanced flow through the item, smallest units a day
  double use = 0;                   ///< balanced use by the site's own recipes and final demand, smallest units a day
};

/// What every order and dispatch reads stands first, on one line of the cache.
struct alignas(64) Lane {
  GoodId good;
  SiteId from_site, to_site;
  ItemId from, to;
  ClaimantId claimant;
  CalendarId transit_calendar;
  bool limited = false, fifo = false, recycling = false;
  bool reserve = false;                                ///< only releases from a stockpile use it
  bool under_way_given = false, orders_given = false;  ///< fill() leaves the author's pipeline as it is
  std::int32_t priority = 0, rank = 0;
  std::uint32_t ways = no_ways;  ///< in Network::ways: modes, departures, reroutings
  std::int64_t share = 0;        ///< weight among the buyer's lanes of this good, parts per thousand million
  Duration order_delay{};
  Distribution transit;  ///< days
  Duration mean_transit{};
  Duration usual_wait{};  ///< of an order at a seller that makes to order
  Rate capacity{};
  double flow = 0;   ///< balanced, smallest units a day
  std::string name;  ///< the lane's id in the file
};

struct Claimant {
  LaneId lane;  ///< or
  DemandId demand;
  std::int32_t rank = 0;
  bool domestic = false;
};

/// `amount` of the item for each `basis` of the recipe (see Recipe).
struct Part {
  ItemId item;
  Quantity amount{};
  bool driving = false;
  bool later = false;           ///< a line may go on without it
  std::vector<ItemId> instead;  ///< `any of`: tried in order after `item`
};

/// The size of a run is measured in the first output (or, for a process without output, in the first input);
/// `basis` is the run for which the parts' amounts are stated.
struct Recipe {
  std::string name;
  SiteId site;
  DemandId line;       ///< the demand that it builds for, as the recipe of a line
  bool parks = false;  ///< a line that goes on without parts
  IdRange<PartId> inputs, outputs;
  Quantity basis{};
  Distribution lead;  ///< days
  Duration mean_lead{};
  Quantity batch{};           ///< 0: continuous
  std::uint32_t servers = 0;  ///< the most batches in work at once; 0: any number
  bool limited = false;
  Rate capacity{};
  std::int64_t share = 0;
  Share first_quality = whole;  ///< of the first run's output; the rest is dumped
  Duration quality_rises{};     ///< from the first run until all is good
  bool pushes = false;          ///< runs to plan, not to orders
  bool to_orders = false;       ///< neither to plan nor as a line; what is ordered counts as on order for its outputs
  Rate plan{};
  bool work_given = false;  ///< fill() leaves the author's work in process as it is
  double flow = 0;          ///< balanced size of runs a day
};

struct Demand {
  SiteId site;
  ItemId item;          ///< what is wanted; a line's item holds no stock
  RecipeId recipe;      ///< of a line
  ClaimantId claimant;  ///< of a demand from stock
  bool line = false;
  Rate rate{};
  Quantity each{};   ///< instead of a rate; the mean, if it is drawn
  Duration every{};  ///< the mean, if it is drawn
  Time first{};
  bool first_given = false;
  DemandDraws draws;
  MakeUp make_up;
  Park park;
  Duration ahead{};     ///< of its plan that it may be built ahead in the places of other variants
  CalendarId calendar;  ///< only on its working days; none: every day
  bool backorders = false;
  Duration patience{};  ///< 0: without end
  Duration stops_below{}, restarts_at{}, restart_lag{};
  ProfileId profile;
  Share growth = whole;  ///< factor on the base rate
};

/// Factors on a base rate by month; index (year - first_year) * 12 + month - 1, or 12 months for every year.
struct Profile {
  std::string name;
  bool every_year = true;
  int first_year = 0;
  std::vector<Share> factor;
};

struct InitialShipment {
  LaneId lane;
  Quantity amount{};
  Time arrives{};
};
struct InitialOrder {
  LaneId lane;
  Quantity amount{};
  Time arrives{};
  Time placed{};
};
struct InitialWork {
  RecipeId recipe;
  Quantity size{};
  Time done{};
};

/// An observed series of dispatches by month, to print beside the model.
struct Observed {
  std::string series, source;
  std::vector<LaneId> lanes;
  struct Month {
    int year = 0;
    unsigned month = 0;
    Quantity amount{};
    bool fitted = false;
  };
  std::vector<Month> months;
  GoodId good;  ///< its unit is that of the series
};

/// A first stop that was reported, to print beside the model's.
struct ReportedStop {
  std::string id, who, source, grade, note;
  std::vector<DemandId> users;  ///< the end users that stand for it; the first of them that stops counts
  Time date{};
};

/// The compiled world. Arrays are indexed by their Id types.
struct Network {
  std::string title;
  Time from{}, until{};
  Duration lot = day, warm_up{};
  std::uint64_t seed = 1;
  std::uint32_t replications = 1;
  bool deterministic = false;

  std::vector<std::string> elements;
  std::vector<Good> goods;
  std::vector<Site> sites;
  std::vector<Item> items;
  std::vector<Lane> lanes;
  std::vector<Claimant> claimants;
  std::vector<Recipe> recipes;
  std::vector<Part> parts;
  std::vector<Demand> demands;
  std::vector<Profile> profiles;
  std::vector<Standby> standbys;
  std::vector<Ways> ways;
  std::uint32_t averages = 0;  ///< how many items use a moving average
  bool parks = false;          ///< some line builds without parts
  std::vector<Workdays> calendars;
  std::vector<std::string> calendar_names;
  std::vector<Incident> events;
  std::vector<Watch> watches;
  std::vector<Failure> failures;
  std::vector<Recycling> recyclings;
  std::vector<ShelfLife> shelf_lives;
  std::vector<Observed> observed;
  std::vector<ReportedStop> reported_stops;
  std::vector<Report> reports;
  std::vector<PlannersBelief> beliefs;
  std::vector<InitialShipment> shipments;
  std::vector<InitialOrder> orders;
  std::vector<InitialWork> work;
  TakenOver taken_over;
  MoneyTerms money;
  std::vector<Market> markets;
  OriginTerms origins;

  const Site& site_of(ItemId i) const { return sites[items[i].site]; }
  const Good& good_of(ItemId i) const { return goods[items[i].good]; }
  Time start() const { return from - warm_up; }

  // Out of line, as those of Incident are.
  Network();
  Network(const Network&);
  Network(Network&&) noexcept;
  Network& operator=(const Network&);
  Network& operator=(Network&&) noexcept;
  ~Network();
};

/// What a run of `size` takes or gives of a part, as differences of a cumulative curve: inputs are rounded up, outputs
/// down, so that over any number of runs no output comes from rounding. `before` is the cumulative size until now.
Quantity taken(const Recipe& recipe, const Part& part, Quantity before, Quantity size);
Quantity given(const Recipe& recipe, const Part& part, Quantity before, Quantity size);
/// The largest run that `stock` of an input allows.
Quantity feasible(const Recipe& recipe, const Part& part, Quantity before, Quantity stock);

/// The demand that an item is built for, if it is the product of a line.
DemandId line_of(const Network& network, ItemId item);

/// "hill-mine to river-refinery" and the like, for tables and narration.
std::string name_of(const Network& network, LaneId lane);
/// "magnet", or "magnet 7 of 40" for a part number.
std::string name_of(const Network& network, ItemId item);
/// "12.5 t", with the good's own unit.
std::string amount_text(const Network& network, GoodId good, Quantity amount);

}  // namespace chokepoint
