// How scarce stock is shared among those who claim it in the same moment: one pure function over claims.
#pragma once
#include <cstdint>
#include <span>

#include "chokepoint/core/quantity.hpp"

namespace chokepoint {

/// The allocation rule of a seller. Sources: Cachon & Lariviere (1999); Bertsekas & Gallager (max-min fairness).
enum class RationRule : std::uint8_t {
  first_come,      ///< the claim with the lowest number first
  proportional,    ///< by the size of the claims
  uniform,         ///< max-min fair: all are capped at one level
  linear,          ///< each claim less the same cut; claims that would fall below zero are dropped, smallest first
  priority,        ///< by rank, lowest first; within a rank by number
  domestic_first,  ///< domestic claims in full (proportionally if short), then the rest proportionally
};

/// What one claimant asks for at this moment, everything it has open together.
struct Claim {
  Quantity asked{};
  std::uint32_t number = 0;  ///< order of arrival
  std::int32_t rank = 0;     ///< class of the claimant: lower is served first under `priority`
  bool domestic = false;
};

/// Shares `available` among `claims` into `granted` (same length). The sum of `granted` is min(available, sum asked)
/// exactly, no claim gets more than it asked; units left over by rounding go by largest remainder, ties to the lower
/// index. `available` >= 0, every `asked` >= 0. Pure: no state, no order but that of the claims. (cases C06, D06)
void ration(RationRule rule, Quantity available, std::span<const Claim> claims, std::span<Quantity> granted);

}  // namespace chokepoint
