#!/usr/bin/env bash
# The same question gives the same bytes: from g++ with and without the optimiser, from clang, on 1, 2 and 8 threads.
# PROGRAM is that of g++ with the optimiser; builds the two others, which takes a while: it runs under the label `long`.
# Usage: same_bytes.sh ROOT BUILD PROGRAM
set -euo pipefail
root=$(cd "$1" && pwd)
build=$(mkdir -p "$2" && cd "$2" && pwd)
scenarios=(minimal beer-game april-2025-june-easing chips-2025 red-sea-2024 quota-2024)

# program NAME COMPILER FLAGS: builds one if it is not there yet.
program() {
  cmake -G Ninja -S "$root" -B "$build/$1" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$2" \
    -DCMAKE_CXX_FLAGS_RELEASE="$3 -DNDEBUG" -DCHOKEPOINT_TESTS=OFF >"$build/$1.log"
  cmake --build "$build/$1" --target chokepoint_cli >>"$build/$1.log"
}

# sums NAME JOBS: of every file of results but the manifest, which holds the clock.
sums() {
  local scenario out
  for scenario in "${scenarios[@]}"; do
    out=$build/results/$1-$2/$scenario
    rm -rf "$out"
    "$build/$1/chokepoint" run -q "$root/scenarios/$scenario.yaml" --replications 3 --jobs "$2" --out "$out" >"$build/answer"
    mv "$build/answer" "$out/answer.txt"
    sed -i '/results in/d' "$out/answer.txt"
    (cd "$out" && for file in *; do [[ $file == manifest.json ]] || printf '%s %s/%s\n' "$(cksum <"$file")" "$scenario" "$file"; done)
  done
}

mkdir -p "$build/gcc-O2"
cp "$3" "$build/gcc-O2/chokepoint"
program gcc-O0 g++ -O0
program clang-O2 clang++-14 -O2
sums gcc-O2 1 >"$build/expected"
wrong=0
for case in 'gcc-O2 2' 'gcc-O2 8' 'gcc-O0 2' 'clang-O2 2'; do
  # shellcheck disable=SC2086 # two words
  sums $case >"$build/got"
  if cmp -s "$build/expected" "$build/got"; then
    printf 'same bytes: %s threads\n' "$case"
  else
    printf 'other bytes: %s threads\n' "$case"
    diff "$build/expected" "$build/got" || true
    wrong=1
  fi
done
printf '%d files of %d scenarios\n' "$(wc -l <"$build/expected")" "${#scenarios[@]}"
exit "$wrong"
