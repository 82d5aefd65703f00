#!/usr/bin/env bash
# The core floors use only what an older libc++ has (they will run in a browser), and nobody draws random numbers whose
# sequence depends on the standard library. Usage: portable.sh ROOT
set -euo pipefail
source "$(dirname "$0")/common.sh"
lines=$(code "$1")

above='(sim|include/chokepoint)/(study|report|cli)/|sim/main\.cpp'
word() { printf '(^|[^A-Za-z0-9_])(%s)([^A-Za-z0-9_]|$)' "$1"; }

forbid '#[ \t]*include[ \t]*<(memory_resource|format|source_location|execution|expected|coroutine|ranges|stop_token|syncstream|print|generator|mdspan)>' \
  'a header that the browser'\''s library does not have' "$above"
forbid "$(word 'std::(pmr|ranges|views|format|jthread|bit_cast|source_location|execution|expected|stop_token)')" \
  'a feature that the browser'\''s library does not have' "$above"
forbid "$(word 'thread_local')" 'the core has no threads' "$above"
forbid "$(word 'std::[a-z_]+_distribution')" 'std:: distributions differ between standard libraries; use core/random'
forbid "(^|[^A-Za-z0-9_])s?rand *\(|$(word 'mt19937(_64)?|random_device|default_random_engine|minstd_rand0?|random_shuffle')" \
  'random numbers come from core/random only'
exit "$found"
