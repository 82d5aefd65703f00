// The answer in one or two sentences, the warnings, and the audit's line.
#include <algorithm>
#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"
#include "chokepoint/study/yardstick.hpp"
#include "terminal_parts.hpp"

namespace chokepoint {

using namespace terminal;

namespace {

/// So many goods the line of surpluses names.
constexpr std::size_t most_surpluses = 3;

std::string unit_of(const Network& n, DemandId d) { return n.goods[n.items[n.demands[d].item].good].unit; }

/// The end user whose moment named `figure` comes first with the events, of those that have one in at least half of the
/// replications, or, when there is none, of all; nobody has one: null.
const UserFinding* first_by(const Findings& f, const char* figure) {
  const auto at = [&](const UserFinding& u) -> const Estimate& { return user_figure(u.scenario, figure); };
  for (const std::size_t least : {(f.replications - f.failed + 1) / 2, std::size_t{1}}) {
    const UserFinding* first = nullptr;
    for (const auto& u : f.users) {
      if (at(u).n < std::max<std::size_t>(1, least) || !terminal::is_short(u.scenario)) continue;
      if (!first || at(u).mean < at(*first).mean) first = &u;
    }
    if (first) return first;
  }
  return nullptr;
}

std::string often(const Findings& f, std::size_t n) {
  const auto ok = f.replications - f.failed;
  if (n == ok) return "";
  return " in " + std::to_string(n) + " of " + std::to_string(ok) + " replications";
}

/// ", 98 days after 'closure' (2025-03-01)"; nothing for a moment that comes as early without the events.
std::string since_event(const Network& n, const Findings& f, const UserFinding& u, const char* moment) {
  if (!f.disruptor) return "";
  const auto &day = user_figure(u.scenario, moment), &base = user_figure(u.baseline, moment);
  if (base.n > 0 && base.mean <= day.mean) return "";
  const double after = day.mean - in_days(f.disrupted - n.from);
  if (after < 0) return "";
  const auto& e = n.events[f.disruptor];
  return ", " + people_days(std::floor(after + 1e-9)) + " after '" + e.id + "' (" + date_text(f.disrupted) + ")";
}

bool same(const Estimate& a, const Estimate& b) { return a.n == b.n && a.low == b.low && a.high == b.high; }

/// No end user is worse or better off, or short at another time, than without the events.
bool no_difference(const Findings& f) {
  return std::all_of(f.users.begin(), f.users.end(), [](const UserFinding& u) {
    const auto alike = [&](const char* name) {
      return same(user_figure(u.scenario, name), user_figure(u.baseline, name));
    };
    return u.excess.low == 0 && u.excess.high == 0 && u.survived.n == 0 && u.fell == 0 && alike("shortage_area") &&
           alike("first_shortage_day") && alike("stop_days") && alike("equivalent_days");
  });
}

/// What a line builds, in words: "cars"; of a mass the good itself.
std::string product_of(const Network& n, DemandId user) {
  const auto& good = n.good_of(n.demands[user].item);
  return good.mass ? good.name : good.unit;
}

std::string span_of_dates(const Network& n, const Estimate& day) {
  if (day.n < 2 || std::floor(day.low) == std::floor(day.high)) return "";
  const auto date = [&](double days) {
    Estimate at;
    at.n = 1;
    at.mean = days;
    return date_of_day(n, at);
  };
  return " (between " + date(day.low) + " and " + date(day.high) + ")";
}

std::string line_sentence(const Network& n, const Findings& f, const UserFinding& u) {
  const auto& day = user_figure(u.scenario, "first_stop_day");
  const auto& lost = user_figure(u.scenario, "lost");
  const auto& stop = user_figure(u.scenario, "stop_days");
  const auto& equivalent = user_figure(u.scenario, "equivalent_days");
  std::string text = "First line down: " + user_name(n, u.user) + " on " + date_of_day(n, day) + span_of_dates(n, day) +
                     since_event(n, f, u, "first_stop_day") + often(f, day.n) + ": ";
  if (stop.mean > 0) text += people_days(stop.mean) + " without " + product_of(n, u.user) + ", ";
  if (equivalent.mean - stop.mean > 0.05)
    text += "the production of " + people_days(equivalent.mean) + " lost in all, ";
  const auto& recovered = user_figure(u.scenario, "recovered");
  text += people_amount(lost.mean, unit_of(n, u.user)) + " not built";
  if (recovered.mean > 0)
    text += ", " + people_amount(recovered.mean, unit_of(n, u.user)) + " of them made up for later";
  return text + ".";
}

/// The other lines, by the day of their stop. A line that stops in less than half of the replications is counted apart.
std::string others_sentence(const Network& n, const Findings& f, const UserFinding& first) {
  std::vector<const UserFinding*> others;
  std::size_t seldom = 0;
  for (const auto& u : f.users) {
    const auto times = user_figure(u.scenario, "first_stop_day").n;
    if (&u == &first || times == 0) continue;
    if (2 * times < f.replications - f.failed)
      ++seldom;
    else
      others.push_back(&u);
  }
  const auto day = [](const UserFinding* u) { return user_figure(u->scenario, "first_stop_day").mean; };
  std::stable_sort(others.begin(), others.end(), [&](auto* x, auto* y) { return day(x) < day(y); });
  std::string text;
  std::vector<std::string> names;
  for (const auto* u : others)
    names.push_back(user_name(n, u->user) + " on " + date_of_day(n, user_figure(u->scenario, "first_stop_day")));
  if (names.size() > 4)
    text = " " + std::to_string(names.size()) + " more lines stop.";
  else if (!names.empty())
    text = " Then " + people_list(names) + ".";
  if (seldom > 0)
    text += " " + std::to_string(seldom) + (seldom == 1 ? " line stops" : " lines stop") +
            " in less than half of the replications.";
  return text;
}

/// Who was short before the first line stopped, if anybody was.
std::string earlier_shortage(const Network& n, const Findings& f, const UserFinding& line) {
  const auto day = [](const UserFinding& u) -> const Estimate& {
    return user_figure(u.scenario, "first_shortage_day");
  };
  const UserFinding* first = nullptr;
  for (const auto& u : f.users)
    if (terminal::is_short(u.scenario) && day(u).n > 0 && (!first || day(u).mean < day(*first).mean)) first = &u;
  const auto& stop = user_figure(line.scenario, "first_stop_day");
  if (!first || first->user == line.user || day(*first).mean >= stop.mean) return "";
  return " The first to run short is " + user_name(n, first->user) + ", on " + date_of_day(n, day(*first)) + ".";
}

std::string shortage_sentence(const Network& n, const Findings& f, const UserFinding& u) {
  const auto& day = user_figure(u.scenario, "first_shortage_day");
  const auto& unmet = user_figure(u.scenario, "unmet");
  return "First short: " + user_name(n, u.user) + " on " + date_of_day(n, day) + span_of_dates(n, day) +
         since_event(n, f, u, "first_shortage_day") + often(f, day.n) + "; at the end " +
         people_amount(unmet.mean, unit_of(n, u.user)) + " of its demand lost or still open.";
}

std::string baseline_sentence(const Network& n, const Findings& f) {
  std::vector<std::string> already;
  for (const auto& u : f.users)
    if (is_short(u.baseline)) already.push_back(user_name(n, u.user));
  if (already.empty()) return " Without the events nobody is short.";
  if (already.size() > 4) return " Without the events " + std::to_string(already.size()) + " end users are short too.";
  return " Without the events " + people_list(already) + (already.size() == 1 ? " is" : " are") + " short too.";
}

/// Shorter than a lot interval, and between two of their beginnings.
bool within_one_lot(const Network& n, const Incident& e) {
  if (!e.dated() || e.end == never || n.lot.seconds <= 0) return false;
  const auto interval = [&](Time t) { return (t - n.start()).seconds / n.lot.seconds; };
  return e.end - e.begin < n.lot && interval(e.begin) == interval(e.end - second);
}

/// What it means that an event had no effect.
std::string nothing_met(const Network& n, const Incident& e) {
  if (std::holds_alternative<Outage>(e.kind) && within_one_lot(n, e))
    return "it begins and ends within one lot_interval (" + people_number(in_days(n.lot) * 24) +
           " h), which is the likely cause; try a shorter one. Or is its target not in the path of any end user?";
  if (const auto* quota = std::get_if<Quota>(&e.kind))
    return quota->lanes.empty() ? "its holders never wanted to make more than it allows."
                                : "its holders never wanted to send more than it allows.";
  if (std::holds_alternative<QuotaChange>(e.kind)) return "the quota is not in force, or stands as the change says.";
  if (std::holds_alternative<LicenceChange>(e.kind)) return "the licences that it changes are not in force.";
  if (std::holds_alternative<TargetShift>(e.kind))
    return "its buyers hold as much already, or order nothing meanwhile.";
  if (std::holds_alternative<RecipeShift>(e.kind))
    return "nothing was ordered of its sites once the new recipe was ready; mind `lag` and `qualification`.";
  if (std::holds_alternative<PileRelease>(e.kind)) return "its beneficiaries had no gap, or the pile was empty.";
  if (std::holds_alternative<PileRefill>(e.kind)) return "the pile was full.";
  if (std::holds_alternative<PhantomOrders>(e.kind)) return "its buyers received all that they needed.";
  if (std::holds_alternative<Truce>(e.kind)) return "nothing that it suspends would have been in force.";
  return "it met no goods, no order and no production. Is its target right, and is it in the path of any end user?";
}

/// Who is short, the same with the events and without.
std::string shortage_told(const Network& n, const Findings& f) {
  if (const auto* line = first_by(f, "first_stop_day"))
    return line_sentence(n, f, *line) + others_sentence(n, f, *line) + earlier_shortage(n, f, *line);
  if (const auto* user = first_by(f, "first_shortage_day")) return shortage_sentence(n, f, *user);
  return "";
}

/// The answer where the events are not the reason; empty where they are.
std::string no_difference_sentence(const Network& n, const Findings& f, const std::string& shortage) {
  const bool idle = !f.disruptor;
  if (!idle && (shortage.empty() || !no_difference(f))) return "";
  const std::string start = "The events made no difference: ";
  const std::string none = idle ? "none of them changed anything. " : "";
  if (shortage.empty())
    return start + none + "Nobody runs short, every end user gets all it wants until " + date_text(n.until) + ".";
  return start + none + (idle ? "The" : "the") + " shortage is there without them too. " + shortage;
}

bool has_events(const Network& n) {
  return std::any_of(n.events.begin(), n.events.end(), [](const Incident& e) { return !e.background; });
}

}  // namespace

std::string user_name(const Network& network, DemandId user) { return end_user_name(network, user); }

std::string headline(const Network& network, const Findings& findings) {
  if (findings.users.empty()) return "The network has no end users: nobody can run short.";
  const bool events = has_events(network);
  const auto shortage = shortage_told(network, findings);
  if (events)
    if (auto same = no_difference_sentence(network, findings, shortage); !same.empty()) return same;
  if (!shortage.empty()) return shortage + (events ? baseline_sentence(network, findings) : "");
  if (!events)
    return "Nothing happens and nobody is short: every end user gets all it wants, from the first day to the last.";
  return "Nobody runs short: in spite of the events every end user gets all it wants until " +
         date_text(network.until) + ".";
}

/// What kept an event without a sure date from happening in any replication.
std::string why_not(const Network& network, const Incident& event) {
  if (event.onset.when) return ": its condition was not met within the run, or is not known yet";
  if (event.onset.follows)
    return ": '" + network.events[event.onset.follows].id + "', which it follows, did not, or came too late";
  return " in any replication: its probability is small";
}

std::vector<std::string> warnings_of(const Network& network, const Findings& findings) {
  std::vector<std::string> list;
  for (const auto& failure : findings.failures) list.push_back("a run failed: " + failure);
  for (std::size_t e = 0; e < findings.events.size(); ++e) {
    const auto& event = network.events[e];
    const std::string when = event.dated() ? ", " + date_text(event.begin) : "";
    const std::string name = "the event '" + event.id + "' (" + event.what + when + ")";
    if (findings.events[e].began == 0 && (!event.dated() || event.onset.probability < whole))
      list.push_back(name + " did not happen" + why_not(network, event) + ".");
    else if (event.dated() && event.begin >= network.until)
      list.push_back(name + " lies after the run's end, " + date_text(network.until) + "; it did not happen.");
    else if (event.dated() && event.end <= network.start())
      list.push_back(name + " ended before the run began; it did not happen.");
    else if (findings.events[e].touched == 0)
      list.push_back(name + " CHANGED NOTHING: " + nothing_met(network, event));
  }
  if (const auto& s = findings.settling; !s.settled())
    list.push_back("the network has not settled when the run begins to be measured: MSER-5 would leave out its first " +
                   people_days(s.truncate_days) + ", and `warm_up` is " + people_days(s.warm_up_days) +
                   "; make it longer.");
  if (findings.audit.unclean > 0)
    list.push_back("the books of " + std::to_string(findings.audit.unclean) + " of " +
                   std::to_string(findings.audit.runs) +
                   " runs do not balance; the numbers cannot be trusted. Please report this with the scenario.");
  return list;
}

std::string surplus_line(const Network& network, const Findings& findings) {
  std::vector<std::size_t> goods;
  for (std::size_t g = 0; g < findings.audit.dumped.size(); ++g)
    if (findings.audit.dumped[g] > 0) goods.push_back(g);
  if (goods.empty()) return "";
  const auto weight = [&](std::size_t g) {
    return network.goods[g].mass ? findings.audit.dumped[g] * static_cast<double>(network.goods[g].per_unit) : 0;
  };
  std::stable_sort(goods.begin(), goods.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < goods.size() && i < most_surpluses; ++i) {
    const auto& good = network.goods[goods[i]];
    words.push_back(people_amount(findings.audit.dumped[goods[i]], good.unit) + " of " + good.name);
  }
  if (goods.size() > most_surpluses)
    words.push_back(std::to_string(goods.size() - most_surpluses) +
                    (goods.size() == most_surpluses + 1 ? " good more" : " goods more"));
  return "Surplus that nobody took: " + people_list(words) + ".";
}

std::string audit_line(const Network& network, const Findings& findings) {
  const auto& a = findings.audit;
  const std::string off =
      a.unclean == 0 ? "0 g off" : "OFF in " + std::to_string(a.unclean) + " of " + std::to_string(a.runs) + " runs,";
  const auto count = [](std::size_t n, const char* word) {
    return std::to_string(n) + " " + word + (n == 1 ? "" : "s");
  };
  return "Audit: " + off + " over " + people_number(static_cast<double>(a.events)) + " events in " +
         count(a.runs, "run") + ", " + count(network.goods.size(), "good") + ", " +
         count(network.elements.size(), "element") + ".";
}

}  // namespace chokepoint
