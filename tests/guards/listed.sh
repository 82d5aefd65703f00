#!/usr/bin/env bash
# Every source stands in a CMakeLists.txt, so that nothing is silently not built, not run or not installed; and test
# names have none of the characters that ctest's registration splits at. Usage: listed.sh ROOT
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$1"

# unlisted FOLDER PATTERN LIST: files below FOLDER, relative to it, that are no word of LIST.
unlisted() {
  local file listed
  listed=$(sed 's/#.*//' "$3" | tr -s '[:space:])' '\n')
  (cd "$1" && find . -name "$2" | LC_ALL=C sort) | while IFS= read -r file; do
    grep -qxF -- "${file#./}" <<<"$listed" || printf '%s/%s: not in %s\n' "$1" "${file#./}" "$3"
  done
}

complain "list it, or it is never built" < <(unlisted sim '*.cpp' sim/CMakeLists.txt)
complain "list it, or it is never run" < <(unlisted tests '*.cpp' tests/CMakeLists.txt)
complain "list it, or it is never installed" < <(unlisted include/chokepoint '*.hpp' sim/CMakeLists.txt)
complain "no semicolon, bracket or backslash in the name of a test" \
  < <(grep -rnE --include='*.cpp' '^ *(TEST_CASE|SCENARIO)\("[^"]*[];[\\]' tests || true)
exit "$found"
