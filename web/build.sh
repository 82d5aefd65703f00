#!/usr/bin/env bash
# Builds the pictures' program into FOLDER/report.js. Without Node, or when npm cannot fetch what the lock file names, the
# file is empty, and chokepoint says so when it writes a page. Usage: build.sh FOLDER
set -euo pipefail
web=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
into=$1
mkdir -p "$into"

leave_out() {
  printf 'chokepoint: pages will have no pictures: %s\n' "$1" >&2
  : >"$into/report.js"
  exit 0
}

command -v node >/dev/null || leave_out "there is no node"
command -v npm >/dev/null || leave_out "there is no npm"
cp "$web"/package.json "$web"/package-lock.json "$web"/.npmrc "$into"
if ! cmp -s "$into/package-lock.json" "$into/installed-lock.json"; then
  (cd "$into" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) </dev/null >&2 ||
    leave_out "npm could not fetch the packages of web/package-lock.json; remove $into/report.js to try again"
  cp "$into/package-lock.json" "$into/installed-lock.json"
fi
NODE_PATH="$into/node_modules" "$into/node_modules/.bin/esbuild" "$web/src/main.js" --bundle --minify --format=iife \
  --target=es2020 --charset=ascii --legal-comments=none --loader:.json=json --log-level=warning --outfile="$into/report.js" ||
  leave_out "the program in web/src could not be built"
