// What is written down is copied, moved and destroyed here alone.
#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

EventSpec::EventSpec() = default;
EventSpec::EventSpec(const EventSpec&) = default;
EventSpec::EventSpec(EventSpec&&) noexcept = default;
EventSpec& EventSpec::operator=(const EventSpec&) = default;
EventSpec& EventSpec::operator=(EventSpec&&) noexcept = default;
EventSpec::~EventSpec() = default;
ScenarioSpec::ScenarioSpec() = default;
ScenarioSpec::ScenarioSpec(const ScenarioSpec&) = default;
ScenarioSpec::ScenarioSpec(ScenarioSpec&&) noexcept = default;
ScenarioSpec& ScenarioSpec::operator=(const ScenarioSpec&) = default;
ScenarioSpec& ScenarioSpec::operator=(ScenarioSpec&&) noexcept = default;
ScenarioSpec::~ScenarioSpec() = default;

}  // namespace chokepoint
