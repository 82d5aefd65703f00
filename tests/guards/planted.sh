#!/usr/bin/env bash
# A guard that cannot fail guards nothing: runs one guard on small trees, of which some carry exactly one violation.
# Usage: planted.sh GUARD
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
guard=$1
trees=$(mktemp -d)
trap 'rm -rf "$trees"' EXIT
count=0
wrong=0

# A small tree in good order, with FILE added (its text on standard input).
tree() {
  rm -rf "$trees/t"
  mkdir -p "$trees/t"/{include/chokepoint,sim}/{core,kernel,rules,scenario,network,engine,measure,study,report,cli}
  mkdir -p "$trees/t/tests/core"
  printf 'int main() {}\n' >"$trees/t/sim/main.cpp"
  printf '#pragma once\n#include <string>\n' >"$trees/t/include/chokepoint/core/a.hpp"
  printf '#include "chokepoint/core/a.hpp"\n' >"$trees/t/sim/core/a.cpp"
  printf 'TEST_CASE("a, b") {}\n' >"$trees/t/tests/core/a_test.cpp"
  printf 'set(s main.cpp core/a.cpp)\nset(h\n  core/a.hpp)\n# core/b.cpp\n' >"$trees/t/sim/CMakeLists.txt"
  printf 'set(t core/a_test.cpp)\n' >"$trees/t/tests/CMakeLists.txt"
  mkdir -p "$(dirname "$trees/t/$1")"
  cat >"$trees/t/$1"
}

# expect STATUS FILE TEXT: the guard ends with STATUS on the tree with FILE; a violation's report must name the file.
expect() {
  local status=0 output
  count=$((count + 1))
  printf '%b\n' "$3" | tree "$2"
  output=$(bash "$here/$guard.sh" "$trees/t" 2>&1) || status=$?
  if [[ $status -eq $1 ]] && { [[ $1 -eq 0 ]] || grep -qF "$(basename "$2")" <<<"$output"; }; then return; fi
  printf 'expected status %s, got %s, for %s holding:\n%b\n%s\n' "$1" "$status" "$2" "$3" "$output"
  wrong=1
}
bad() { expect 1 "$@"; }
good() { expect 0 "$@"; }

include() { printf '#include "chokepoint/%s/a.hpp"' "$1"; }

