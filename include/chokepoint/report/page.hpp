// The report that people look at: one HTML file that needs no network and no other file.
#pragma once
#include <string>

namespace chokepoint {

/// The texts of a results folder; an empty one is not there, and its sections are left out.
struct PageTexts {
  std::string summary, pictures, sources, manifest;  ///< summary.json and so on
  std::string comparison;                            ///< compare.json
  std::string trials, variables;                     ///< trials.csv, variables.csv
  std::string bands;                                 ///< of a sweep's daily series: sweep_bands_json()
};

/// Throws std::runtime_error with one sentence when a text is not what it should be, or none holds anything to show.
std::string page_html(const PageTexts& texts);

/// Does this program carry the script that draws the pictures? Without Node at build time it does not.
bool draws_pictures();
/// One line that says what is missing, and what to do.
std::string missing_pictures();

}  // namespace chokepoint
