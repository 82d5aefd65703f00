#!/usr/bin/env bash
# Does the suite bite? Plants the faults of mutants.txt one by one, each in a copy of its file, compiles that file alone,
# links it with all else that build/release holds, and runs the tests until one of them fails. What was found out is
# kept, so a run that was cut short goes on where it stopped. The sources themselves are never touched.
# Usage: mutate.sh ROOT [--check | --again] [NAME...]
#   --check   only sees whether every fault can still be planted
#   --again   forgets what earlier runs found out (of the names, if there are any)
set -euo pipefail
source "$(dirname "$0")/objects.sh"
open_house mutate "$1"
shift
list=$root/tests/suite/mutants.txt
results=$work/results.tsv
names=() files=() firsts=() whys=() sames=() olds=() news=()

read_list() {
  local line i=-1
  while IFS= read -r line; do
    case $line in
      '== '*)
        i=$((i + 1))
        line=${line#== }
        names[i]=${line%%: *} whys[i]=${line#*: }
        files[i]='' firsts[i]='' sames[i]='' olds[i]='' news[i]=''
        ;;
      'file: '*) files[i]=${line#file: } ;;
      'first: '*) firsts[i]=${line#first: } ;;
      'same: '*) sames[i]=${line#same: } ;;
      '-|'*) olds[i]+=${line#-|}$'\n' ;;
      '+|'*) news[i]+=${line#+|}$'\n' ;;
      '' | '#'*) ;;
      *) die "mutants.txt: what is this line? $line" ;;
    esac
  done <"$list"
}

# Every fault has a name of its own and a text that stands in its file exactly once.
check_list() {
  local i text rest bad=0
  declare -A seen=()
  for i in "${!names[@]}"; do
    text=$(<"$root/${files[i]}")$'\n'
    rest=${text#*"${olds[i]}"}
    if [[ -n ${seen[${names[i]}]:-} ]]; then
      say "mutate: ${names[i]}: the name is taken"
      bad=1
    elif [[ -z ${olds[i]} || -z ${news[i]} ]]; then
      say "mutate: ${names[i]}: says no text, or none instead"
      bad=1
    elif [[ $rest == "$text" ]]; then
      say "mutate: ${names[i]}: its text no longer stands in ${files[i]}; write down what stands there now"
      bad=1
    elif [[ $rest == *"${olds[i]}"* ]]; then
      say "mutate: ${names[i]}: its text stands in ${files[i]} more than once"
      bad=1
    fi
    seen[${names[i]}]=1
  done
  return "$bad"
}

# Tags of the test files with these stems.
tags() {
  local stem specs=''
  for stem in "$@"; do
    if [[ $specs != *"#${stem}_test]"* ]] && compgen -G "$root/tests/*/${stem}_test.cpp" >/dev/null; then
      specs+="${specs:+,}[#${stem}_test]~[long]"
    fi
  done
  printf '%s' "$specs"
}

# run SECONDS ARGS...: the tests, until the first that fails.
run() {
  local seconds=$1
  shift
  (cd "$root" && timeout "$seconds" "$@" --abort </dev/null >"$work/run.log" 2>&1)
}

# Which test noticed? Empty when none did.
noticed_by() {
  local i=$1 stem specs
  stem=$(basename "${files[i]}")
  # shellcheck disable=SC2086 # the stems are words
  specs=$(tags "${stem%.*}" ${firsts[i]})
  if [[ -n $specs ]] && ! run 300 "$work/chokepoint_tests" -# "$specs"; then
    failed_test
  elif has_properties && link chokepoint_properties "$work/mutant.o" &&
    ! RC_PARAMS='seed=20250404 max_success=60' run 300 "$work/chokepoint_properties"; then
    failed_test
  elif ! run 900 "$work/chokepoint_tests" '~[long]'; then
    failed_test
  fi
}

# The test that failed, from Catch2's report: the name stands between two rules of dashes.
failed_test() {
  local name
  name=$(awk '
    /^-----/ { inside = !inside; if (inside) name = ""; next }
    inside { sub(/^ +/, ""); name = name (name == "" ? "" : " ") $0 }
    / FAILED:|unexpected exception|fatal error/ { print name; exit }' "$work/run.log")
  printf '%s' "${name:-an end by force, or a time limit}"
}

plant() {
  local i=$1 text
  text=$(<"$root/${files[i]}")$'\n'
  printf '%s' "${text/"${olds[i]}"/"${news[i]}"}" >"$work/mutant.cpp"
}

known() { [[ -f $results ]] && grep -qF "$(printf '%s\t%s\t' "${names[$1]}" "$(mark "$1")")" "$results"; }
mark() { printf '%s%s%s' "${files[$1]}" "${olds[$1]}" "${news[$1]}" | cksum | cut -d' ' -f1; }

forget() {
  [[ -f $results ]] || return 0
  if (($# == 0)); then
    rm "$results"
    return
  fi
  local name
  for name in "$@"; do
    awk -F '\t' -v name="$name" '$1 != name' "$results" >"$results.new" && mv "$results.new" "$results"
  done
}

try_all() {
  local i by
  for i in "${!names[@]}"; do
    if (($# > 0)) && [[ " $* " != *" ${names[i]} "* ]]; then continue; fi
    known "$i" && continue
    plant "$i"
    if ! compile "${files[i]}" "$work/mutant.cpp" "$work/mutant.o" || ! link chokepoint_tests "$work/mutant.o"; then
      die "${names[i]} does not compile: see $work/build.log"
    fi
    by=$(noticed_by "$i")
    printf '%s\t%s\t%s\n' "${names[i]}" "$(mark "$i")" "$by" >>"$results"
    say "mutate: ${names[i]}: ${by:-SURVIVED (${whys[i]})}"
  done
}

summary() {
  local i killed=0 same=0 survived=0 open=0 wrong=0 by
  for i in "${!names[@]}"; do
    if ! known "$i"; then
      open=$((open + 1))
      continue
    fi
    by=$(awk -F '\t' -v name="${names[i]}" '$1 == name { by = $3 } END { print by }' "$results")
    if [[ -n $by && -n ${sames[i]} ]]; then
      printf 'not the same after all: %s, noticed by: %s\n' "${names[i]}" "$by"
      wrong=1
    elif [[ -n $by ]]; then
      killed=$((killed + 1))
    elif [[ -n ${sames[i]} ]]; then
      same=$((same + 1))
      printf 'no fault: %s (%s): %s\n' "${names[i]}" "${whys[i]}" "${sames[i]}"
    else
      survived=$((survived + 1))
      printf 'survived: %s (%s), in %s\n' "${names[i]}" "${whys[i]}" "${files[i]}"
    fi
  done
  printf '%d faults: %d noticed, %d survived, %d are no faults' "${#names[@]}" "$killed" "$survived" "$same"
  if ((killed + survived > 0)); then printf '; %d %% noticed' $((100 * killed / (killed + survived))); fi
  if ((open > 0)); then printf '; %d not tried yet' "$open"; fi
  printf '\n'
  return $((wrong))
}

read_list
again=no
case ${1:-} in
  --check)
    check_list
    say "mutate: ${#names[@]} faults can be planted"
    exit
    ;;
  --again)
    again=yes
    shift
    ;;
esac
check_list || exit 1
for name in "$@"; do
  [[ " ${names[*]} " == *" $name "* ]] || die "no fault is called $name"
done
[[ $again == no ]] || forget "$@"
flags='-O1 -w'
precompile
try_all "$@"
summary
