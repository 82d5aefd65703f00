// What a results folder says about its own making, so that it can be made again.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "chokepoint/scenario/scenario.hpp"
#include "chokepoint/study/comparison.hpp"
#include "chokepoint/study/findings.hpp"

namespace chokepoint {

struct Manifest {
  std::string version, scenario_file, effective;  ///< effective: the merged scenario as YAML
  std::vector<std::string> command, overrides;
  std::vector<Provenance> provenance;
  std::uint32_t jobs = 1;
  std::string started, ended;  ///< UTC, ISO 8601
};

std::string manifest_json(const Manifest& manifest, const Network& network, const StudyResult& study,
                          const Findings& findings, const std::map<std::string, std::string>& files);

/// The same of a comparison. The first manifest tells how it was made; each its scenario.
std::string comparison_manifest_json(const std::vector<Manifest>& scenarios, const Comparison& comparison,
                                     const std::map<std::string, std::string>& files);

/// FNV-1a, 64 bits, as 16 hexadecimal digits: tells texts apart, resists no forger.
/// Source: Fowler, Noll & Vo, IETF draft-eastlake-fnv (offset 14695981039346656037, prime 1099511628211).
std::string text_hash(const std::string& text);

}  // namespace chokepoint
