#!/usr/bin/env bash
# Which lines of the engine, the rules and the kernel do the tests reach? Usage: coverage.sh ROOT [FLOOR...]
set -euo pipefail
source "$(dirname "$0")/objects.sh"
open_house coverage "$1"
shift
(($# > 0)) || set -- kernel rules engine
flags='-O0 -w --coverage'
precompile
compile_folders "$@"
find "$work/objects" -name '*.gcda' -delete
: >"$work/build.log"
for program in chokepoint_tests chokepoint_properties; do
  if [[ $program == chokepoint_properties ]] && ! has_properties; then continue; fi
  link "$program" "$work/objects/*.o" --coverage || die "cannot link: see $work/build.log"
  say "coverage: $program"
  (cd "$root" && RC_PARAMS='seed=20250404 max_success=60' "$work/$program" '~[long]' </dev/null >"$work/$program.log" 2>&1) ||
    say "coverage: a test of $program has failed; see $work/$program.log"
done

# gcov's own words: File '...', Lines executed:98.44% of 64.
cd "$work/objects"
gcov -r -s "$root" ./*.gcda 2>/dev/null | awk '
  /^File / { file = $2; gsub(/\047/, "", file) }
  /^Lines executed:/ && file ~ /^(sim|include\/chokepoint)\/(engine|rules|kernel)\// {
    split(substr($0, 16), part, /% of /)
    lines[file] = part[2]
    hit[file] = part[1] * part[2] / 100
    file = ""
  }
  END {
    for (f in lines) {
      split(f, path, "/")
      floor = path[1] == "sim" ? path[2] : path[3]
      of[floor] += lines[f]
      reached[floor] += hit[f]
      printf "%6.1f %%  %5d  %s\n", 100 * hit[f] / lines[f], lines[f], f | "sort -n"
    }
    close("sort -n")
    for (floor in of) {
      printf "%s: %.1f %% of %d lines\n", floor, 100 * reached[floor] / of[floor], of[floor]
      all += of[floor]
      most += reached[floor]
    }
    printf "all: %.1f %% of %d lines\n", 100 * most / all, all
  }'
say "coverage: the lines that no test reaches are marked ##### in $work/objects/*.gcov"
