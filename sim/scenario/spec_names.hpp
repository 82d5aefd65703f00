// What the structs and values of a scenario are called in the reference and in the schema, and how values are written.
#pragma once
#include "chokepoint/scenario/study_spec.hpp"
#include "spec_kinds.hpp"

namespace chokepoint {

// A struct without a title does not compile in the reference: give it one here.
constexpr const char* title(const ScenarioSpec*) { return "scenario"; }
constexpr const char* title(const SourceSpec*) { return "source"; }
constexpr const char* title(const GoodSpec*) { return "good"; }
constexpr const char* title(const NeedSpec*) { return "need"; }
constexpr const char* title(const RecipeSpec*) { return "recipe"; }
constexpr const char* title(const QualitySpec*) { return "quality at first"; }
constexpr const char* title(const OrderSpec*) { return "order policy"; }
constexpr const char* title(const StoreSpec*) { return "store"; }
constexpr const char* title(const DemandSpec*) { return "final demand"; }
constexpr const char* title(const ParkSpec*) { return "parking of unfinished units"; }
constexpr const char* title(const CatchUpSpec*) { return "catching up"; }
constexpr const char* title(const RecyclingSpec*) { return "recycling of what is sold"; }
constexpr const char* title(const IdleSpec*) { return "planned idle time"; }
constexpr const char* title(const WorkSpec*) { return "work under way"; }
constexpr const char* title(const SiteSpec*) { return "site"; }
constexpr const char* title(const FailuresSpec*) { return "failures"; }
constexpr const char* title(const MaintenanceSpec*) { return "maintenance"; }
constexpr const char* title(const ArrivalSpec*) { return "arrival"; }
constexpr const char* title(const LaneSpec*) { return "lane"; }
constexpr const char* title(const ModeSpec*) { return "mode of transport"; }
constexpr const char* title(const ExpediteSpec*) { return "expediting"; }
constexpr const char* title(const LeakSpec*) { return "leak of a ban"; }
constexpr const char* title(const StandbySpec*) { return "lane that stands by"; }
constexpr const char* title(const ProfileSpec*) { return "profile"; }
constexpr const char* title(const CalendarSpec*) { return "calendar"; }
constexpr const char* title(const DemandScaleSpec*) { return "movement of demand"; }
constexpr const char* title(const ObservedSpec*) { return "observed series"; }
constexpr const char* title(const ReportedStopSpec*) { return "reported stop"; }
constexpr const char* title(const PrecisionSpec*) { return "precision"; }
constexpr const char* title(const ReportSpec*) { return "report"; }
constexpr const char* title(const BeliefSpec*) { return "belief"; }
constexpr const char* title(const OriginSpec*) { return "origin that is followed"; }
constexpr const char* title(const MoneySpec*) { return "accounts"; }
constexpr const char* title(const StoreMoneySpec*) { return "money of a store"; }
constexpr const char* title(const RecipeMoneySpec*) { return "money of a recipe"; }
constexpr const char* title(const LaneMoneySpec*) { return "money of a lane"; }
constexpr const char* title(const SaleMoneySpec*) { return "money of a final demand"; }
constexpr const char* title(const MarketSpec*) { return "market"; }
constexpr const char* title(const PriceSpec*) { return "prices of a good"; }
constexpr const char* title(const StartSpec*) { return "start of a given day"; }
constexpr const char* title(const StockRowSpec*) { return "row of stock"; }
constexpr const char* title(const UnderWayRowSpec*) { return "row of goods under way"; }
constexpr const char* title(const OpenOrderRowSpec*) { return "row of open orders"; }
constexpr const char* title(const ApplicationRowSpec*) { return "row of licence applications"; }
constexpr const char* title(const EventSpec*) { return "event"; }
constexpr const char* title(const ConditionSpec*) { return "condition"; }
constexpr const char* title(const Selector*) { return "selector"; }
constexpr const char* title(const TreatmentSpec*) { return "treatment"; }
constexpr const char* title(const ControlSpec*) { return "controlled pair"; }
constexpr const char* title(const DeskSpec*) { return "desk"; }
constexpr const char* title(const FastTrackSpec*) { return "fast track"; }
constexpr const char* title(const ExemptSpec*) { return "exemption"; }
constexpr const char* title(const GeneralSpec*) { return "general licence"; }
constexpr const char* title(const ReleaseSpec*) { return "release of the backlog"; }
constexpr const char* title(const StudySpec*) { return "study"; }
constexpr const char* title(const FactorSpec*) { return "factor"; }
constexpr const char* title(const DesignSpec*) { return "design"; }
constexpr const char* title(const OutputSpec*) { return "output"; }
constexpr const char* title(const LimitSpec*) { return "limit"; }
constexpr const char* title(const BatchSpec*) { return "batch of a quota"; }

/// How a value is written. `pattern` is a JSON Schema pattern (ECMA 262) that every good text fits.
struct ValueForm {
  const char* name;
  const char* written;
  const char* pattern;
};
constexpr ValueForm form_of(const Amount*) {
  return {"amount", "a number and a unit: `2 t`, `5000 cars`, `0.725 kg`",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*[^0-9 %/.][^ %/]*[ ]*$"};
}
constexpr ValueForm form_of(const Flow*) {
  return {"rate",
          "an amount per time: `270000 t/y` (a year of rates has 365 days), `12 t/d`, `8 applications/working day`; "
          "per s, min, h, d, w, y or working day; no months, their length varies: 2 Mt a month is `24 Mt/y`",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*[^0-9 %/.][^ %/]*[ ]*/[ ]*(s|min|h|d|w|y|working day)[ ]*$"};
}
constexpr ValueForm form_of(const Span*) {
  return {"span",
          "a length of time: `30 d`, `12 h`, `6 w`, `90 min`, `45 s`; no months and no years, their length varies",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*(s|min|h|d|w)[ ]*$"};
}
constexpr ValueForm form_of(const Percent*) {
  return {"percentage", "`22 %`; never a bare `0.22`", "^[ ]*-?[0-9]+(\\.[0-9]+)?[ ]*%[ ]*$"};
}
constexpr ValueForm form_of(const Portion*) {
  return {"portion", "a percentage or an amount: `28 %`, `12 g`; of a cover, days: `10 d`",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*(%|[^0-9 %/.][^ %/]*)[ ]*$"};
}
constexpr ValueForm form_of(const Moment*) {
  return {"date", "`2025-04-04` (00:00 of the day) or `2025-04-04 09:30`",
          "^[ ]*[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?[ ]*$"};
}
constexpr ValueForm form_of(const MomentOrNever*) {
  return {"date or never", "`2025-07-17`, or `never`",
          "^[ ]*(never|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)[ ]*$"};
}
constexpr ValueForm form_of(const Whole*) { return {"whole number", "`12`, bare and not negative", ""}; }
constexpr ValueForm form_of(const Flag*) { return {"true or false", "`true` or `false`; not yes, no, on or off", ""}; }
constexpr ValueForm form_of(const Delay*) {
  return {
      "delay",
      "`35 d`, `45 working days`, or a distribution: `uniform(20 d, 40 d)`, `triangular(30 d, 35 d, 46 d)` and "
      "`pert(20 d, 30 d, 60 d)` (shortest, likeliest, longest), `exponential(3 d)` (mean), `gamma(30 d, cv 0.5)` and "
      "`lognormal(30 d, cv 0.6)` (mean and coefficient of variation), `weibull(30 d, shape 2)` (scale), `empirical(3 "
      "d, 4 d, 9 d)` (equally likely); in quotes inside `{ }` or `[ ]`",
      "^[ ]*([a-z]+[ ]*\\(.*\\)|[0-9]+(\\.[0-9]+)?[ ]*(s|min|h|d|w|working days?))[ ]*$"};
}
constexpr ValueForm form_of(const Size*) {
  return {"size",
          "an amount, `120 cars`, or a distribution of amounts: `poisson(5 cars)` (mean; a whole number of the unit), "
          "`normal(50 t, sd 8 t)` or `normal(50 t, cv 0.2)` (below zero is cut to zero), `uniform(1 t, 3 t)`, "
          "`triangular(1 t, 2 t, 4 t)` and `pert(1 t, 2 t, 4 t)`, `exponential(2 t)`, `gamma(2 t, cv 0.5)`, "
          "`lognormal(2 t, cv 0.5)`, `weibull(2 t, shape 2)`, `empirical(1 car, 2 cars, 2 cars, 4 cars)` (equally "
          "likely); in quotes inside `{ }` or `[ ]`",
          "^[ ]*([a-z]+[ ]*\\(.*\\)|[0-9]+(\\.[0-9]+)?[ ]*[^0-9 %/.][^ %/]*)[ ]*$"};
}
constexpr ValueForm form_of(const Variation*) {
  return {"variation",
          "`poisson`, or a factor of mean one: `normal(cv 0.2)` (below zero is cut to zero), `gamma(cv 0.5)`, "
          "`lognormal(cv 0.5)`",
          "^[ ]*(poisson|(normal|gamma|lognormal)[ ]*\\(.*\\))[ ]*$"};
}
constexpr ValueForm form_of(const Money*) {
  return {"money", "a number and a currency of three capital letters: `250 USD`, `0.14 EUR`",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*[A-Z]{3}[ ]*$"};
}
constexpr ValueForm form_of(const Price*) {
  return {"price", "money for a unit: `250 USD/kg`, `10 USD/order`; for a unit and a time: `0.2 USD/piece/d`",
          "^[ ]*[0-9]+(\\.[0-9]+)?[ ]*[A-Z]{3}[ ]*/[^/%0-9]+(/[ ]*(s|min|h|d|w|y))?[ ]*$"};
}
constexpr ValueForm form_of(const Number*) { return {"number", "`0.8`, `-0.3`, bare", ""}; }
constexpr ValueForm form_of(const Degrees*) { return {"degrees", "`40.65`, `-70.5`, bare", ""}; }
constexpr ValueForm form_of(const Word*) { return {"word", "an id or a word", ""}; }
constexpr ValueForm form_of(const std::string*) { return {"text", "free text", ""}; }
template <class E>
constexpr ValueForm form_of(const Choice<E>*) {
  return {"one of", "one of a list of words", ""};
}

template <class T>
constexpr ValueForm form() {
  return form_of(static_cast<const T*>(nullptr));
}
template <class T>
constexpr const char* title_of() {
  return title(static_cast<const T*>(nullptr));
}

inline constexpr const char* id_pattern = "^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$";

/// Two keys that are merged before the field lists are read.
struct MergedKey {
  const char *name, *doc;
};
inline constexpr MergedKey merged_keys[] = {
    {"extends",
     "another scenario file, relative to this one, that this one completes: "
     "maps merge key by key, lists and selectors are replaced, "
     "events, reported stops, reports and beliefs merge by id; `~` takes a key away, `what: ~` an event, `who: ~` a "
     "reported stop, `goods: ~` a report, `about: ~` a belief"},
    {"network",
     "a file with sources, goods, sites, lanes, profiles and calendars, relative to "
     "this one; what this file says of them comes on top"}};

/// "a b (c)" as a link target: "a-b-c".
inline std::string slug(const std::string& text) {
  std::string out;
  for (char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
      out += c;
    else if (c == ' ')
      out += '-';
  }
  return out;
}

}  // namespace chokepoint
