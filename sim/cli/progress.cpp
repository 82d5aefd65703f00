// Rate, time left and failures, no more often than an eye can follow.
#include "cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "chokepoint/report/wording.hpp"

namespace chokepoint::cli {
namespace {

constexpr auto on_terminal = std::chrono::milliseconds(100);
constexpr auto elsewhere = std::chrono::seconds(2);
constexpr std::size_t bar_width = 24;

bool is_terminal() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term && std::strcmp(term, "dumb") != 0;
}

std::string duration_text(double seconds) {
  if (seconds < 90) return people_number(std::ceil(seconds)) + " s";
  if (seconds < 5400) return people_number(std::round(seconds / 60)) + " min";
  if (seconds < 172'800) return people_number(std::round(seconds / 360) / 10) + " h";
  return people_number(std::round(seconds / 8640) / 10) + " days";
}

}  // namespace

Progress::Progress(std::uint64_t before, std::uint64_t total, bool quiet)
    : before_(before), total_(total), quiet_(quiet), terminal_(is_terminal()) {}

Progress::~Progress() {
  if (open_) std::cerr << "\n";
}

std::string Progress::words(std::uint64_t done, std::uint64_t failed, bool bar) const {
  const double share = total_ == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total_);
  const double seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  const double rate = seconds > 0 ? static_cast<double>(done - before_) / seconds : 0;
  std::string s;
  if (bar) {
    const auto full = static_cast<std::size_t>(share * bar_width);
    s = "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "] ";
  }
  s += people_number(static_cast<double>(done)) + " of " + people_number(static_cast<double>(total_)) + " trials";
  if (rate > 0) s += ", " + people_number(rate) + "/s";
  if (rate > 0 && done < total_) s += ", " + duration_text(static_cast<double>(total_ - done) / rate) + " left";
  if (failed > 0) s += ", " + people_number(static_cast<double>(failed)) + " failed";
  return s;
}

void Progress::tell(std::uint64_t done, std::uint64_t failed) {
  if (quiet_) return;
  const auto now = Clock::now();
  const bool last = done == total_;
  if (!last && now - told_ < (terminal_ ? Clock::duration(on_terminal) : Clock::duration(elsewhere))) return;
  told_ = now;
  if (!terminal_) {
    std::cerr << words(done, failed, false) << "\n" << std::flush;
    return;
  }
  std::cerr << "\r\x1b[K" << words(done, failed, true) << std::flush;
  open_ = true;
}

}  // namespace chokepoint::cli
