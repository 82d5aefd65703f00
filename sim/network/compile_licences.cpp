// Export licences: which lanes need one, on what terms, and how many the desk decides.
#include <algorithm>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

/// Goods that the lanes carry, as a mask by GoodId.
std::vector<bool> goods_on(const Network& n, const std::vector<LicenceTerms>& terms) {
  std::vector<bool> goods(n.goods.size());
  for (const auto& t : terms) goods[n.lanes[t.lane].good] = true;
  return goods;
}

/// "8 applications/d" counts; anything else is an amount of the goods that need the licence.
DeskLimit limit_of(Compiling& c, const Flow& flow, const std::vector<bool>& goods, const std::string& path) {
  DeskLimit limit;
  if (!flow.given()) return limit;
  Good application;
  application.name = "applications";
  application.unit = "applications";
  application.mass = false;
  application.per_unit = 1;
  limit.counts = flow.unit == "applications" || flow.unit == "application";
  const Good* good = limit.counts ? &application : common_good(c, goods, flow.spot, path);
  if (!good) return limit;
  const auto rate = rate_of(c, flow, *good, path, true);
  limit.limited = rate.has_value();
  limit.working_days = flow.per_working_day;
  if (rate) limit.rate = *rate;
  return limit;
}

LicenceTerms usual_terms(Compiling& c, const LicenceSpec& s, const std::string& path) {
  LicenceTerms t;
  check_delay(c, s.decided_after, path + ".decided_after");
  t.review = s.decided_after.days;
  t.working = s.decided_after.working;
  t.approved = share_or(c, s.approved, whole, path + ".approved");
  t.free = share_or(c, s.passes_freely, nothing, path + ".passes_freely");
  return t;
}

/// A treatment with the places that it is for.
struct Treated {
  std::vector<bool> places;
  LicenceTerms terms;
};

std::vector<Treated> treatments_of(Compiling& c, const LicenceSpec& s, const LicenceTerms& usual,
                                   const std::string& path) {
  std::vector<Treated> all;
  for (std::size_t i = 0; i < s.treatments.size(); ++i) {
    const auto& spec = s.treatments[i];
    const auto here = path + ".treatments." + std::to_string(i);
    Treated t{places_of(c, spec.goes_to, here + ".goes_to"), usual};
    t.terms.treated = true;
    if (spec.decided_after.given()) {
      check_delay(c, spec.decided_after, here + ".decided_after");
      t.terms.review = spec.decided_after.days;
      t.terms.working = spec.decided_after.working;
    }
    t.terms.approved = share_or(c, spec.approved, usual.approved, here + ".approved");
    t.terms.free = share_or(c, spec.passes_freely, usual.free, here + ".passes_freely");
    all.push_back(std::move(t));
  }
  return all;
}

bool counts_working_days(const LicenceSpec& s) {
  return s.decided_after.working || s.decides_at_most.per_working_day ||
         std::any_of(s.treatments.begin(), s.treatments.end(), [](const auto& t) { return t.decided_after.working; });
}

void set_calendar(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path) {
  if (s.calendar.given())
    licence.calendar = calendar_of(c, s.calendar, path + ".calendar");
  else if (counts_working_days(s)) {
    c.warning(s.decided_after.spot, path, "counts working days but names no `calendar`: every day is a working day");
    licence.calendar = calendar_of(c, {"daily", s.decided_after.spot}, path + ".calendar");
  }
}

}  // namespace

Licence incident_of(Compiling& c, const LicenceSpec& s, const std::string& path) {
  Licence licence;
  const auto usual = usual_terms(c, s, path);
  const auto treatments = treatments_of(c, s, usual, path);
  for (const auto lane : lanes_between(c, s.goods, s.leaves, s.goes_to, path)) {
    const auto fits = std::find_if(treatments.begin(), treatments.end(),
                                   [&](const Treated& t) { return t.places[c.net.lanes[lane].to_site]; });
    licence.terms.push_back(fits == treatments.end() ? usual : fits->terms);
    licence.terms.back().lane = lane;
  }
  set_calendar(c, s, licence, path);
  licence.grace = s.already_at_customs.value;
  if (licence.terms.empty()) return licence;
  const auto goods = goods_on(c.net, licence.terms);
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
  const auto goods = goods_of(c, standing.goods, "events." + s.of.text + ".goods");
  if (s.goes_to.given()) change.lanes = lanes_between(c, standing.goods, standing.leaves, s.goes_to, path);
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
  change.ends = s.ends.value;
  set_release(c, s, goods, change, path);
  return change;
}

}  // namespace chokepoint
