// The life of a licence application: desks in a chain, returns, patience, validity, general licences.
#include <algorithm>

#include "network/licensing.hpp"

namespace chokepoint {

std::vector<bool> goods_on(const Network& n, const std::vector<LicenceTerms>& terms) {
  std::vector<bool> goods(n.goods.size());
  for (const auto& t : terms) goods[n.lanes[t.lane].good] = true;
  return goods;
}

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

Takes takes_of(Compiling& c, const Delay& delay, const std::string& path) {
  check_delay(c, delay, path);
  return {delay.days, delay.working, delay.given()};
}

namespace {

/// A share that is always sent back would never be decided.
void check_returns(Compiling& c, const Percent& returns, const std::string& path) {
  if (returns.given() && returns.value >= whole)
    c.error(returns.spot, path, "all would be sent back without end; give less than 100 %");
}

void check_times(Compiling& c, const LicenceSpec& s, const std::string& path) {
  for (const auto* span : {&s.refiles_after, &s.valid})
    if (span->given() && span->value <= Duration{})
      c.error(span->spot, path + (span == &s.valid ? ".valid" : ".refiles_after"), "must be longer than nothing");
  if (s.withdrawn.given() && !s.patience.given())
    c.error(s.withdrawn.spot, path + ".withdrawn", "nothing is withdrawn without `patience`");
  if ((s.completed_in.given() || s.on_return.given()) && s.desks.empty() && !s.returned.given() &&
      std::none_of(s.treatments.begin(), s.treatments.end(), [](const auto& t) { return t.returned.given(); }))
    c.warning(s.completed_in.given() ? s.completed_in.spot : s.on_return.spot, path,
              "nothing is sent back at first: give `returned`, or a `change of licences` that does");
}

}  // namespace

void set_life(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path) {
  check_times(c, s, path);
  const bool restarts = s.on_return.value == OnReturn::restarts;
  if (restarts) check_returns(c, s.returned, path + ".returned");
  for (std::size_t i = 0; restarts && i < s.treatments.size(); ++i)
    check_returns(c, s.treatments[i].returned, path + ".treatments." + std::to_string(i) + ".returned");
  licence.prepared = takes_of(c, s.prepared_in, path + ".prepared_in");
  licence.completed = takes_of(c, s.completed_in, path + ".completed_in");
  licence.patience = takes_of(c, s.patience, path + ".patience");
  licence.fast = takes_of(c, s.fast_track.decided_after, path + ".fast_track.decided_after");
  licence.fast_share = share_or(c, s.fast_track.share, nothing, path + ".fast_track.share");
  licence.resumes = !restarts;
  licence.gives_up = s.withdrawn.value == Withdrawn::given_up;
  licence.at_licence = s.produced.value == Produced::at_licence;
  licence.per_buyer = s.drawn_per.value == DrawnPer::buyer_and_good;
  licence.refiles_after = s.refiles_after.value;
  licence.valid = s.valid.value;
  licence.has_classes =
      std::any_of(s.treatments.begin(), s.treatments.end(), [](const auto& t) { return t.priority.given(); });
  if (std::none_of(s.treatments.begin(), s.treatments.end(), [](const auto& t) { return t.name.given(); })) return;
  licence.groups.emplace_back("others");
  for (std::size_t i = 0; i < s.treatments.size(); ++i)
    licence.groups.push_back(s.treatments[i].name.given() ? s.treatments[i].name.text
                                                          : "treatment " + std::to_string(i + 1));
}

namespace {

std::optional<std::uint32_t> desk_named(Compiling& c, const std::vector<DeskSpec>& desks, const Word& word,
                                        const std::string& path) {
  Names names;
  for (const auto& d : desks) names.push_back(d.id.text);
  const auto found = std::find(names.begin(), names.end(), word.text);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  c.error(word.spot, path, "no desk of this regime is called " + quoted(word.text) + "; " + hint(word.text, names));
  return {};
}

Desk desk_of(Compiling& c, const DeskSpec& s, const std::vector<DeskSpec>& all, const std::vector<bool>& goods,
             const std::string& path) {
  Desk desk;
  desk.id = s.id.text;
  desk.takes = takes_of(c, s.takes, path + ".takes");
  desk.clerks = static_cast<std::uint32_t>(s.clerks.value);
  if (s.clerks.given() && s.clerks.value < 1) c.error(s.clerks.spot, path + ".clerks", "at least one");
  if (s.clerks.given() && s.decides_at_most.given())
    c.error(s.clerks.spot, path + ".clerks", "give `clerks` or `decides_at_most`, not both");
  if (std::any_of(goods.begin(), goods.end(), [](bool g) { return g; }))
    desk.limit = limit_of(c, s.decides_at_most, goods, path + ".decides_at_most");
  desk.returns = share_or(c, s.returns, nothing, path + ".returns");
  check_returns(c, s.returns, path + ".returns");
  if (s.to.given()) desk.to = desk_named(c, all, s.to, path + ".to").value_or(0);
  desk.completed = takes_of(c, s.completed_in, path + ".completed_in");
  if (!s.returns.given() && (s.to.given() || s.completed_in.given()))
    c.error(s.to.given() ? s.to.spot : s.completed_in.spot, path, "this desk sends nothing back; give `returns`");
  return desk;
}

}  // namespace

void set_desks(Compiling& c, const LicenceSpec& s, const std::vector<bool>& goods, Licence& licence,
               const std::string& path) {
  if (s.desks.empty()) return;
  constexpr std::size_t most_desks = 64;
  if (s.decided_after.given() || s.decides_at_most.given())
    c.error(s.desks.front().spot, path + ".desks",
            "give `desks`, or `decided_after` and `decides_at_most` for the review as a whole");
  if (s.returned.given())
    c.error(s.returned.spot, path + ".returned", "each of the `desks` says what it `returns`; leave this out");
  if (s.desks.size() > most_desks) c.error(s.desks.back().spot, path + ".desks", "at most 64 desks");
  for (std::size_t i = 0; i < s.desks.size(); ++i) {
    const auto here = path + ".desks." + s.desks[i].id.text;
    licence.desks.push_back(desk_of(c, s.desks[i], s.desks, goods, here));
  }
}

namespace {

/// The licence covers the lanes from its sellers to each of its buyers: one for each buyer.
void add_general(Compiling& c, const GeneralSpec& s, Licence& licence, const std::string& path) {
  const auto from = s.leaves.given() ? places_of(c, s.leaves, path + ".leaves") : Mask(c.net.sites.size(), true);
  const auto to = places_of(c, s.goes_to, path + ".goes_to");
  const auto goods = s.goods.given() ? goods_of(c, s.goods, path + ".goods") : Mask(c.net.goods.size(), true);
  if (s.valid.given() && s.valid.value <= Duration{})
    c.error(s.valid.spot, path + ".valid", "must be longer than nothing");
  GeneralLicence general{s.from.value, s.valid.value, unlimited, static_cast<std::uint32_t>(s.after.value)};
  std::vector<std::uint32_t> of_buyer(c.net.sites.size(), UINT32_MAX);
  Mask covered(c.net.goods.size());
  for (auto& terms : licence.terms) {
    const auto& lane = c.net.lanes[terms.lane];
    if (!from[lane.from_site] || !to[lane.to_site] || !goods[lane.good]) continue;
    covered[lane.good] = true;
    auto& index = of_buyer[lane.to_site];
    if (index == UINT32_MAX) {
      index = static_cast<std::uint32_t>(licence.generals.size());
      licence.generals.push_back(general);
    }
    terms.generals.push_back(index);
  }
  if (!any_set(covered)) return c.warning(s.spot, path, "covers no lane of this regime; it changes nothing");
  if (!s.cap.given()) return;
  if (const auto* good = common_good(c, covered, s.cap.spot, path + ".cap"))
    if (const auto cap = quantity_of(c, s.cap, *good, path + ".cap"))
      for (const auto index : of_buyer)
        if (index != UINT32_MAX) licence.generals[index].cap = *cap;
}

}  // namespace

void set_generals(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path) {
  for (std::size_t i = 0; i < s.general_licences.size(); ++i)
    add_general(c, s.general_licences[i], licence, path + ".general_licences." + std::to_string(i));
}

void set_changed_desk(Compiling& c, const LicenceChangeSpec& s, const LicenceSpec& standing, LicenceChange& change,
                      const std::string& path) {
  change.sets_clerks = s.clerks.given();
  change.clerks = static_cast<std::uint32_t>(s.clerks.value);
  change.of_chain = !standing.desks.empty();
  if (s.clerks.given() && s.clerks.value < 1) c.error(s.clerks.spot, path + ".clerks", "at least one");
  if (!change.of_chain && (s.desk.given() || s.clerks.given()))
    return c.error(s.desk.given() ? s.desk.spot : s.clerks.spot, path,
                   quoted(s.of.text) + " has no `desks`; its review has `decides_at_most` alone");
  if (!s.desk.given()) {
    if (standing.desks.size() > 1 && (s.clerks.given() || s.decides_at_most.given()))
      c.error(s.clerks.given() ? s.clerks.spot : s.decides_at_most.spot, path,
              quoted(s.of.text) + " has several desks; say which `desk`");
    return;
  }
  const auto at = desk_named(c, standing.desks, s.desk, path + ".desk");
  if (!at) return;
  change.at = *at;
  const auto& desk = standing.desks[*at];
  if (s.clerks.given() && desk.decides_at_most.given())
    c.error(s.clerks.spot, path + ".clerks", "this desk has no clerks but a limit; change `decides_at_most`");
  if (s.decides_at_most.given() && !desk.decides_at_most.given())
    c.error(s.decides_at_most.spot, path + ".decides_at_most", "this desk has no limit; change its `clerks`");
}

}  // namespace chokepoint
