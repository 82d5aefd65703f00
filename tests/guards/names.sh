#!/usr/bin/env bash
# One name, one thing: x.hpp and x.cpp may be a pair on one floor; no other two sources share a name. Usage: names.sh ROOT
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$1"

complain "the name is taken by another file; a pair x.hpp, x.cpp must stand on one floor" \
  < <(find include sim \( -name '*.hpp' -o -name '*.cpp' \) 2>/dev/null | LC_ALL=C sort | awk '
    {
      path = $0
      sub(/^include\/chokepoint\//, "", path)
      sub(/^sim\//, "", path)
      file = path
      sub(/.*\//, "", file)
      room = substr(path, 1, length(path) - length(file))
      stem = file
      sub(/\.[a-z]+$/, "", stem)
      if (file in path_of) print $0 ": also " path_of[file]
      else if (stem in room_of && room_of[stem] != room) print $0 ": also in " room_of[stem]
      path_of[file] = $0
      room_of[stem] = room
    }')
exit "$found"
