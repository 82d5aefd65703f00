#include "properties/runs.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint::properties {
namespace {

const char* const kinds[] = {
    "ordered",      "cancelled",    "stood_in",  "dispatched", "received",  "filed",     "approved",       "denied",
    "returned",     "withdrawn",    "expired",   "permitted",  "stopped",   "let_go",    "lost_under_way", "made",
    "used",         "entered",      "dumped",    "destroyed",  "demanded",  "delivered", "lost",           "forgone",
    "line_stopped", "line_started", "recovered", "started",    "completed", "scrapped",  "held_back",      "began",
    "ended",        "touched",      "issued",    "charged",    "exhausted", "lapsed",    "overdrawn",      "deducted",
    "reassigned",   "believed",     "priced",    "closed"};

std::string item_name(const Network& n, std::uint32_t i) {
  return n.site_of(ItemId{i}).name + "/" + n.goods[n.items[i].good].name;
}

std::string subject_of(const Network& n, const Fact& f) {
  if (f.kind <= FactKind::lost_under_way) return n.lanes[f.subject].name + "/" + n.goods[n.lanes[f.subject].good].name;
  if (f.kind <= FactKind::destroyed) return item_name(n, f.subject);
  if (f.kind <= FactKind::recovered) return item_name(n, n.demands[f.subject].item.index);
  if (f.kind <= FactKind::held_back) return n.sites[n.recipes[f.subject].site].name + "/" + n.recipes[f.subject].name;
  if (f.kind <= FactKind::believed) return n.events[f.subject].id;
  return "market";
}

Diary diary_of(const Network& n, const Facts& facts) {
  Diary diary;
  for (const Fact& f : facts) {
    if (f.kind == FactKind::closed) continue;
    diary.push_back(to_text(f.at) + " " + kinds[static_cast<std::size_t>(f.kind)] + " " + subject_of(n, f) + " " +
                    std::to_string(f.amount.units));
  }
  std::sort(diary.begin(), diary.end());
  return diary;
}

}  // namespace

Ran ran(const std::string& text, const How& how) {
  Ran run;
  ReadResult read = read_scenario("world.yaml", [&](const std::string&) { return std::optional<std::string>(text); });
  std::optional<Network> network;
  if (read.diagnostics.ok()) network = compile(read.spec, read.diagnostics);
  if (!network) {
    run.refused = read.diagnostics.text();
    return run;
  }
  run.network = std::move(*network);
  RunOptions options;
  options.seed = how.seed;
  options.with_events = how.with_events;
  State state = start(run.network, options);
  Books books(run.network, state);
  Measures measures(run.network, state, AuditDepth::every_event);
  Facts facts;
  try {
    for (bool more = true; more; facts.clear()) {
      more = step(run.network, state, facts);
      measures.hear(state, facts);
      if (how.with_books) books.hear(state, facts);
      run.facts.insert(run.facts.end(), facts.begin(), facts.end());
    }
  } catch (const RunError& error) {
    run.fault = to_text(error.at) + ": " + error.message;
    return run;
  }
  if (how.with_books) books.close(state);
  run.result = measures.finish(state);
  run.fault = books.fault();
  if (run.fault.empty() && !run.result.audit.clean()) run.fault = "invariant 1: the audit is not clean";
  run.diary = diary_of(run.network, run.facts);
  run.end = std::move(state);
  return run;
}

std::int64_t total(const Ran& run, FactKind kind) {
  std::int64_t sum = 0;
  for (const Fact& f : run.facts)
    if (f.kind == kind) sum += f.amount.units;
  return sum;
}

Diary before(const Diary& diary, const std::string& date) {
  return {diary.begin(), std::lower_bound(diary.begin(), diary.end(), date)};
}

Diary without(const Diary& diary, const std::string& name) {
  Diary rest;
  for (const std::string& line : diary)
    if (line.find(name) == std::string::npos) rest.push_back(line);
  return rest;
}

std::string difference(const Diary& a, const Diary& b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end() && in_b == b.end()) return {};
  return (in_a == a.end() ? "the end" : *in_a) + "   instead of   " + (in_b == b.end() ? "the end" : *in_b);
}

}  // namespace chokepoint::properties
