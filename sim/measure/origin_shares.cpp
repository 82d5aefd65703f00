// Differences of the sums that the run keeps.
#include "chokepoint/measure/origin_shares.hpp"

namespace chokepoint {

OriginShares::OriginShares(const Network& network, const Window& window)
    : window_(window), on_(network.origins.on()), past_(on_ ? network.demands.size() : 0) {
  const std::vector<Origins> months(window.months(), Origins(network.origins.width));
  if (on_) result_.assign(network.demands.size(), months);
}

/// What came since the last note belongs to the month that was counted.
void OriginShares::note(const State& state, std::size_t month) {
  for (std::size_t d = 0; begun_ && d < past_.size(); ++d) {
    const Origins& now = state.origins.delivered[d];
    for (std::size_t k = 0; k < now.size(); ++k) result_[d][month_][k] += now[k] - past_[d][k];
  }
  past_ = state.origins.delivered;
  begun_ = true;
  month_ = month;
}

void OriginShares::look(const State& state) {
  if (!window_.covers(state.now)) return;
  const auto month = window_.month_of(state.now);
  if (!begun_ || month != month_) note(state, month);
}

OriginsResult OriginShares::finish(const State& state) {
  if (on_) note(state, month_);
  return std::move(result_);
}

}  // namespace chokepoint
