// The tables of this folder: rows of cells below a head, which is left out.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::validation {

/// Fails the test unless every row has so many cells. A file that is not there has no rows.
std::vector<std::vector<std::string>> table_of(const std::string& file, std::size_t columns);
/// A cell, in quotes where it needs them.
std::string cell(const std::string& text);
std::string folder();

}  // namespace chokepoint::validation
