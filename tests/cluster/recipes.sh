#!/usr/bin/env bash
# The recipes of docs/results.md, run as they stand there, with the tools that Debian and npm have. Installs them as root.
# Usage: recipes.sh PROGRAM ROOT
set -euo pipefail
program=$(realpath "$1") root=$(realpath "$2")
pad=$(mktemp -d)
trap 'rm -rf "$pad"' EXIT
cd "$pad"

# block LANGUAGE: the first fenced block of that language on the page.
block() { awk -v fence="\`\`\`$1" '$0 == fence { on = 1; next } /^```$/ && on { exit } on' "$root/docs/results.md"; }
install() {
  ((EUID == 0)) || return 0
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@" </dev/null >/dev/null 2>&1 || true
}

"$program" sweep "$root/scenarios/studies/closure-and-stock.yaml" --quiet --out results/stock >/dev/null
# By hand, in days: closed less 35 at the others and the plant's own stock.
ran=0
python=$(dpkg -L python3-minimal 2>/dev/null | grep -m1 'bin/python3$' || command -v python3 || true)
"${python:-false}" -c 'import pandas' 2>/dev/null || install python3-pandas python3-openpyxl
if "${python:-false}" -c 'import pandas' 2>/dev/null; then
  block python >recipe.py
  "$python" recipe.py >pandas.txt
  grep -Eq '^90\.0 +50\.0 +40\.0 +30\.0 +20\.0$' pandas.txt || { cat pandas.txt; exit 1; }
  echo "pandas: as by hand"
  ran=1
  if "$python" -c 'import openpyxl' 2>/dev/null; then
    "$python" - <<'PY'
import openpyxl, datetime
book = openpyxl.load_workbook("results/stock/summary.xlsx")
points = list(book["Points"].values)
column = points[0].index("first_stop date")
dates = [row[column] for row in points[1:] if row[column] is not None]
assert datetime.datetime(2025, 6, 7) in dates, dates  # 60 days closed, 15 days of stock: by hand
assert len(book["Outputs"]._charts) == 1
PY
    echo "workbook: real dates and a chart"
  fi
fi
command -v Rscript >/dev/null && Rscript -e 'library(RSQLite)' >/dev/null 2>&1 || [[ -z ${WITH_R:-} ]] || install r-base-core r-cran-rsqlite r-cran-dbi
if command -v Rscript >/dev/null && Rscript -e 'library(RSQLite)' >/dev/null 2>&1; then
  block r >recipe.R
  Rscript recipe.R >r.txt
  grep -Eq '^90 +50 +40 +30 +20$' r.txt || { cat r.txt; exit 1; }
  echo "R: as by hand"
  ran=1
else
  echo "R: not there (WITH_R=1 installs it)"
fi
if command -v npm >/dev/null && npm install --silent --no-audit --no-fund @duckdb/node-api >/dev/null 2>&1; then
  block sql >recipe.sql
  cat >duck.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
const db = await (await DuckDBInstance.create(':memory:')).connect();
let table;
for (const statement of readFileSync('recipe.sql', 'utf8').split(';').map((s) => s.trim()).filter(Boolean)) {
  const rows = await (await db.runAndReadAll(statement)).getRows();
  if (statement.startsWith('SELECT')) table = rows;
}
const last = table.filter((r) => r[0] === 90 || r[0] === 90n).map((r) => Number(r[2])).join(' ');
if (last !== '50 40 30 20') throw new Error(last);
const back = await (await db.runAndReadAll("SELECT count(*) FROM 'results/stock/trials.parquet'")).getRows();
if (Number(back[0][0]) !== 12) throw new Error('parquet');
JS
  node duck.mjs
  echo "DuckDB: as by hand, and Parquet"
  # What the program writes itself with DuckDB's library: the same rows, numbers as numbers, dates as dates.
  CHOKEPOINT_DUCKDB=$(find "$PWD/node_modules" -name libduckdb.so | head -n 1)
  export CHOKEPOINT_DUCKDB
  "$program" sweep "$root/scenarios/studies/closure-and-stock.yaml" --quiet --out results/own >/dev/null
  cat >own.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const db = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (text) => (await (await db.runAndReadAll(text)).getRows())[0].map(Number);
const [rows, apart] = await ask(`SELECT count(*), (SELECT count(*) FROM
  (FROM 'results/own/trials.parquet' EXCEPT FROM read_csv('results/stock/trials.csv', sample_size = -1))) FROM 'results/own/trials.parquet'`);
if (rows !== 12 || apart !== 0) throw new Error(`${rows} rows, ${apart} of them others`);
const [mean] = await ask("SELECT avg(stop_days) FROM 'results/own/trials.parquet' WHERE closed = 90");
if (mean !== 35) throw new Error(`mean ${mean}`);  // by hand: of 50, 40, 30 and 20
JS
  node own.mjs
  echo "Parquet: written by the program, row by row the same"
  ran=1
else
  echo "DuckDB: not there"
fi
((ran)) || exit 77
