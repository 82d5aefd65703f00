// Export licences: which lanes need one, on what terms, and how many are decided; changes of all this.
#include <algorithm>

#include "network/licensing.hpp"

namespace chokepoint {
namespace {

LicenceTerms usual_terms(Compiling& c, const LicenceSpec& s, const std::string& path) {
  LicenceTerms t;
  check_delay(c, s.decided_after, path + ".decided_after");
  t.review = s.decided_after.days;
  t.working = s.decided_after.working;
  t.approved = share_or(c, s.approved, whole, path + ".approved");
  t.free = share_or(c, s.passes_freely, nothing, path + ".passes_freely");
  t.returned = share_or(c, s.returned, nothing, path + ".returned");
  return t;
}

/// A treatment with the places that it is for.
struct Treated {
  const TreatmentSpec* spec = nullptr;
  std::vector<bool> from, places;
  LicenceTerms terms;
};

std::vector<Treated> treatments_of(Compiling& c, const LicenceSpec& s, const LicenceTerms& usual,
                                   const std::string& path) {
  std::vector<Treated> all;
  for (std::size_t i = 0; i < s.treatments.size(); ++i) {
    const auto& spec = s.treatments[i];
    const auto here = path + ".treatments." + std::to_string(i);
    Treated t{&spec, spec.leaves.given() ? places_of(c, spec.leaves, here + ".leaves") : Mask(c.net.sites.size(), true),
              places_of(c, spec.goes_to, here + ".goes_to"), usual};
    t.terms.treated = true;
    if (spec.decided_after.given()) {
      check_delay(c, spec.decided_after, here + ".decided_after");
      t.terms.review = spec.decided_after.days;
      t.terms.working = spec.decided_after.working;
      t.terms.own_clock = true;
    }
    t.terms.approved = share_or(c, spec.approved, usual.approved, here + ".approved");
    t.terms.free = share_or(c, spec.passes_freely, usual.free, here + ".passes_freely");
    t.terms.returned = share_or(c, spec.returned, usual.returned, here + ".returned");
    if (spec.priority.given()) t.terms.priority = static_cast<std::int32_t>(spec.priority.value);
    t.terms.group = static_cast<std::uint32_t>(i + 1);
    all.push_back(std::move(t));
  }
  return all;
}

bool counts_working_days(const LicenceSpec& s) {
  const auto any = [](const auto& list, auto counts) { return std::any_of(list.begin(), list.end(), counts); };
  return s.decided_after.working || s.decides_at_most.per_working_day || s.prepared_in.working ||
         s.completed_in.working || s.patience.working || s.fast_track.decided_after.working ||
         any(s.treatments, [](const auto& t) { return t.decided_after.working; }) || any(s.desks, [](const auto& d) {
           return d.takes.working || d.completed_in.working || d.decides_at_most.per_working_day;
         });
}

void set_calendar(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path) {
  if (s.calendar.given())
    licence.calendar = calendar_of(c, s.calendar, path + ".calendar");
  else if (counts_working_days(s)) {
    c.warning(s.decided_after.spot, path, "counts working days but names no `calendar`: every day is a working day");
    licence.calendar = calendar_of(c, {"daily", s.decided_after.spot}, path + ".calendar");
  }
}

/// Of those that fit the one that names the lane most narrowly; of equally narrow ones the last. Null: none fits.
const Treated* treatment_of(const Compiling& c, const std::vector<Treated>& treatments, LaneId lane) {
  const Treated* best = nullptr;
  Precedence highest;
  for (const auto& t : treatments) {
    const auto& l = c.net.lanes[lane];
    if (!t.from[l.from_site] || !t.places[l.to_site]) continue;
    const auto rank = precedence_of(c, {}, t.spec->leaves, t.spec->goes_to, lane);
    if (best && rank < highest) continue;
    best = &t;
    highest = rank;
  }
  return best;
}

/// How narrowly the regime names the lane; of several controlled pairs the narrowest counts.
Precedence rank_of(const Compiling& c, const LicenceSpec& s, LaneId lane) {
  Precedence rank = precedence_of(c, s.goods, s.leaves, s.goes_to, lane);
  for (const auto& control : s.controls)
    rank = std::max(rank, precedence_of(c, control.goods, s.leaves, s.goes_to, lane));
  return rank;
}

void add_terms(Compiling& c, const LicenceSpec& s, const LicenceScope& scope, Licence& licence,
               const std::string& path) {
  const auto usual = usual_terms(c, s, path);
  const auto treatments = treatments_of(c, s, usual, path);
  const auto exempt = exempt_shares(c, s, scope, path);
  for (const auto lane : scope.lanes) {
    if (exempt[lane] == whole) continue;
    const auto* fits = treatment_of(c, treatments, lane);
    licence.terms.push_back(fits ? fits->terms : usual);
    licence.terms.back().lane = lane;
    licence.terms.back().rank = rank_of(c, s, lane);
    licence.terms.back().exempt = exempt[lane];
  }
}

}  // namespace

Licence incident_of(Compiling& c, const LicenceSpec& s, const std::string& path) {
  Licence licence;
  const auto scope = scope_of(c, s, path);
  add_terms(c, s, scope, licence, path);
  set_calendar(c, s, licence, path);
  licence.grace = s.already_at_customs.value;
  const auto goods = goods_on(c.net, licence.terms);
  set_life(c, s, licence, path);
  set_desks(c, s, goods, licence, path);
  set_generals(c, s, licence, path);
  if (licence.terms.empty()) return licence;
  licence.desk = limit_of(c, s.decides_at_most, goods, path + ".decides_at_most");
  if (!s.application.given()) return licence;
  if (const auto* good = common_good(c, goods, s.application.spot, path + ".application"))
    licence.application = quantity_of(c, s.application, *good, path + ".application").value_or(Quantity{});
  return licence;
}

namespace {

/// The licence event that a change is about: an earlier entry of the file, or a later one; null when there is none.
const EventSpec* changed_licence(Compiling& c, const Word& of, const std::string& path) {
  Names licences;
  for (const auto& e : c.spec.events)
    if (std::holds_alternative<LicenceSpec>(e.kind)) licences.push_back(e.id.text);
  const auto found = std::find_if(c.spec.events.begin(), c.spec.events.end(), [&](const auto& e) {
    return e.id.text == of.text && std::holds_alternative<LicenceSpec>(e.kind);
  });
  if (found != c.spec.events.end()) return &*found;
  c.error(of.spot, path + ".of",
          "no export licence event is called " + quoted(of.text) + "; " + hint(of.text, licences));
  return nullptr;
}

void set_release(Compiling& c, const LicenceChangeSpec& s, const std::vector<bool>& goods, LicenceChange& change,
                 const std::string& path) {
  change.releases = s.waiting.older_than.given();
  change.older_than = s.waiting.older_than.value;
  change.release = limit_of(c, s.waiting.at_most, goods, path + ".waiting.at_most");
}

}  // namespace

LicenceChange incident_of(Compiling& c, const LicenceChangeSpec& s, const std::string& path) {
  LicenceChange change;
  const auto* licence = changed_licence(c, s.of, path);
  if (!licence) return change;
  change.of = c.event_ids.find(s.of.text)->second;
  const LicenceSpec& standing = std::get<LicenceSpec>(licence->kind);
  const auto goods = controlled_goods(c, standing, "events." + s.of.text);
  if (s.goes_to.given()) {
    change.lanes = lanes_between(c, goods, standing.leaves, s.goes_to, path);
    if (change.lanes.empty()) warn_of_no_lane(c, s.goes_to.spot, path);
  }
  change.sets_review = s.decided_after.given();
  check_delay(c, s.decided_after, path + ".decided_after");
  change.review = s.decided_after.days;
  change.working = s.decided_after.working;
  change.sets_desk = s.decides_at_most.given();
  change.desk = limit_of(c, s.decides_at_most, goods, path + ".decides_at_most");
  change.sets_approved = s.approved.given();
  change.approved = share_or(c, s.approved, whole, path + ".approved");
  change.sets_free = s.passes_freely.given();
  change.free = share_or(c, s.passes_freely, nothing, path + ".passes_freely");
  change.sets_returned = s.returned.given();
  change.returned = share_or(c, s.returned, nothing, path + ".returned");
  set_changed_desk(c, s, standing, change, path);
  change.ends = s.ends.value;
  set_release(c, s, goods, change, path);
  return change;
}

}  // namespace chokepoint
