// What went wrong in a YAML text, said so that its author can mend it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "text_place.hpp"

namespace chokepoint {

/// A quoted scalar: the bytes of its opening and closing quote; `npos` when there is none.
struct Quote {
  std::size_t opens = std::string_view::npos, closes = std::string_view::npos;
};

/// How far the parser came: what is likely to be at fault when it stops.
struct YamlProgress {
  Quote last_quote;
  std::vector<std::size_t> open_brackets;  ///< bytes of '[' and '{' that are not closed yet
};

struct Trouble {
  Spot spot;
  std::string message;
};

inline constexpr const char* tab_message = "a tab in the indentation; indent with spaces";

/// The quoted scalar that begins at `from`, or behind an anchor there.
Quote quote_from(std::string_view text, std::size_t from);
std::string unclosed_quote(char quote);
/// True when the '[' or '{' at `offset` is closed somewhere behind it.
bool bracket_closes(std::string_view text, std::size_t offset);
std::string unclosed_bracket(char bracket);
/// True when "~" or "null" stands at `offset`, false when the value is merely missing.
bool null_is_written(std::string_view text, std::size_t offset);
/// The word behind the '*' at `offset`.
std::string alias_name(std::string_view text, std::size_t offset);
/// A tag as its author wrote it.
std::string shown_tag(const std::string& tag);
/// True when a tab stands before the first other character.
bool tab_indented(std::string_view line);
/// Why a second document begins at this line.
std::string second_document(const TextPlace& place, std::size_t line);
/// Puts the parser's `message` at (line, byte), both from 0, into words that say what to do.
Trouble syntax_trouble(std::string_view text, const TextPlace& place, const YamlProgress& progress,
                       const std::string& message, int line, int byte);

}  // namespace chokepoint
