# Shared by the guards: how they read the tree and how they report.
# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # awk's dollars; the guard sets lines and reads found

# Every line of product code as path:line: text, with comments cut and the insides of strings emptied
# (but not in an #include, whose string is the point).
code() {
  (cd "$1" && find include sim \( -name '*.hpp' -o -name '*.cpp' \) 2>/dev/null | LC_ALL=C sort | xargs -r awk '
    { text = $0 }
    text !~ /^[ \t]*#[ \t]*include/ { gsub(/"([^"\\]|\\.)*"/, "\"\"", text) }
    { sub(/\/\/.*/, "", text) }
    text ~ /[^ \t]/ { print FILENAME ":" FNR ": " text }')
}

found=0
# complain MESSAGE < lines: prints each line with the message; an empty input is fine.
complain() {
  local line
  while IFS= read -r line; do
    printf '%s\n    %s\n' "$line" "$1"
    found=1
  done
}

# forbid PATTERN MESSAGE [ROOMS]: no line of $lines may match PATTERN outside the paths that begin as ROOMS says.
forbid() {
  local hits
  hits=$(grep -E "^[^:]+:[0-9]+:.*($1)" <<<"$lines") || return 0
  complain "$2" < <(grep -vE "^(${3:-//})" <<<"$hits")
}
