// The strict reader of study files: text to StudySpec, every mistake at once.
#pragma once
#include <string>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/scenario/merge.hpp"
#include "chokepoint/scenario/study_spec.hpp"

namespace chokepoint {

struct StudyRead {
  StudySpec spec;
  Diagnostics diagnostics;
  std::string text;           ///< the file as it was read
  std::string scenario_path;  ///< as the disk knows it; empty without a scenario
  std::string table_text;     ///< of a design by list: the CSV file
};

/// Reads the study at `path`. A design by list is turned into values of the factors, one for each row. Whether paths
/// and names of outputs exist is found out by study/plan. Never throws on bad input.
StudyRead read_study(const std::string& path, const TextSource& source);

}  // namespace chokepoint
