#!/usr/bin/env bash
# What the world does to a program: files that are huge, empty, binary, torn, endless or gone; disks that are full,
# folders that may not be written, two runs at once, signals at any moment. Always a clear word, nothing lost and nothing
# half-written. Usage: hostile.sh PROGRAM ROOT
# shellcheck disable=SC2016 # awk's and the inner shells' dollars
set -uo pipefail
program=$1
root=$2
pad=$(mktemp -d)
mounted=
# shellcheck disable=SC2317 # called by the trap
tidy() {
  [[ -z $mounted ]] || umount "$mounted"
  rm -rf "$pad"
}
trap tidy EXIT
cd "$pad" || exit 1
wrong=0
checks=0
scenario=$root/scenarios/minimal.yaml

complain() {
  printf '%s\n' "$*"
  wrong=1
}

# told STATUS WORDS COMMAND...: ends with STATUS, says WORDS on standard error, and is not killed.
told() {
  local status=$1 words=$2 got=0
  shift 2
  checks=$((checks + 1))
  timeout 60 "$@" >out 2>err </dev/null || got=$?
  [[ $got == "$status" ]] || complain "status $got instead of $status: $* ($(tail -n 1 err | cut -c 1-200))"
  [[ -z $words ]] || grep -qF -- "$words" err || complain "does not say '$words': $* ($(tail -n 1 err | cut -c 1-200))"
}

# nothing_aside FOLDER: what a run makes beside a folder while it writes is gone.
nothing_aside() {
  local left
  left=$(find "$(dirname "$1")" -maxdepth 1 -name '*.new.*' -o -maxdepth 1 -name '*.old.*')
  [[ -z $left ]] || complain "left behind: $left"
}

