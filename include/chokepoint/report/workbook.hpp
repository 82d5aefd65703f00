// A sweep as a workbook for spreadsheets: real dates, plain numbers, one chart.
#pragma once
#include <string>

#include "chokepoint/study/sweep.hpp"

namespace chokepoint {

/// Writes summary.xlsx from the finished store: a sheet with the outputs, one with the points (the first million), and
/// a chart. The same store gives the same bytes. False when the program was built without libxlsxwriter; throws
/// std::runtime_error when the file cannot be written.
bool write_workbook(const std::string& store, const std::string& path, const SweepPlan& plan);

}  // namespace chokepoint
