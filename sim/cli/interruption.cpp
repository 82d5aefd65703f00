// The one place with a signal handler; it does nothing that a handler may not do.
#include "cli/interruption.hpp"

#include <unistd.h>

#include <csignal>

namespace chokepoint::cli {
namespace {

std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int) {
  if (asked.exchange(true)) _exit(130);
}

}  // namespace

const std::atomic<bool>& watch_interruption() {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  return asked;
}

}  // namespace chokepoint::cli
