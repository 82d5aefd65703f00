// Parquet is written where DuckDB is; that its files hold the rows is tested by tests/cluster/recipes.sh, which fetches
// it.
#include "chokepoint/report/parquet.hpp"

#include <cstdlib>
#include <stdexcept>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a library that was named and is none is an error that names it") {
  setenv("CHOKEPOINT_DUCKDB", "/nowhere/libduckdb.so", 1);
  CHECK_THROWS_WITH(write_parquet("/nowhere", {"trials"}),
                    Catch::StartsWith("CHOKEPOINT_DUCKDB names what cannot be loaded: /nowhere/libduckdb.so"));
  // Any other library lacks its functions.
  setenv("CHOKEPOINT_DUCKDB", "libsqlite3.so.0", 1);
  CHECK_THROWS_WITH(write_parquet("/nowhere", {"trials"}), "DuckDB's library lacks duckdb_open");
  unsetenv("CHOKEPOINT_DUCKDB");
}
