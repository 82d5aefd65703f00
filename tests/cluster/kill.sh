#!/usr/bin/env bash
# kill -9 at fifty moments: no trial that was reported is lost, none is there twice, and the file that comes out in the
# end is that of an undisturbed run. Usage: kill.sh PROGRAM ROOT
set -euo pipefail
program=$1 root=$2
pad=$(mktemp -d)
trap 'rm -rf "$pad"' EXIT
study=$root/tests/studies/killed.yaml

"$program" sweep "$study" --quiet --out "$pad/whole" >/dev/null

rows() { sqlite3 "$1" "$2"; }
kills=0 reported=0
while ((kills < 50)); do
  "$program" sweep "$study" --out "$pad/parts" >/dev/null 2>"$pad/messages" &
  pid=$!
  # A different moment each time, from before the file is open to well into the work.
  sleep "0.$(printf '%02d' $(((kills * 37) % 60 + 3)))"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  if [[ -f $pad/parts/study.sqlite ]]; then
    # Complete: begin again, so that all fifty kills hit running work.
    cmp "$pad/whole/study.sqlite" "$pad/parts/study.sqlite"
    rm -rf "$pad/parts"
    reported=0
  fi
  kills=$((kills + 1))
  [[ -f $pad/parts/running.sqlite ]] || continue
  [[ $(rows "$pad/parts/running.sqlite" 'PRAGMA integrity_check') == ok ]] || { echo "kill $kills: the file is damaged"; exit 1; }
  tables=$(rows "$pad/parts/running.sqlite" "SELECT count(*) FROM sqlite_master WHERE name = 'trials'")
  [[ $tables == 1 ]] || continue
  kept=$(rows "$pad/parts/running.sqlite" 'SELECT count(*) FROM trials')
  distinct=$(rows "$pad/parts/running.sqlite" 'SELECT count(DISTINCT trial) FROM trials')
  [[ $kept == "$distinct" ]] || { echo "kill $kills: a trial is there twice"; exit 1; }
  # "1,234 of 4,096 trials, ...": the last line that was printed
  last=$(sed -n 's/^\([0-9,]*\) of .* trials.*/\1/p' "$pad/messages" | tail -1 | tr -d ,)
  ((${last:-0} > reported)) && reported=$last
  ((kept >= reported)) || { echo "kill $kills: $reported trials were reported, $kept are there"; exit 1; }
  reported=$kept
done
"$program" sweep "$study" --quiet --out "$pad/parts" >/dev/null
cmp "$pad/whole/study.sqlite" "$pad/parts/study.sqlite"
echo "50 kills: nothing lost, nothing twice, the same bytes"
