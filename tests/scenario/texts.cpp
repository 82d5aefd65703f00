// Reads the files.
#include "scenario/texts.hpp"

#include <fstream>
#include <sstream>

namespace texts {

chokepoint::TextSource source(const Files& files) {
  return [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return found->second;
  };
}

std::optional<std::string> product_file(const std::string& path) {
  std::ifstream in(std::string(CHOKEPOINT_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

chokepoint::ReadResult read(const std::string& rest, const std::vector<std::string>& overrides) {
  return chokepoint::read_scenario("s.yaml", source({{"s.yaml", head + rest}}), overrides);
}

std::string message(const chokepoint::Diagnostics& d) {
  if (d.all().empty()) return "ok";
  return d.all().size() == 1 ? d.all()[0].message : std::to_string(d.all().size()) + " messages:\n" + d.text();
}

}  // namespace texts
