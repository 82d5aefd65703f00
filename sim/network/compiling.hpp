// The workbench of compile(): what is known so far, and the small questions every part of it asks.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/network/network.hpp"
#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

using Names = std::vector<std::string>;
template <class I>
using IdByName = std::map<std::string, I, std::less<>>;

/// One good on one lane, before the lanes are put in order.
struct LaneDraft {
  const Named<LaneSpec>* spec = nullptr;
  SiteId from, to;
  GoodId good;
  std::uint32_t part = 0;  ///< part number of the buyer's; 0: the good is one stock there
};

/// The part numbers of a good at a site.
struct PartNumbers {
  std::uint32_t count = 0;
  std::vector<Duration> covers;  ///< by part; empty: as `keeps` says
  const NeedSpec* spec = nullptr;
  std::string path;
};

/// A recipe as written, with its path and the site it stands in.
struct RecipeDraft {
  std::string name, path;
  const RecipeSpec* spec = nullptr;
  Spot spot;
};

struct Compiling {
  Compiling(const ScenarioSpec& scenario, Diagnostics& diagnostics) : spec(scenario), out(diagnostics) {}

  const ScenarioSpec& spec;
  Diagnostics& out;
  Network net{};

  IdByName<GoodId> good_ids;
  IdByName<ElementId> element_ids;
  IdByName<SiteId> site_ids;
  IdByName<std::vector<LaneId>> lane_ids;  ///< a lane that carries several goods is several lanes
  IdByName<CalendarId> calendar_ids;
  IdByName<ProfileId> profile_ids;
  IdByName<EventId> event_ids;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ItemId> item_ids;  ///< by site and good; of part numbers the first
  std::map<std::pair<std::uint32_t, std::uint32_t>, PartNumbers> part_numbers;  ///< by site and good

  std::vector<const Named<SiteSpec>*> site_specs;       ///< by SiteId
  std::vector<LaneDraft> drafts;                        ///< by LaneId once the lanes are in order
  std::vector<std::vector<RecipeDraft>> recipe_drafts;  ///< by SiteId
  std::vector<Spot> recipe_spots;                       ///< by RecipeId
  std::vector<std::string> recipe_paths;                ///< by RecipeId

  void error(Spot spot, const std::string& path, const std::string& message) {
    if (!was_said(spot, message)) out.error(spot, path, message);
  }
  void warning(Spot spot, const std::string& path, const std::string& message) { out.warning(spot, path, message); }

  ItemId item(SiteId site, GoodId good) const {
    const auto found = item_ids.find({site.index, good.index});
    return found == item_ids.end() ? ItemId{} : found->second;
  }
  /// All stock points of the good at the site: none, one, or its part numbers.
  std::vector<ItemId> items_of(SiteId site, GoodId good) const {
    std::vector<ItemId> all;
    const ItemId first = item(site, good);
    for (std::uint32_t i = 0; first && i < std::max(1U, net.items[first].parts); ++i)
      all.push_back(ItemId{first.index + i});
    return all;
  }
  /// Null: the good is one stock there.
  const PartNumbers* parts_of(SiteId site, GoodId good) const {
    const auto found = part_numbers.find({site.index, good.index});
    return found == part_numbers.end() ? nullptr : &found->second;
  }

 private:
  /// What is wrong with one part number is wrong with all.
  bool was_said(Spot spot, const std::string& message) const {
    if (part_numbers.empty()) return false;
    for (const auto& d : out.all())
      if (d.spot.line == spot.line && d.spot.column == spot.column && d.message == message) return true;
    return false;
  }
};

// ---- names (compile_names.cpp) ----
/// The good, calendar ... of that name; reports an unknown one with the nearest right word and gives none.
GoodId good_named(Compiling& c, const Word& word, const std::string& path);
CalendarId calendar_of(Compiling& c, const Word& word, const std::string& path);
template <class I>
Names keys_of(const IdByName<I>& map) {
  Names names;
  for (const auto& entry : map) names.push_back(entry.first);
  return names;
}
std::string quoted(std::string_view word);

