// Any bytes at all, read as a scenario and compiled: never a crash, and whatever is refused is refused with words.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

using namespace chokepoint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  // The text is every file: what it extends is itself, and its tables are made of it too.
  const TextSource source = [&](const std::string&) { return std::optional<std::string>(text); };
  ReadResult read = read_scenario("fuzz.yaml", source);
  std::optional<Network> network;
  if (read.diagnostics.ok()) network = compile(read.spec, read.diagnostics);
  if (!network && read.diagnostics.text().empty()) std::abort();
  if (network && !read.diagnostics.ok()) std::abort();
  return 0;
}
