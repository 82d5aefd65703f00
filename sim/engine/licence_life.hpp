// What the rooms of the export licences ask of one another: the life of an application, step by step.
#pragma once
#include "regulation.hpp"

namespace chokepoint::engine {

inline const Licence& licence_of(const World& w, const RegimeState& r) {
  return std::get<Licence>(w.network.events[r.event].kind);
}
inline RegimeState& regime_of(World& w, LaneId lane) { return w.state.regimes[w.state.lanes[lane].regime]; }
inline TermsState& terms_of(World& w, const Application& a) { return w.state.regimes[a.regime].terms[a.slot]; }

/// The index of a draw that an application makes at each step of its life.
inline std::uint32_t draw_of_step(const Application& a) { return a.serial * 257U + a.step; }

// licence.cpp
/// When something that began at `since` is over, which may be before the run; otherwise as over_after().
Time over_from(const World& w, Time since, CalendarId calendar, const Distribution& days, bool working,
               const Stream& stream, std::uint32_t index);
/// When something that begins now is over; `stream` gives draw `index`, deterministic runs take the mean.
Time over_after(const World& w, CalendarId calendar, const Distribution& days, bool working, const Stream& stream,
                std::uint32_t index);
inline Time over_after(const World& w, CalendarId calendar, const Takes& takes, const Stream& stream,
                       std::uint32_t index) {
  return over_after(w, calendar, takes.days, takes.working, stream, index);
}
/// True for a share of the questions: by a draw, in deterministic runs by largest remainder.
bool by_share(const World& w, Share share, Carry& carry, const Stream& stream, std::uint32_t index);
void tell_licence(World& w, FactKind kind, LaneId lane, Quantity amount, EventId event, Time since,
                  std::uint32_t serial);

// licence_filing.cpp
/// A new application: its papers are prepared, or it is filed at once.
void begin_application(World& w, LaneId lane, Quantity amount, Time placed, bool holds);
/// One that was filed before the run goes on under the regime's terms in this slot.
void go_on_with_application(World& w, const InitialApplication& filed, std::uint32_t regime, std::uint32_t slot);
/// Sends the application back for papers if its lot says so; it has left all queues then.
bool sent_back(World& w, std::uint32_t application, Share returns, Carry& carry, const Takes& completed);

// licence_decision.cpp
/// Decides `amount` of an application; the rest of it, if any, goes on waiting.
void decide_part(World& w, std::uint32_t application, Quantity amount);
void decide_whole(World& w, std::uint32_t application);
/// The order is cancelled at once, and the goods are free again at the turn of a lot interval. Would they come back by
/// and by, a seller that shares would cut each part among all its buyers anew, and what comes back would be applied for
/// in ever smaller parts without end.
void give_back(World& w, const Application& a, Quantity amount);

// licence_desk.cpp
/// Into the regime's queue, by priority and clock; and out of it and of the desk where it lies.
void enqueue(World& w, std::uint32_t application);
void dequeue(World& w, std::uint32_t application);
/// An application that is over: out of everything.
void remove_application(World& w, std::uint32_t application);
void arm_desk(World& w, std::uint32_t regime);
/// Before a desk; true when it was withdrawn there.
void enter_desk(World& w, std::uint32_t application, std::uint32_t desk);
/// The work of a desk on an application is done.
void leave_hand(World& w, std::uint32_t application);
/// Those that wait at the desk are taken up while there are clerks.
void take_up(World& w, std::uint32_t regime, std::uint32_t desk);

}  // namespace chokepoint::engine
