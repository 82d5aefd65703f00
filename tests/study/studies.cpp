// Reads the studies.
#include "study/studies.hpp"

namespace chokepoint::studies {

TextSource source(const texts::Files& files) {
  return [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found != files.end() ? std::optional<std::string>(found->second) : texts::product_file(path);
  };
}

SweepPlan plan(const std::string& path, const texts::Files& files) {
  auto read = read_study(path, source(files));
  auto made = plan_sweep(read, source(files));
  INFO(read.diagnostics.text());
  REQUIRE(made);
  return *made;
}

SweepPlan of_minimal(const std::string& rest) {
  return plan("scenarios/s.yaml", {{"scenarios/s.yaml", "title: t\nscenario: minimal.yaml\n" + rest}});
}

std::string complaints(const std::string& rest) {
  const texts::Files files{{"scenarios/s.yaml", "title: t\nscenario: minimal.yaml\n" + rest}};
  auto read = read_study("scenarios/s.yaml", source(files));
  plan_sweep(read, source(files));
  std::string text;
  for (const auto& d : read.diagnostics.all()) text += d.path + ": " + d.message + "\n";
  return text;
}

}  // namespace chokepoint::studies
