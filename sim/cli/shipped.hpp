// The scenarios and networks that come with the program, found wherever it is run.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace chokepoint::cli {

/// The file on the disk that "chokepoint:NAME" stands for; empty when the shipped files are not found, or NAME leads
/// out of their folder. Looked for in: the folder in CHOKEPOINT_SCENARIOS, ../share/chokepoint/scenarios beside the
/// installed program, and the source tree that the program was built in.
std::optional<std::string> shipped_file(const std::string& path);

/// Why there is no such shipped file, and which scenarios there are.
std::string no_such_shipped(const std::string& path);

}  // namespace chokepoint::cli
