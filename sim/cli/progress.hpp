// How far long work has come: a bar on a terminal, a plain line now and then elsewhere.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace chokepoint::cli {

class Progress {
 public:
  /// `before`: what was there already. Writes to standard error; nothing when `quiet`.
  Progress(std::uint64_t before, std::uint64_t total, bool quiet);
  ~Progress();
  /// Of the total, `done` are safe, and so many of them failed.
  void tell(std::uint64_t done, std::uint64_t failed);

 private:
  using Clock = std::chrono::steady_clock;
  std::string words(std::uint64_t done, std::uint64_t failed, bool bar) const;
  std::uint64_t before_, total_;
  bool quiet_, terminal_, open_ = false;
  Clock::time_point begin_ = Clock::now(), told_ = begin_;
};

}  // namespace chokepoint::cli
