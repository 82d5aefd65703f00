// What is wrong with what the author wrote: a spot, a path, a sentence; collected, all at once.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

/// Where a word stands: file (as the author named it), line and column counted from 1, in characters.
/// Line 0 means "no place in a file" (a command-line override names itself in `file`).
struct Spot {
  std::uint32_t file = 0;  ///< index into Diagnostics::files
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class Severity { error, warning };

/// One finding. `path` is ids joined by dots ("sites.hill-mine.makes"), may be empty.
struct Diagnostic {
  Severity severity = Severity::error;
  Spot spot;
  std::string path;
  std::string message;  ///< what is wrong; what would be right
};

/// Collects findings in the order of reading. Never throws away one, never stops at the first.
class Diagnostics {
 public:
  /// Registers a file name and gives the number that a Spot carries.
  std::uint32_t add_file(std::string name);
  void error(Spot spot, std::string path, std::string message);
  void warning(Spot spot, std::string path, std::string message);
  bool ok() const { return errors_ == 0; }
  std::size_t errors() const { return errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }
  const std::string& file(std::uint32_t index) const { return files_[index]; }
  /// "file:line:column: path: error: message", sorted by file, line, column; one line each, identical ones once.
  std::string text() const;
  /// "3 mistakes": how many lines of text() are errors.
  std::string mistakes() const;

 private:
  std::vector<std::string> files_{""};
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// Capitals of the alphabet made small; other characters stay.
std::string small_letters(std::string_view text);

/// The candidate nearest to `word` by edit distance, if near enough to be a slip; else empty.
/// Distance: Damerau-Levenshtein with adjacent transpositions; near enough is a third of the length, at least one.
std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'x'? allowed: a, b, c": the second half of a message about an unknown word. Lists at most twelve.
std::string hint(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace chokepoint
