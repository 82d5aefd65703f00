#!/usr/bin/env bash
# Each public header compiles alone. Usage: headers.sh ROOT (the compiler is $CXX, else c++)
set -euo pipefail
source "$(dirname "$0")/common.sh"
export CXX=${CXX:-c++}
cd "$1/include"

# shellcheck disable=SC2317 # called through xargs
alone() {
  printf '#include "%s"\n' "$1" |
    "$CXX" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I . -x c++ - 2>&1 || printf '%s: does not compile alone\n' "$1"
}
export -f alone
# shellcheck disable=SC2016 # the inner bash expands it
complain "a public header must include all it needs" \
  < <(find chokepoint -name '*.hpp' -print0 | sort -z | xargs -0 -r -n 1 -P 2 bash -c 'alone "$1"' alone)
exit "$found"
