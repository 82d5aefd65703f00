#include "chokepoint/report/model_card.hpp"

#include "chokepoint/report/wording.hpp"
#include "report/kept_validation.hpp"

namespace chokepoint {
namespace {

std::string known_answers(const KeptValidation& v) {
  const std::string all = std::to_string(v.answers) + " known answers";
  return std::to_string(v.cases) + " cases with " + all +
         (v.hold == v.answers ? ", all hold" : ", of which " + std::to_string(v.hold) + " hold");
}

}  // namespace

std::string model_card() {
  const auto& v = kept_validation;
  return "validated: " + known_answers(v) + "; hindcast of China's magnet exports in 2025: mean error " +
         people_percent(v.fitted_error) + " in the " + std::to_string(v.fitted_months) + " months fitted, " +
         people_percent(v.other_error) + " in " + std::to_string(v.other_months) + " others";
}

}  // namespace chokepoint
