# Shared by what builds the tests in another way: some objects of the library are made anew with other flags, and the
# rest of build/release is linked to them as it is. With its headers compiled once, a file takes a second.
# shellcheck shell=bash disable=SC2034 # flags are the caller's

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$name: $*"
  exit 1
}

# open_house NAME ROOT: where things are. NAME has build/NAME to itself.
open_house() {
  name=$1
  root=$(cd "$2" && pwd)
  release=$root/build/release
  work=$root/build/$name
  flags=''
}

# The command that makes a target of build/release, without what follows it.
command_for() {
  ninja -C "$release" -t commands "$1" | tail -n 1 | sed -e 's/^: && //' -e 's/ && .*//'
}
# How a file is compiled, without a compiler cache and with $flags, up to what it makes.
compiler_for() {
  command_for "sim/CMakeFiles/chokepoint.dir/${1#sim/}.o" |
    sed -E -e 's/ -MD -MT [^ ]+ -MF [^ ]+//' -e "s/ -o [^ ]+ -c [^ ]+\$/ $flags/" -e 's/^[^ ]*ccache //'
}

# The headers of all floors below report, compiled once: they are most of what a file takes.
precompile() {
  local header stem=$work/headers/all.hpp
  [[ -x $release/chokepoint_tests ]] || die "build first: ./dev build"
  mkdir -p "$work/headers"
  if [[ -f $stem.gch && -z $(find "$root/include" "$root/sim" -name '*.hpp' -newer "$stem.gch" -print -quit) ]]; then return; fi
  for header in "$root"/sim/engine/*.hpp "$root"/include/chokepoint/{core,kernel,rules,scenario,network,engine,measure,study}/*.hpp; do
    printf '#include "%s"\n' "$header"
  done >"$stem"
  (cd "$release" && eval "$(compiler_for sim/engine/step.cpp) -iquote '$root/sim/engine' -x c++-header -o '$stem.new' -c '$stem'") \
    >"$work/build.log" 2>&1 || die "cannot compile the headers: see $work/build.log"
  mv "$stem.new" "$stem.gch"
}

# compile FILE TEXT OBJECT: TEXT as FILE is compiled.
compile() {
  local headers="-include '$work/headers/all.hpp'"
  if [[ $1 == sim/report/* ]]; then headers=''; fi
  (cd "$release" &&
    eval "$(compiler_for "$1") $headers -iquote '$root/$(dirname "$1")' -o '$3' -c '$2'") \
    >"$work/build.log" 2>&1
}

# link PROGRAM OBJECTS [FLAGS]: what the objects define is not looked for in the library.
link() {
  local command gold=''
  if command -v ld.gold >/dev/null; then gold=-fuse-ld=gold; fi
  command=$(command_for "$1" | sed -E "s| -o $1 | $gold ${3:-} -o $work/$1 $2 |")
  (cd "$release" && eval "$command") >>"$work/build.log" 2>&1
}

has_properties() { ninja -C "$release" -t query chokepoint_properties >/dev/null 2>&1; }

# compile_folders FOLDER...: every source of these folders of sim/ that has changed, as many at a time as there are
# processors. Sources that cannot be compiled are named at the end.
compile_folders() {
  local file object running=0 failed=()
  mkdir -p "$work/objects"
  for file in $(cd "$root" && printf "sim/%s/*.cpp\n" "$@" | xargs -I{} bash -c 'ls {}'); do
    object=$work/objects/$(basename "$file" .cpp).o
    if [[ $object -nt $root/$file && $object -nt $work/headers/all.hpp.gch ]]; then continue; fi
    rm -f "$object"
    compile "$file" "$root/$file" "$object" &
    running=$((running + 1))
    if ((running % $(nproc) == 0)); then wait; fi
  done
  wait
  for file in $(cd "$root" && printf "sim/%s/*.cpp\n" "$@" | xargs -I{} bash -c 'ls {}'); do
    [[ -f $work/objects/$(basename "$file" .cpp).o ]] || failed+=("$file")
  done
  ((${#failed[@]} == 0)) || die "cannot compile ${failed[*]}"
}
