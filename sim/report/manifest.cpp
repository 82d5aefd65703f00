// The manifest's JSON: everything that made the result, clock times and all.
#include "chokepoint/report/manifest.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {

std::string text_hash(const std::string& text) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(h));
  return digits;
}

namespace {

using Json = nlohmann::ordered_json;

Json hash_json(const Manifest& m) {
  return {{"algorithm", "FNV-1a 64 of the effective scenario"}, {"value", text_hash(m.effective)}};
}

Json files_json(const std::map<std::string, std::string>& files) {
  Json j = Json::object();
  for (const auto& [name, text] : files) j[name] = {{"bytes", text.size()}, {"hash", text_hash(text)}};
  return j;
}

Json sources_json(const Manifest& m) {
  Json list = Json::array();
  for (const auto& p : m.provenance)
    list.push_back({{"path", p.path},
                    {"value", p.value},
                    {"range", p.range},
                    {"source", p.source},
                    {"grade", p.grade},
                    {"note", p.note}});
  return list;
}

}  // namespace

std::string manifest_json(const Manifest& m, const Network& network, const StudyResult& study, const Findings& findings,
                          const std::map<std::string, std::string>& files) {
  Json j;
  j["program"] = "chokepoint";
  j["version"] = m.version;
  j["scenario"] = network.title;
  j["scenario_file"] = m.scenario_file;
  j["scenario_hash"] = hash_json(m);
  j["seed"] = study.seed;
  j["command"] = m.command;
  j["overrides"] = m.overrides;
  j["jobs"] = m.jobs;
  j["started"] = m.started;
  j["ended"] = m.ended;
  j["interrupted"] = study.interrupted;
  j["counts"] = {{"replications_asked", study.replications.size()},
                 {"replications_done", findings.replications},
                 {"failed", findings.failed},
                 {"runs", findings.audit.runs},
                 {"events", findings.audit.events},
                 {"sites", network.sites.size()},
                 {"lanes", network.lanes.size()},
                 {"goods", network.goods.size()},
                 {"scenario_events", network.events.size()}};
  j["files"] = files_json(files);
  j["sources"] = sources_json(m);
  j["effective"] = m.effective;
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string comparison_manifest_json(const std::vector<Manifest>& scenarios, const Comparison& comparison,
                                     const std::map<std::string, std::string>& files) {
  const auto& m = scenarios.front();
  Json j;
  j["program"] = "chokepoint";
  j["version"] = m.version;
  j["seed"] = comparison.seed;
  j["command"] = m.command;
  j["overrides"] = m.overrides;
  j["jobs"] = m.jobs;
  j["started"] = m.started;
  j["ended"] = m.ended;
  j["interrupted"] = comparison.interrupted;
  j["counts"] = {{"replications_done", comparison.replications},
                 {"failed", comparison.failed},
                 {"runs", comparison.audit.runs},
                 {"events", comparison.audit.events}};
  j["files"] = files_json(files);
  j["scenarios"] = Json::array();
  for (const auto& s : scenarios)
    j["scenarios"].push_back({{"scenario_file", s.scenario_file},
                              {"scenario_hash", hash_json(s)},
                              {"sources", sources_json(s)},
                              {"effective", s.effective}});
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chokepoint
