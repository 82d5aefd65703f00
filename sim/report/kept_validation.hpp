// What the validation suite found: written by ./dev validate, compared by a test; not for editing.
#pragma once

namespace chokepoint {

/// `fitted_error`, `other_error`: mean relative error of the 2025 hindcast in the months that two numbers were
/// fitted to, and in the other months of the series.
struct KeptValidation {
  int cases, answers, hold;
  int fitted_months, other_months;
  double fitted_error, other_error;
};

inline constexpr KeptValidation kept_validation{
    .cases = 54,
    .answers = 284,
    .hold = 284,
    .fitted_months = 4,
    .other_months = 3,
    .fitted_error = 0.0422,
    .other_error = 0.1741,
};

}  // namespace chokepoint
