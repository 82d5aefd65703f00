// What leaves without an application of its own: permits, general licences, exemptions, and who is let through.
#include <algorithm>

#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

/// Licences given for an order before its goods were made, earliest first; what ran out is void.
Quantity take_permits(World& w, TermsState& terms, EventId event, Quantity wanted) {
  Quantity taken{};
  std::vector<Permit>& list = terms.permits;
  std::size_t used = 0;
  for (; used < list.size() && taken < wanted; ++used) {
    if (list[used].until <= w.now()) {
      w.tell(FactKind::expired, terms.terms.lane.index, list[used].amount, event.index);
      continue;
    }
    const Quantity part = min(wanted - taken, list[used].amount);
    taken += part;
    list[used].amount -= part;
    if (list[used].amount > Quantity{}) break;
  }
  list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(used));
  return taken;
}

bool in_force(const World& w, const GeneralLicence& licence, GeneralState& state) {
  if (w.now() < licence.from || state.singles < licence.after) return false;
  if (state.given == never) state.given = w.now();
  return licence.valid == Duration{} || w.now() < state.given + licence.valid;
}

/// How much may leave under general licences; `draw`: it does leave, and counts.
Quantity under_general(World& w, RegimeState& regime, const TermsState& terms, Quantity wanted, bool draw) {
  Quantity left = wanted;
  for (const std::uint32_t g : terms.terms.generals) {
    const GeneralLicence& licence = licence_of(w, regime).generals[g];
    GeneralState& state = regime.generals[g];
    if (left == Quantity{} || !in_force(w, licence, state)) continue;
    const Quantity part = min(left, licence.cap - state.used);
    if (draw) state.used += part;
    left -= part;
  }
  return wanted - left;
}

Quantity exempt_part(TermsState& terms, Quantity amount) {
  if (terms.terms.exempt == nothing) return {};
  return min(amount, terms.exempt_carry.take(Wide{amount.units} * terms.terms.exempt.ppb, whole.ppb));
}

/// A share of each dispatch passes freely, or all that goes to a buyer who is let through. What was denied and is
/// ordered again had its turn.
Quantity free_part(World& w, const RegimeState& regime, TermsState& terms, Quantity amount) {
  if (licence_of(w, regime).per_buyer && !w.state.deterministic)
    return terms.luck.free < as_double(terms.terms.free) ? amount : Quantity{};
  LaneState& lane = w.state.lanes[terms.terms.lane];
  const Quantity again = min(amount, lane.refused);
  lane.refused -= again;
  const Quantity fresh = amount - again;
  return min(fresh, terms.free_carry.take(Wide{fresh.units} * terms.terms.free.ppb, whole.ppb));
}

Quantity needs_none(World& w, const RegimeState& regime, TermsState& terms, Quantity amount) {
  const Quantity exempt = exempt_part(terms, amount);
  return exempt + free_part(w, regime, terms, amount - exempt);
}

}  // namespace

Pass passes(World& w, const Staged& goods) {
  RegimeState& regime = regime_of(w, goods.lane);
  TermsState& terms = regime.terms[w.state.lanes[goods.lane].slot];
  Pass pass;
  if (!terms.permits.empty()) pass.licensed = take_permits(w, terms, regime.event, goods.amount);
  if (!terms.terms.generals.empty()) {
    const Quantity general = under_general(w, regime, terms, goods.amount - pass.licensed, true);
    if (general > Quantity{}) {
      w.tell(FactKind::permitted, goods.lane.index, general, regime.event.index);
      w.touch(regime.event.index);
    }
    pass.licensed += general;
  }
  if (pass.licensed < goods.amount) pass.free = needs_none(w, regime, terms, goods.amount - pass.licensed);
  return pass;
}

void apply_at_order(World& w, LaneId id, Quantity amount, Time placed) {
  RegimeState& regime = regime_of(w, id);
  TermsState& terms = regime.terms[w.state.lanes[id].slot];
  const Lane& lane = w.network.lanes[id];
  Quantity enters = amount;
  if (w.now() >= regime.free_until) {
    const Quantity general = under_general(w, regime, terms, amount, false);
    const Quantity free = needs_none(w, regime, terms, amount - general);
    if (free > Quantity{}) terms.permits.push_back({free, never});
    enters = general + free;
  }
  if (enters > Quantity{}) enter_claim(w, lane.from, lane.claimant, enters, placed);
  const Quantity most = licence_of(w, regime).application;
  for (Quantity rest = amount - enters; rest > Quantity{};) {
    const Quantity part = most > Quantity{} ? min(rest, most) : rest;
    begin_application(w, id, part, placed, false);
    rest -= part;
  }
}

}  // namespace chokepoint::engine
