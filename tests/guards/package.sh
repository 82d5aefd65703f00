#!/usr/bin/env bash
# Another project finds the installed library with find_package and links it; the installed program finds the scenarios
# that were installed with it. Usage: package.sh BUILD_FOLDER
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cmake --install "$1" --prefix "$room/installed" >"$room/log" || { cat "$room/log"; exit 1; }

mkdir "$room/user"
cat >"$room/user/CMakeLists.txt" <<'TEXT'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
find_package(chokepoint 0.1 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE chokepoint::chokepoint)
TEXT
cat >"$room/user/user.cpp" <<'TEXT'
#include "chokepoint/core/civil.hpp"
#include "chokepoint/scenario/yaml.hpp"
int main() {
  chokepoint::Diagnostics diagnostics;
  const bool read = chokepoint::parse_yaml("ore: 1 t", 0, diagnostics).has_value();
  return read && chokepoint::to_text(chokepoint::time_of({2025, 4, 4})) == "2025-04-04" ? 0 : 1;
}
TEXT
cmake -S "$room/user" -B "$room/user/build" -G Ninja -DCMAKE_PREFIX_PATH="$room/installed"
cmake --build "$room/user/build"
"$room/user/build/user"

(cd "$room/user" && env -u CHOKEPOINT_SCENARIOS "$room/installed/bin/chokepoint" run -q chokepoint:minimal.yaml)
