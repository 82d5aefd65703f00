// The lists of figures; order here is the order of columns everywhere.
#include "chokepoint/study/figures.hpp"

#include <cmath>

namespace chokepoint {
namespace {

using Number = std::optional<double>;

Number days_of(const Spread& spread, double quantile) {
  if (spread.empty()) return {};
  return quantile < 0 ? spread.mean() : spread.quantile(quantile);
}

/// Mean, median and tail of a delay, for any R with a spread.
template <class R, Spread R::* delay>
void add_delays(std::vector<Figure<R>>& list) {
  list.push_back({"delay_mean_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.*delay, -1); }});
  list.push_back({"delay_p50_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.*delay, 0.5); }});
  list.push_back({"delay_p90_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.*delay, 0.9); }});
  list.push_back({"delay_p99_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.*delay, 0.99); }});
}

/// None when nothing was served, or when more than the rest waits longer than anything that was.
Number waited(const UserResult& user, std::size_t quantile) {
  const double days = user.waits[quantile];
  return !user.delay.empty() && std::isfinite(days) ? Number(days) : Number();
}

std::vector<Figure<UserResult>> list_users() {
  using R = UserResult;
  std::vector<Figure<R>> list{
      {"demanded", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.demanded); }},
      {"delivered", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.delivered); }},
      {"lost", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.lost); }},
      {"backlog", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.backlog); }},
      {"unmet", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.unmet()); }},
      {"fill_rate", Measured::share, [](const R& r, const Scale&) -> Number { return r.fill_rate(); }},
      {"shortage_area", Measured::area,
       [](const R& r, const Scale& s) -> Number { return r.shortage_area / s.per_unit; }},
      {"first_shortage_day", Measured::moment, [](const R& r, const Scale& s) { return s.moment(r.first_shortage); }},
      {"first_stop_day", Measured::moment, [](const R& r, const Scale& s) { return s.moment(r.first_stop); }},
      {"stops", Measured::count, [](const R& r, const Scale&) -> Number { return r.stops; }},
      {"stop_days", Measured::days, [](const R& r, const Scale&) -> Number { return r.stop_days; }},
      {"equivalent_days", Measured::days, [](const R& r, const Scale&) -> Number { return r.equivalent_days; }},
      {"recovered", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.recovered); }},
  };
  add_delays<R, &R::delay>(list);
  list.push_back({"wait_p50_days", Measured::days, [](const R& r, const Scale&) { return waited(r, 0); }});
  list.push_back({"wait_p90_days", Measured::days, [](const R& r, const Scale&) { return waited(r, 1); }});
  list.push_back({"wait_p99_days", Measured::days, [](const R& r, const Scale&) { return waited(r, 2); }});
  return list;
}

std::vector<Figure<UserResult>> list_parks() {
  using R = UserResult;
  return {
      {"parked", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.parked); }},
      {"finished", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.finished); }},
      {"parked_at_end", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.parked - r.finished); }},
      {"most_parked", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.most_parked); }},
      {"parked_mean_days", Measured::days,
       [](const R& r, const Scale&) -> Number {
         if (r.parked == Quantity{}) return {};
         return r.parked_days / static_cast<double>(r.parked.units);
       }},
      {"built_ahead", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.built_ahead); }},
  };
}

std::vector<Figure<LicenceResult>> list_licences() {
  using R = LicenceResult;
  return {
      {"filed", Measured::count, [](const R& r, const Scale&) -> Number { return r.filed.count; }},
      {"approved", Measured::count, [](const R& r, const Scale&) -> Number { return r.approved.count; }},
      {"denied", Measured::count, [](const R& r, const Scale&) -> Number { return r.denied.count; }},
      {"waiting", Measured::count, [](const R& r, const Scale&) -> Number { return r.waiting.count; }},
      {"filed_amount", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.filed.amount); }},
      {"approved_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.approved.amount); }},
      {"denied_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.denied.amount); }},
      {"waiting_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.waiting.amount); }},
      {"approved_share", Measured::share,
       [](const R& r, const Scale&) -> Number {
         if (r.filed.count <= 0) return {};
         return r.approved_share();
       }},
      {"peak_waiting", Measured::count, [](const R& r, const Scale&) -> Number { return r.peak.count; }},
      {"peak_waiting_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.peak.amount); }},
      {"peak_day", Measured::moment, [](const R& r, const Scale& s) { return s.moment(r.peak_day); }},
      {"cleared_day", Measured::moment, [](const R& r, const Scale& s) { return s.moment(r.cleared); }},
      {"wait_mean_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, -1); }},
      {"wait_p50_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, 0.5); }},
      {"wait_p90_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, 0.9); }},
  };
}

std::vector<Figure<LicenceResult>> list_licence_life() {
  using R = LicenceResult;
  return {
      {"withdrawn", Measured::count, [](const R& r, const Scale&) -> Number { return r.withdrawn.count; }},
      {"withdrawn_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.withdrawn.amount); }},
      {"returned", Measured::count, [](const R& r, const Scale&) -> Number { return r.returned; }},
      {"general_amount", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.permitted); }},
      {"expired_amount", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.expired); }},
  };
}

std::vector<Figure<LicenceClass>> list_licence_classes() {
  using R = LicenceClass;
  return {
      {"filed", Measured::count, [](const R& r, const Scale&) -> Number { return r.filed.count; }},
      {"approved", Measured::count, [](const R& r, const Scale&) -> Number { return r.approved.count; }},
      {"denied", Measured::count, [](const R& r, const Scale&) -> Number { return r.denied.count; }},
      {"withdrawn", Measured::count, [](const R& r, const Scale&) -> Number { return r.withdrawn.count; }},
      {"waiting", Measured::count, [](const R& r, const Scale&) -> Number { return r.waiting.count; }},
      {"filed_amount", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.filed.amount); }},
      {"approved_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.approved.amount); }},
      {"waiting_amount", Measured::amount,
       [](const R& r, const Scale& s) -> Number { return s.amount(r.waiting.amount); }},
      {"wait_mean_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, -1); }},
      {"wait_p50_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, 0.5); }},
      {"wait_p90_days", Measured::days, [](const R& r, const Scale&) { return days_of(r.wait, 0.9); }},
  };
}

std::vector<Figure<QuotaResult>> list_quotas() {
  using R = QuotaResult;
  return {
      {"issued", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.issued); }},
      {"used", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.used); }},
      {"unused", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.unused()); }},
      {"first_exhausted_day", Measured::moment,
       [](const R& r, const Scale& s) -> Number {
         if (r.exhausted.empty()) return {};
         return s.moment(r.exhausted.front());
       }},
      {"idle_days", Measured::days, [](const R& r, const Scale&) -> Number { return r.idle_days; }},
  };
}

