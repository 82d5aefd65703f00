// Loading for all verbs alike.
#include "cli/loading.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "cli/disk.hpp"

namespace chokepoint::cli {

Loaded load(const std::string& path, const std::vector<std::string>& overrides, bool quiet, Record record) {
  Loaded loaded;
  Disk disk;
  if (!disk.read(path)) {
    std::cerr << path << ": error: " << disk.fault(path) << "\n";
    return loaded;
  }
  loaded.read = read_scenario(path, disk.source(), overrides, record);
  auto& diagnostics = loaded.read.diagnostics;
  if (!loaded.read.effective.empty()) loaded.network = compile(loaded.read.spec, diagnostics);
  if (loaded.network) loaded.precision = precision_of(loaded.read.spec, *loaded.network, diagnostics);
  if (!diagnostics.ok()) loaded.network.reset();
  if (!diagnostics.ok() || !quiet) std::cerr << diagnostics.text();
  for (const auto& [file, why] : disk.faults()) std::cerr << file << ": note: " << why << "\n";
  if (!diagnostics.ok())
    std::cerr << (path == "-" ? "standard input" : path) << ": " << diagnostics.mistakes() << "; nothing was run\n";
  return loaded;
}

std::size_t columns() {
  const char* text = std::getenv("COLUMNS");
  const long width = text ? std::strtol(text, nullptr, 10) : 0;
  return width <= 0 ? 100 : static_cast<std::size_t>(std::clamp(width, 40L, 300L));
}

bool colour() {
  const char *no = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
  if (no && *no) return false;
  return isatty(STDOUT_FILENO) == 1 && term && std::strcmp(term, "dumb") != 0;
}

}  // namespace chokepoint::cli
