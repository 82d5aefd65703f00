// The clock of the system.
#include "cli/clock.hpp"

#include <chrono>
#include <ctime>

namespace chokepoint::cli {

std::string clock_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace chokepoint::cli
