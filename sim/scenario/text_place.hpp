// Bytes of a text to lines and columns in characters, and a check that the bytes are text at all.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint {

/// Knows where the lines of a text begin. Keeps a view: the text must outlive it.
class TextPlace {
 public:
  TextPlace(std::string_view text, std::uint32_t file);
  /// The spot of the byte at `offset` (clamped to the text).
  Spot at(std::size_t offset) const;
  /// The spot of a line and a byte in it, both counted from 0.
  Spot at(std::size_t line, std::size_t byte) const;
  /// Where that byte is in the text.
  std::size_t offset(std::size_t line, std::size_t byte) const;
  /// A line without its break; empty beyond the end.
  std::string_view line(std::size_t line) const;

 private:
  std::string_view text_;
  std::uint32_t file_;
  std::vector<std::size_t> starts_;
};

/// Says what makes `text` no UTF-8 text, and at which byte; empty when all is well.
struct EncodingTrouble {
  std::size_t offset = 0;
  std::string message;
};
EncodingTrouble check_encoding(std::string_view text);

}  // namespace chokepoint
