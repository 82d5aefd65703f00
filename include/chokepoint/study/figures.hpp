// The closed lists of numbers that a study sums up over its replications: name, unit, and how a run gives it.
#pragma once
#include <optional>
#include <vector>

#include "chokepoint/measure/measures.hpp"

namespace chokepoint {

/// What a number counts: amounts in the good's unit, moments in days since the scenario's first day.
enum class Measured : std::uint8_t { amount, area, days, moment, count, share };

/// What it takes to turn smallest units and moments into numbers for people.
struct Scale {
  double per_unit = 1;
  Time from{};
  double amount(Quantity q) const { return static_cast<double>(q.units) / per_unit; }
  std::optional<double> moment(Time t) const {
    if (t == never) return {};
    return in_days(t - from);
  }
};

/// One number of an R; empty when the run has none (a line that never stopped has no first stop).
template <class R>
struct Figure {
  const char* name;
  Measured measured;
  std::optional<double> (*of)(const R&, const Scale&);
};

/// The merged delays of all that one site receives.
struct BuyerResult {
  Spread delay;
};

const std::vector<Figure<UserResult>>& user_figures();
/// Of lines that build without a part, or ahead in the places of other variants.
const std::vector<Figure<UserResult>>& park_figures();
const std::vector<Figure<LicenceResult>>& licence_figures();
/// What only some regimes have: withdrawals, returns, general licences, licences that ran out.
const std::vector<Figure<LicenceResult>>& licence_life_figures();
const std::vector<Figure<LicenceClass>>& licence_class_figures();
const std::vector<Figure<QuotaResult>>& quota_figures();
/// Of quotas with an overdraft or with tolling.
const std::vector<Figure<QuotaResult>>& quota_term_figures();
const std::vector<Figure<StoreResult>>& store_figures();
const std::vector<Figure<LaneResult>>& lane_figures();
const std::vector<Figure<BuyerResult>>& buyer_figures();
const std::vector<Figure<RecipeResult>>& recipe_figures();

}  // namespace chokepoint
