#!/usr/bin/env bash
# The tests on a library with sanitizers in it. Usage: sanitize.sh ROOT address|thread [CATCH2 ARGS]
#   address   addresses and undefined behaviour, on everything
#   thread    data races, on what runs on several threads
set -euo pipefail
source "$(dirname "$0")/objects.sh"
open_house "sanitize-${2:-}" "$1"
kind=${2:-}
shift 2
case $kind in
  address)
    sanitizers=-fsanitize=address,undefined
    (($# > 0)) || set -- '~[long]'
    ;;
  thread)
    sanitizers=-fsanitize=thread
    (($# > 0)) || set -- '-#' '[#execute_test],[#same_world_test],[#findings_test]'
    ;;
  *) die 'address or thread?' ;;
esac
flags="-O1 -g1 -w -fno-omit-frame-pointer -fno-sanitize-recover=all $sanitizers"
precompile
compile_folders core kernel rules scenario network engine measure study report
: >"$work/build.log"
link chokepoint_tests "$work/objects/*.o" "$sanitizers" || die "cannot link: see $work/build.log"
cd "$root"
exec "$work/chokepoint_tests" "$@" </dev/null
