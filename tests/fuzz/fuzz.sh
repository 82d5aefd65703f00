#!/usr/bin/env bash
# Feeds the readers whatever libFuzzer thinks of, from the seeds of scenarios/ and tests/bad/.
# shellcheck disable=SC2016 # the backquotes of Markdown
# Usage: fuzz.sh ROOT BUILD [SECONDS for each reader, default 60]
set -euo pipefail
root=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
seconds=${3:-60}
corpus=$build/corpus

# Seeds by their content, so that two folders' files of one name do not meet.
seed() {
  local file
  mkdir -p "$corpus/$1"
  shift
  for file in "$@"; do cp "$file" "$corpus/$name/$(cksum <"$file" | tr ' ' '-')"; done
}

words() {
  grep -ohE '^\| `[a-z_]+`' "$root/docs/reference.md" | tr -d '|` ' | sort -u | sed 's/.*/"&:"/'
  printf '"%s"\n' '\x0a  ' ': ' '- ' '{' '}' '[' ']' '&a ' '*a' '~' '2025-01-01' ' t/d' ' d' ' %' 'any'
}

fuzz() {
  local log=$build/$name.log
  printf 'fuzz: %s for %s s\n' "$name" "$seconds" >&2
  (cd "$build" && nice -n 10 "./fuzz_$name" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=3000 -max_len=20000 \
    -print_final_stats=1 -artifact_prefix="$build/$name-finding-" "$@" "$corpus/$name") >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    printf 'fuzz: a finding of %s; see %s\n' "$name" "$log" >&2
    exit 1
  }
  printf 'fuzz: %s: no finding; %s executions\n' "$name" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" >&2
}

words >"$build/words"
name=scenario
seed scenario "$root"/scenarios/*.yaml "$root"/tests/bad/*.yaml "$root"/tests/validation/*.yaml
fuzz -dict="$build/words"
name=csv
seed csv "$root"/tests/bad/*.csv "$root"/scenarios/*/*.csv
fuzz
