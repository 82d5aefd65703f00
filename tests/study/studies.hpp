// Studies for the tests of the upper floors, from text or from the product's folder.
#pragma once
#include <string>

#include "catch.hpp"
#include "chokepoint/study/sweep.hpp"
#include "scenario/texts.hpp"

namespace chokepoint::studies {

/// Files of the test first, then the product's own.
inline TextSource source(const texts::Files& files = {}) {
  return [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found != files.end() ? std::optional<std::string>(found->second) : texts::product_file(path);
  };
}

inline SweepPlan plan(const std::string& path, const texts::Files& files = {}) {
  auto read = read_study(path, source(files));
  auto made = plan_sweep(read, source(files));
  INFO(read.diagnostics.text());
  REQUIRE(made);
  return *made;
}

/// A study over scenarios/minimal.yaml, behind its title and scenario.
inline SweepPlan of_minimal(const std::string& rest) {
  return plan("scenarios/s.yaml", {{"scenarios/s.yaml", "title: t\nscenario: minimal.yaml\n" + rest}});
}

/// All complaints about a study over minimal.yaml, without their places.
inline std::string complaints(const std::string& rest) {
  const texts::Files files{{"scenarios/s.yaml", "title: t\nscenario: minimal.yaml\n" + rest}};
  auto read = read_study("scenarios/s.yaml", source(files));
  plan_sweep(read, source(files));
  std::string text;
  for (const auto& d : read.diagnostics.all()) text += d.path + ": " + d.message + "\n";
  return text;
}

}  // namespace chokepoint::studies
