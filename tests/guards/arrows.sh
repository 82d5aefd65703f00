#!/usr/bin/env bash
# Arrows point down: a folder includes its own floor or a lower one. Usage: arrows.sh ROOT
set -euo pipefail
source "$(dirname "$0")/common.sh"

complain "an arrow must point down (core < rules, kernel < scenario < network < engine < measure < study < report < cli)" \
  < <(code "$1" | awk '
    BEGIN {
      n = split("core 1 rules 2 kernel 2 scenario 3 network 4 engine 5 measure 6 study 7 report 8 cli 9", word, " ")
      for (i = 1; i < n; i += 2) height[word[i]] = word[i + 1]
    }
    # The floor of a path: its first folder below include/chokepoint or sim; sim/main.cpp is the door itself.
    function floor_of(path) {
      sub(/^include\/chokepoint\//, "", path)
      sub(/^sim\//, "", path)
      if (path !~ /\//) return path == "main.cpp" ? "cli" : ""
      sub(/\/.*/, "", path)
      return path
    }
    {
      colon = index($0, ":")
      path = substr($0, 1, colon - 1)
      text = $0
      sub(/^[^:]*:[0-9]+:/, "", text)
      if (text !~ /^[ \t]*#[ \t]*include[ \t]*["<]/) next
      from = floor_of(path)
      if (!(from in height)) { print $0; next }
      target = text
      sub(/^[^"<]*["<]/, "", target)
      sub(/[">].*/, "", target)
      quoted = text ~ /include[ \t]*"/
      if (sub(/^chokepoint\//, "", target) || target ~ /^\.\./ || (quoted && target ~ /\//)) {
        while (sub(/^\.\.\//, "", target)) { }
        sub(/^(sim|include\/chokepoint)\//, "", target)
        to = target
        if (!sub(/\/.*/, "", to) || !(to in height)) { print $0; next }
        if (to != from && height[to] >= height[from]) print $0
      }
    }')
exit "$found"