case $guard in
  arrows)
    floors=(core rules scenario network engine measure study report cli)
    for ((i = 0; i + 1 < ${#floors[@]}; i++)); do
      bad "sim/${floors[i]}/b.cpp" "$(include "${floors[i + 1]}")"
      bad "include/chokepoint/${floors[i]}/b.hpp" "$(include "${floors[i + 1]}")"
      good "sim/${floors[i + 1]}/b.cpp" "$(include "${floors[i]}")\n$(include "${floors[i + 1]}")"
    done
    bad sim/rules/b.cpp "$(include kernel)"
    bad sim/kernel/b.cpp "$(include rules)"
    bad sim/core/b.cpp '#include "network/graph.hpp"'
    bad sim/core/b.cpp '#include "../network/graph.hpp"'
    bad sim/engine/b.cpp '  #  include <chokepoint/report/a.hpp>'
    bad sim/engine/b.cpp "$(include attic)"
    bad sim/attic/b.cpp "$(include core)"
    good sim/core/b.cpp "// $(include report)"
    good sim/scenario/b.cpp '#include "parts.hpp"\n#include <boost/report/a.hpp>'
    good sim/main.cpp "$(include cli)"
    ;;
  headers)
    good include/chokepoint/core/b.hpp '#pragma once\n#include "chokepoint/core/a.hpp"\ninline std::string b;'
    bad include/chokepoint/core/b.hpp '#pragma once\ninline std::vector<int> b;'
    bad include/chokepoint/core/b.hpp '#pragma once\nint f(Missing);'
    ;;
  names)
    good sim/core/b.cpp ''
    bad sim/engine/a.cpp ''
    bad sim/engine/a.hpp ''
    bad sim/core/a.hpp ''
    bad include/chokepoint/network/a.hpp ''
    ;;
  listed)
    good sim/core/a.cpp ''
    bad sim/core/b.cpp ''
    bad sim/core/c.cpp ''
    bad tests/core/b_test.cpp ''
    bad include/chokepoint/core/b.hpp ''
    bad tests/core/a_test.cpp 'TEST_CASE("one; two") {}'
    bad tests/core/a_test.cpp '  TEST_CASE("an [x) interval") {}'
    ;;
  rooms)
    good sim/scenario/yaml.cpp '#include <yaml-cpp/yaml.h>'
    bad sim/scenario/b.cpp '#include <yaml-cpp/yaml.h>'
    bad include/chokepoint/scenario/yaml.hpp '#include "yaml-cpp/yaml.h"'
    good sim/cli/b.cpp '#include <boost/program_options.hpp>\n#include <nlohmann/json.hpp>\n#include <iostream>'
    bad sim/report/b.cpp '#include <boost/program_options.hpp>'
    good sim/network/b.hpp '#include <boost/graph/graph_traits.hpp>'
    bad include/chokepoint/network/b.hpp '#include <boost/graph/graph_traits.hpp>'
    bad sim/engine/b.cpp '#include <boost/graph/graph_traits.hpp>'
    good sim/report/sqlite.cpp '#include <sqlite3.h>'
    bad sim/report/b.cpp '#include <sqlite3.h>'
    good sim/report/workbook.cpp '#include <xlsxwriter.h>'
    bad sim/report/b.cpp '#include <xlsxwriter.h>'
    good sim/core/b.cpp '#include <boost/random/normal_distribution.hpp>\n#include <boost/math/distributions.hpp>'
    bad sim/engine/b.cpp '#include <boost/random/normal_distribution.hpp>'
    bad sim/measure/b.cpp '#include <boost/math/distributions.hpp>'
    bad include/chokepoint/engine/b.hpp '#include <boost/container/small_vector.hpp>'
    good sim/report/b.cpp '#include <nlohmann/json.hpp>\n#include <fstream>'
    bad sim/study/b.cpp '#include <nlohmann/json.hpp>'
    good sim/study/b.cpp '#include <thread>\n#include <atomic>\n#include <chrono>\nauto t = std::chrono::steady_clock::now();'
    for header in thread mutex atomic future condition_variable fstream filesystem cstdio iostream chrono; do
      bad sim/engine/b.cpp "#include <$header>"
    done
    bad sim/study/b.cpp '#include <fstream>'
    good sim/core/b.cpp '#include <cstdio>\nint n = std::snprintf(text, 9, "printf(%d)", 1);'
    for word in 'printf("x")' 'fopen("x", "r")' 'cerr << 1'; do
      bad sim/core/b.cpp "auto x = std::$word;"
    done
    good sim/core/civil.cpp '#include <chrono>'
    bad sim/core/civil.cpp 'auto t = std::chrono::system_clock::now();'
    bad sim/core/b.cpp 'auto t = Clock<steady_clock>{};'
    bad sim/network/b.cpp 'auto t = std::getenv("HOME");'
    good sim/network/b.cpp '// not steady_clock\nauto t = "steady_clock";'
    ;;
  portable)
    for header in memory_resource format source_location execution expected coroutine ranges stop_token; do
      bad include/chokepoint/engine/b.hpp "#include <$header>"
    done
    for word in pmr::vector ranges::sort views::filter format jthread bit_cast; do
      bad sim/network/b.cpp "auto x = std::$word(y);"
    done
    bad sim/core/b.cpp 'thread_local int x;'
    good sim/study/b.cpp '#include <ranges>\nstd::jthread t;'
    bad sim/core/b.cpp 'std::normal_distribution<double> d;'
    bad sim/report/b.cpp 'std::uniform_int_distribution<> d;'
    good sim/core/b.cpp 'boost::random::normal_distribution<double> d; int operand(int); int brand(int);'
    bad sim/cli/b.cpp 'int x = rand();'
    bad sim/core/b.cpp 'std::mt19937_64 g;'
    bad sim/study/b.cpp 'std::random_device d;'
    good sim/core/b.cpp 'int x; // not rand() nor std::ranges::sort'
    ;;
  *)
    printf 'no violations are known for %s\n' "$guard"
    exit 1
    ;;
esac
printf '%s: %d trees\n' "$guard" "$count"
exit "$wrong"