std::vector<Figure<QuotaResult>> list_quota_terms() {
  using R = QuotaResult;
  return {
      {"overdrawn", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.overdrawn); }},
      {"deducted", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.deducted); }},
      {"tolled", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.tolled); }},
  };
}

std::vector<Figure<StoreResult>> list_stores() {
  using R = StoreResult;
  return {
      {"mean", Measured::amount, [](const R& r, const Scale& s) -> Number { return r.mean / s.per_unit; }},
      {"lowest_level", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.lowest); }},
      {"lowest_day", Measured::moment, [](const R& r, const Scale& s) { return s.moment(r.lowest_at); }},
      {"end", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.end); }},
      {"area", Measured::area, [](const R& r, const Scale& s) -> Number { return r.area / s.per_unit; }},
      {"orders", Measured::count, [](const R& r, const Scale&) -> Number { return r.orders; }},
      {"ordered", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.ordered); }},
      {"receipts", Measured::count, [](const R& r, const Scale&) -> Number { return r.receipts; }},
  };
}

std::vector<Figure<LaneResult>> list_lanes() {
  using R = LaneResult;
  std::vector<Figure<R>> list{
      {"dispatched", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.dispatched); }},
      {"received", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.received); }},
  };
  add_delays<R, &R::delay>(list);
  return list;
}

std::vector<Figure<BuyerResult>> list_buyers() {
  std::vector<Figure<BuyerResult>> list;
  add_delays<BuyerResult, &BuyerResult::delay>(list);
  return list;
}

std::vector<Figure<RecipeResult>> list_recipes() {
  using R = RecipeResult;
  return {
      {"started", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.started); }},
      {"completed", Measured::amount, [](const R& r, const Scale& s) -> Number { return s.amount(r.completed); }},
      {"held_back", Measured::amount,
       [](const R& r, const Scale& s) -> Number {
         Quantity sum{};
         for (const auto& h : r.held_back) sum += h.amount;
         return s.amount(sum);
       }},
  };
}

}  // namespace

const std::vector<Figure<UserResult>>& user_figures() {
  static const auto list = list_users();
  return list;
}
const std::vector<Figure<UserResult>>& park_figures() {
  static const auto list = list_parks();
  return list;
}
const std::vector<Figure<LicenceResult>>& licence_figures() {
  static const auto list = list_licences();
  return list;
}
const std::vector<Figure<LicenceResult>>& licence_life_figures() {
  static const auto list = list_licence_life();
  return list;
}
const std::vector<Figure<LicenceClass>>& licence_class_figures() {
  static const auto list = list_licence_classes();
  return list;
}
const std::vector<Figure<QuotaResult>>& quota_figures() {
  static const auto list = list_quotas();
  return list;
}
const std::vector<Figure<QuotaResult>>& quota_term_figures() {
  static const auto list = list_quota_terms();
  return list;
}
const std::vector<Figure<StoreResult>>& store_figures() {
  static const auto list = list_stores();
  return list;
}
const std::vector<Figure<LaneResult>>& lane_figures() {
  static const auto list = list_lanes();
  return list;
}
const std::vector<Figure<BuyerResult>>& buyer_figures() {
  static const auto list = list_buyers();
  return list;
}
const std::vector<Figure<RecipeResult>>& recipe_figures() {
  static const auto list = list_recipes();
  return list;
}

}  // namespace chokepoint
