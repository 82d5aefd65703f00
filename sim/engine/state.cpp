// The state of a run is copied, moved and destroyed here alone.
#include "chokepoint/engine/state.hpp"

namespace chokepoint {

State::State() = default;
State::State(const State&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(const State&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

}  // namespace chokepoint