// ---- units (compile_units.cpp) ----
/// Grams in one of a unit of mass; empty for any other word.
std::optional<std::int64_t> grams_in(std::string_view unit);
/// A mass, or a word that people write for one.
bool is_meant_as_mass(std::string_view unit);
/// digits / 10^scale smallest units, not yet rounded.
struct Exact {
  std::int64_t digits = 0, per_unit = 1;
  int scale = 0;
};
/// The amount in the good's smallest units; reports a unit that does not fit the good, or a negative amount.
std::optional<Exact> exact_amount(Compiling& c, const Amount& amount, const Good& good, const std::string& path);
/// The same as a whole number; reports what is finer than the smallest unit.
std::optional<Quantity> quantity_of(Compiling& c, const Amount& amount, const Good& good, const std::string& path);
/// An exact rate of that good; "per working day" is refused unless `working_days` says that the caller knows it.
std::optional<Rate> rate_of(Compiling& c, const Flow& flow, const Good& good, const std::string& path,
                            bool working_days = false);
/// Seconds in the mean of a delay; a working day counts as 7/5 of a day.
Duration mean_duration(const Delay& delay);
/// Reports a delay without a finite mean, or of more than 100 years on average.
void check_delay(Compiling& c, const Delay& delay, const std::string& path);
std::string percent_text(std::int64_t ppb);

// ---- money (compile_money.cpp) ----
/// Millionths of the accounts' currency; reports a currency that `money` does not know. 0 without accounts.
std::int64_t micro_of(Compiling& c, const Money& money, const std::string& path);
/// The price for a unit of the good; `accrues`: it needs a time behind the unit ("/d"), else none may stand there.
UnitPrice price_of(Compiling& c, const Price& price, const Good& good, const std::string& path, bool accrues = false);

// ---- the parts, in the order in which compile() runs them ----
void compile_horizon(Compiling& c);
void compile_goods(Compiling& c);
void compile_sites(Compiling& c);         ///< resolves lanes' ends, orders sites by level
void compile_part_numbers(Compiling& c);  ///< one lane draft for each part number
void compile_items(Compiling& c);
void compile_lanes(Compiling& c);
/// Takes a lane that stands by off the buyer's usual suppliers; and checks that some are left.
/// Modes, departures and expediting of a lane.
void compile_ways(Compiling& c, LaneId id);
/// The lane's entry in Network::ways; a lane that goes one way gets one with that as its only mode.
Ways& ways_of(Compiling& c, LaneId id);
void compile_standby(Compiling& c, LaneId id);
void check_standby(Compiling& c, LaneId id);
/// The same of a stockpile's lane, which only releases use.
void compile_reserve(Compiling& c, LaneId id);
void check_reserve(Compiling& c, LaneId id);
void compile_recipes(Compiling& c);
void check_elements(Compiling& c);
void compile_demands(Compiling& c);
void compile_claimants(Compiling& c);
void compile_recycling(Compiling& c);
void compile_rules(Compiling& c);
void compile_initial(Compiling& c);
void compile_start(Compiling& c);         ///< stocks, goods under way and orders from tables, over compile_initial()
void compile_applications(Compiling& c);  ///< from a table; after the events
void compile_profiles(Compiling& c);
void compile_money(Compiling& c);
void compile_prices(Compiling& c);
void compile_uses(Compiling& c);
void compile_events(Compiling& c);
void compile_failures(Compiling& c);  ///< breakdowns; maintenance as outages of the baseline, after the events
void compile_observed(Compiling& c);
void compile_reported_stops(Compiling& c);
void compile_information(Compiling& c);
void check_use(Compiling& c);
void check_rooms(Compiling& c);  ///< after fill()
void compile_origins(Compiling& c);
void finish_origins(Compiling& c);  ///< after fill(): where everything comes from in the steady flows
void finish_markets(Compiling& c);  ///< after fill(): what the balance says of use and cover

/// Sites' recipes as written: the one in the site, or the table's.
std::vector<RecipeDraft> recipe_drafts_of(const Named<SiteSpec>& site);

}  // namespace chokepoint
