// Texts from the disk or standard input, with a reason when there is none.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "chokepoint/scenario/merge.hpp"

namespace chokepoint::cli {

/// Reads files for the scenario reader and remembers why one could not be read. "-" is standard input,
/// "chokepoint:NAME" a scenario or network that came with the program.
class Disk {
 public:
  std::optional<std::string> read(const std::string& name);
  TextSource source() {
    return [this](const std::string& path) { return read(path); };
  }
  /// Why the file could not be read; empty when it could, or was not asked for.
  std::string fault(const std::string& path) const;
  const std::map<std::string, std::string>& faults() const { return faults_; }

 private:
  std::optional<std::string> standard_input_;
  std::map<std::string, std::string> faults_;
};

}  // namespace chokepoint::cli
