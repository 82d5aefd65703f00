// Sums over groups of points, closed when a group is complete.
#include "chokepoint/study/effects.hpp"

#include <algorithm>

#include "chokepoint/study/student.hpp"

namespace chokepoint {

double Moments::half_width() const {
  if (n_ < 2) return absent;
  return student_quantile(0.95, static_cast<std::size_t>(n_ - 1)) * sd() / std::sqrt(static_cast<double>(n_));
}

void Effects::hear(std::uint64_t point, double value) {
  const auto size = design_->group();
  if (point % size == 0) group_.clear();
  group_.push_back(value);
  if (group_.size() == size) close(point / size);
}

void Effects::close(std::uint64_t group) {
  if (std::any_of(group_.begin(), group_.end(), is_absent)) return;
  ++groups_;
  if (design_->kind() == DesignKind::morris) {
    for (std::size_t step = 1; step < group_.size(); ++step) {
      const auto factor = design_->changed(group, step);
      const auto point = group * design_->group() + step;
      const double delta = design_->at(point, factor).u - design_->at(point - 1, factor).u;
      const double effect = (group_[step] - group_[step - 1]) / delta;
      terms_[factor].steps.add(effect);
      terms_[factor].sizes.add(std::fabs(effect));
    }
    return;
  }
  const double a = group_.front(), b = group_.back();
  all_.add(a), all_.add(b);
  for (std::size_t f = 0; f < terms_.size(); ++f) {
    const double mixed = group_[f + 1];  // A with this factor from B
    terms_[f].first += (b - mixed) * (b - mixed);
    terms_[f].total += (a - mixed) * (a - mixed);
  }
}

std::vector<Effect> Effects::effects() const {
  std::vector<Effect> all(terms_.size());
  for (std::size_t f = 0; f < terms_.size(); ++f) {
    const auto& t = terms_[f];
    if (design_->kind() == DesignKind::morris) {
      all[f].mu = t.steps.mean(), all[f].mu_star = t.sizes.mean(), all[f].sigma = t.steps.sd();
    } else if (groups_ > 0 && all_.variance() > 0) {
      const double twice = 2 * static_cast<double>(groups_) * all_.variance();
      all[f].first = 1 - t.first / twice;
      all[f].total = t.total / twice;
    }
  }
  return all;
}

}  // namespace chokepoint
