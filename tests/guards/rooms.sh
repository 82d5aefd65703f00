#!/usr/bin/env bash
# Each library stays in its room. Usage: rooms.sh ROOT
set -euo pipefail
source "$(dirname "$0")/common.sh"
lines=$(code "$1")

# header PATTERN ROOMS MESSAGE: an #include of PATTERN may stand only in ROOMS.
header() { forbid "#[ \t]*include[ \t]*[<\"]($1)" "$3" "$2"; }

door='sim/(main\.cpp|cli/)|include/chokepoint/cli/'
report="(sim|include/chokepoint)/report/|$door"
study="(sim|include/chokepoint)/study/|$report"

header 'yaml-cpp/' 'sim/scenario/yaml[a-z_]*\.[ch]pp:' 'yaml-cpp only in sim/scenario/yaml*'
header 'boost/program_options' "$door" 'Boost.Program_options only at the door'
header 'boost/graph/' 'sim/network/' 'Boost.Graph only in sim/network, never in a public header'
header 'boost/(random|math)' '(sim|include/chokepoint)/core/' 'Boost.Random and Boost.Math only in core'
header 'boost/' 'sim/|include/chokepoint/core/' 'no Boost in the public headers above core'
header 'nlohmann/' "$report" 'nlohmann only in report and cli'
header 'sqlite3' 'sim/report/sqlite\.cpp:' "SQLite's own interface only in sim/report/sqlite.cpp"
header 'xlsxwriter' 'sim/report/workbook\.cpp:' 'libxlsxwriter only in sim/report/workbook.cpp'
header '(thread|mutex|shared_mutex|atomic|future|condition_variable|semaphore|barrier|latch|pthread\.h)>' "$study" \
  'threads only from study upwards'
header '(fstream|filesystem|iostream|stdio\.h|unistd\.h)>' "$report" 'files and streams only in report and cli'
# core may format with snprintf, which touches no stream.
header 'cstdio>' "sim/core/[a-z_]*\.cpp:|$report" '<cstdio> only in core (for snprintf), report and cli'
forbid '(^|[^A-Za-z0-9_])(f?printf|f?puts|f?putc|fopen|fwrite|fread|stdout|stderr|stdin|std::c(out|err|log|in))([^A-Za-z0-9_]|$)' \
  'files and streams only in report and cli' "$report"
header 'chrono>' "sim/core/civil\.cpp:|$study" '<chrono> only for the calendar of core/civil.cpp, and from study upwards'
forbid '(^|[^A-Za-z0-9_])(steady_clock|system_clock|high_resolution_clock|clock_gettime|gettimeofday|getenv)([^A-Za-z0-9_]|$)' \
  'no clock and no environment below study' "$study"
exit "$found"
