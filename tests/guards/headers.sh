#!/usr/bin/env bash
# Each public header compiles alone. Usage: headers.sh ROOT (the compiler is $CXX, else c++)
# The build proves it of a header that its own source includes before anything else; the others are compiled here.
set -euo pipefail
source "$(dirname "$0")/common.sh"
export CXX=${CXX:-c++}
cd "$1/include"

# proved_by_build HEADER
proved_by_build() {
  local own=../sim/${1#chokepoint/}
  own=${own%.hpp}.cpp
  [[ -f $own && $(grep -m1 '^#include' "$own") == "#include \"$1\"" ]]
}

# shellcheck disable=SC2317 # called through xargs
alone() {
  printf '#include "%s"\n' "$1" |
    "$CXX" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I . -x c++ - 2>&1 || printf '%s: does not compile alone\n' "$1"
}
export -f alone
# shellcheck disable=SC2016 # the inner bash expands it
complain "a public header must include all it needs" \
  < <(find chokepoint -name '*.hpp' | LC_ALL=C sort | while read -r header; do
    proved_by_build "$header" || printf '%s\0' "$header"
  done | xargs -0 -r -n 1 -P 2 bash -c 'alone "$1"' alone)
exit "$found"