# whole FOLDER: a folder of results is there, and every table that its manifest lists.
whole() {
  local file
  [[ -s $1/manifest.json && -s $1/summary.json ]] || complain "$1 is not whole"
  for file in "$1"/*; do
    [[ $(tail -c 1 "$file" | od -An -c) == *'\n'* ]] || complain "$file has no end"
  done
}

torn_texts() {
  local n size
  size=$(stat -c %s "$scenario")
  # Torn anywhere: a mistake that is told, or a shorter scenario that is complete; never anything else.
  for ((n = 1; n < 40; n++)); do
    head -c $((size * n / 40)) "$scenario" >torn.yaml
    checks=$((checks + 1))
    timeout 60 "$program" check torn.yaml >out 2>err
    case $? in
      0) ;;
      2) grep -qE '^torn\.yaml:[0-9]+:[0-9]+: ' err || complain "torn after $((size * n / 40)) bytes: no place is told" ;;
      *) complain "torn after $((size * n / 40)) bytes: status $?" ;;
    esac
  done
}

strange_texts() {
  : >empty.yaml
  told 2 'empty.yaml' "$program" check empty.yaml
  head -c 100000 "$program" >binary.yaml
  told 2 'binary.yaml:1:' "$program" check binary.yaml
  printf 'title: a\0b\n' >nul.yaml
  told 2 'is a NUL' "$program" check nul.yaml
  printf '\xff\xfet\0i\0t\0l\0e\0' >wide.yaml
  told 2 'UTF-16' "$program" check wide.yaml
  printf 'title: \xe9t\xe9\n' >latin.yaml
  told 2 'is not UTF-8' "$program" check latin.yaml
  yes 'x: 1' | head -n 250000 >many.yaml
  told 2 'many.yaml' "$program" check many.yaml
  printf '[%.0s' {1..50000} >brackets.yaml
  told 2 'brackets.yaml:1:' "$program" check brackets.yaml
  awk 'BEGIN { for (i = 0; i < 3000; ++i) printf "%*sa:\n", i, "" }' >deep.yaml
  told 2 'nested deeper than' "$program" check deep.yaml
  awk 'BEGIN { print "a0: &a0 [x, x, x, x, x, x, x, x, x]"
    for (i = 1; i < 12; ++i) { printf "a%d: &a%d [", i, i; for (k = 0; k < 9; ++k) printf "%s*a%d", k ? ", " : "", i - 1; print "]" } }' >laughs.yaml
  told 2 'aliases' "$program" check laughs.yaml
  printf 'a: &a [*a]\n' >itself.yaml
  told 2 'itself.yaml:1:' "$program" check itself.yaml
  printf 'extends: circle.yaml\n' >circle.yaml
  told 2 'circle.yaml:1:' "$program" check circle.yaml
  told 2 'larger than' "$program" check /dev/zero
  told 2 'folder' "$program" check .
  told 2 'gone.yaml' "$program" check gone.yaml
  ln -s nowhere dangling.yaml
  told 2 'dangling.yaml' "$program" check dangling.yaml
}

same_texts() {
  "$program" run -q "$scenario" >plain
  sed 's/$/\r/' "$scenario" >crlf.yaml
  { printf '\xef\xbb\xbf' && cat "$scenario"; } >mark.yaml
  local file
  for file in crlf.yaml mark.yaml; do
    checks=$((checks + 1))
    "$program" run -q "$file" >out
    cmp -s plain out || complain "$file is not read as the plain file is"
  done
}

vanishing_files() {
  printf 'extends: base.yaml\n' >top.yaml
  cp "$scenario" base.yaml
  told 0 '' "$program" check top.yaml
  rm base.yaml
  told 2 'base.yaml' "$program" run top.yaml --out vanished
  [[ ! -e vanished ]] || complain 'a run that could not begin has left a folder'
}

full_disks() {
  told 1 'cannot write to standard output' bash -c '"$1" run -q "$2" >/dev/full' - "$program" "$scenario"
  told 1 'cannot write' bash -c 'trap "" XFSZ; ulimit -f 1; "$1" run -q "$2" --out limited >/dev/null' - "$program" "$scenario"
  [[ ! -e limited ]] || complain 'a folder that could not be written whole is there'
  nothing_aside "$pad/limited"
  mkdir small
  if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
    mounted=$pad/small
    told 1 'cannot write' "$program" run -q "$scenario" --out small/results
    [[ ! -e small/results ]] || complain 'a folder on a full disk that could not be written whole is there'
    nothing_aside "$pad/small/results"
    umount small && mounted=
  fi
}

# What may not be written is refused before the work, and what stands there stays.
unwritable_places() {
  printf 'mine\n' >file
  told 2 'file' "$program" run "$scenario" --out file
  told 2 'file/in' "$program" run "$scenario" --out file/in
  told 2 '/proc/results' "$program" run "$scenario" --out /proc/results
  mkdir theirs && printf 'theirs\n' >theirs/letter
  told 2 'use --force' "$program" run "$scenario" --out theirs
  told 2 'no folder of results' "$program" run "$scenario" --out theirs --force
  [[ $(cat file) == mine && $(cat theirs/letter) == theirs ]] || complain 'something of the user was changed'
  if ((EUID != 0)); then
    mkdir locked && chmod a-w locked
    told 2 'locked' "$program" run "$scenario" --out locked/results
  fi
}

two_at_once() {
  local round a b
  for round in 1 2 3 4 5; do
    checks=$((checks + 1))
    "$program" run -q "$scenario" --out "both-$round" >/dev/null 2>err.a &
    a=$!
    "$program" run -q "$scenario" --out "both-$round" >/dev/null 2>err.b &
    b=$!
    wait "$a"
    a=$?
    wait "$b"
    b=$?
    whole "both-$round"
    nothing_aside "$pad/both-$round"
    # One has written; the other has too late found the folder taken, and says so.
    [[ $a == 0 || $b == 0 ]] || complain "two at once: neither has written: $(cat err.a err.b)"
    [[ $a == 0 && $b == 0 ]] && complain 'two at once: both say that they have written'
    [[ -s err.a || -s err.b ]] || complain 'two at once: nobody says that the folder was taken'
  done
}

# interrupted SIGNAL SECONDS: a run that is told to stop then leaves a whole folder or none.
interrupted() {
  local status run
  checks=$((checks + 1))
  rm -rf cut
  "$program" run -q "$scenario" --replications 400 --jobs 2 --out cut >out 2>err &
  run=$!
  sleep "$2"
  kill -"$1" "$run" 2>/dev/null
  wait "$run"
  status=$?
  # 128 + the signal: before the program listens.
  case $status in
    0 | 130 | 143) ;;
    *) complain "$1 after $2 s: status $status: $(tail -n 1 err)" ;;
  esac
  [[ ! -e cut ]] || whole cut
  [[ $status != 0 || -e cut ]] || complain "$1 after $2 s: it says that all is well, and there are no results"
  nothing_aside "$pad/cut"
}

signals() {
  local seconds
  for seconds in 0 0.005 0.01 0.02 0.05 0.1 0.2 0.4 0.8; do
    interrupted INT "$seconds"
    interrupted TERM "$seconds"
  done
}

torn_texts
strange_texts
same_texts
vanishing_files
full_disks
unwritable_places
two_at_once
signals
printf 'hostile: %d checks\n' "$checks"
exit "$wrong"
