// A sweep's tables as Parquet, by DuckDB, where its shared library is.
#pragma once
#include <string>
#include <vector>

namespace chokepoint {

/// Writes NAME.parquet beside NAME.csv in `folder`, for each of the names, with whole numbers, dates and times as such.
/// The library is the one that the environment variable CHOKEPOINT_DUCKDB names, otherwise libduckdb.so where the
/// system looks for libraries. False when that one is not there; throws std::runtime_error when the one that was named
/// cannot be loaded, or when a file cannot be written.
bool write_parquet(const std::string& folder, const std::vector<std::string>& names);

}  // namespace chokepoint
