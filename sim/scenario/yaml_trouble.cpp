// Reading the broken text again with a person's eyes: quotes, brackets, tabs, colons.
#include "yaml_trouble.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

constexpr auto npos = std::string_view::npos;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != npos; }

std::size_t closing_quote(std::string_view text, std::size_t opens) {
  const char quote = text[opens];
  for (auto i = opens + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i;
      ++i;
    }
  }
  return npos;
}

}  // namespace

Quote quote_from(std::string_view text, std::size_t from) {
  if (from < text.size() && text[from] == '&') {
    from = text.find_first_of(" \t\r\n", from);
    from = from == npos ? npos : text.find_first_not_of(" \t\r\n", from);
  }
  if (from >= text.size() || (text[from] != '"' && text[from] != '\'')) return {};
  return {from, closing_quote(text, from)};
}

std::string unclosed_quote(char quote) {
  return std::string("the quote (") + quote + ") that opens here is never closed; close it at the end of the text";
}

bool bracket_closes(std::string_view text, std::size_t offset) {
  std::size_t open = 0;
  for (auto i = offset; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const auto closes = closing_quote(text, i);
      if (closes != npos && contains(" ,[{:", text.substr(i - 1, 1))) i = closes;
    } else if (c == '[' || c == '{') {
      ++open;
    } else if ((c == ']' || c == '}') && --open == 0) {
      return true;
    }
  }
  return false;
}

std::string unclosed_bracket(char bracket) {
  return std::string("this '") + bracket + "' is not closed by '" + (bracket == '[' ? ']' : '}') +
         "', or a comma is missing in it";
}

bool null_is_written(std::string_view text, std::size_t offset) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.substr(offset, word.size()) != word) continue;
    const auto after = text.find_first_not_of(" \t", offset + word.size());
    // A key of that name on the next line is not the value of this one.
    if (after == npos || contains("\r\n,]}#", text.substr(after, 1))) return true;
  }
  return false;
}

std::string alias_name(std::string_view text, std::size_t offset) {
  const auto star = text.find('*', offset);
  if (star == npos) return "";
  const auto end = text.find_first_of(" \t\r\n,]}", star);
  return std::string(text.substr(star + 1, end == npos ? npos : end - star - 1));
}

std::string shown_tag(const std::string& tag) {
  static constexpr std::string_view core = "tag:yaml.org,2002:";
  return tag.rfind(core, 0) == 0 ? "!!" + tag.substr(core.size()) : tag;
}

bool tab_indented(std::string_view line) {
  const auto blank = line.substr(0, line.find_first_not_of(" \t"));
  return contains(blank, "\t");
}

std::string second_document(const TextPlace& place, std::size_t line) {
  for (auto above = line; above-- > 0;) {
    const auto text = place.line(above);
    if (text.empty() || text.front() == '#') continue;
    if (text.substr(0, 3) == "...") return "text after '...', which ends the file's contents; remove the '...'";
    if (text.substr(0, 3) == "---") break;
    if (place.line(line).substr(0, 3) == "---") break;
    return "this line belongs neither to the list nor to the text above it; a file holds one map of 'key: value' lines";
  }
  return "a second document begins here ('---'); a file holds one";
}

namespace {

struct Situation {
  std::string_view text;
  const TextPlace& place;
  const YamlProgress& progress;
  std::size_t line, byte;

  Spot here() const { return place.at(line, byte); }
  Spot at_byte(std::size_t offset) const { return place.at(offset); }
  /// The nearest line above that says something.
  std::string_view above() const {
    for (auto n = line; n-- > 0;) {
      const auto text_above = place.line(n);
      const auto first = text_above.find_first_not_of(" \t");
      if (first != npos && text_above[first] != '#') return text_above;
    }
    return {};
  }
};

Trouble tabs(const Situation& s) {
  for (auto n : {s.line, s.line == 0 ? s.line : s.line - 1})
    if (const auto line = s.place.line(n); tab_indented(line)) return {s.place.at(n, line.find('\t')), tab_message};
  return {};
}

/// A quote that was closed by the next text's opening quote leaves nonsense behind it.
Trouble runaway_quote(const Situation& s) {
  const auto q = s.progress.last_quote;
  if (q.opens == npos || q.closes == npos) return {};
  const auto opens = s.at_byte(q.opens), closes = s.at_byte(q.closes);
  if (opens.line == closes.line || closes.line != s.line + 1) return {};
  return {opens, std::string("the quote (") + s.text[q.opens] + ") that opens here runs on to line " +
                     std::to_string(closes.line) + "; close it at the end of the text"};
}

Trouble open_bracket(const Situation& s) {
  if (s.progress.open_brackets.empty()) return {s.here(), "a '[' or '{' is not closed"};
  const auto offset = s.progress.open_brackets.back();
  const bool at_end = s.place.offset(s.line, 0) >= s.text.size();
  const auto seen = at_end ? " (seen at the end of the file)" : " (seen in line " + std::to_string(s.line + 1) + ")";
  return {s.at_byte(offset), unclosed_bracket(s.text[offset]) + seen};
}

Trouble stray_colon(const Situation& s) {
  const auto line = s.place.line(s.line).substr(0, s.byte);
  if (contains(line, ": ")) return {s.here(), "a second ': ' in one line; put text that holds a colon in quotes"};
  const auto above = s.above();
  if (!above.empty() && !contains(above, ":"))
    return {s.here(), "the line above has no ':'; write 'key: value' with a blank behind the colon"};
  return {s.place.at(s.line, s.place.line(s.line).find_first_not_of(" \t")),
          "this key is indented deeper than the key above it, which has a value already; "
          "keys of one map begin in the same column"};
}

Trouble end_of_map(const Situation& s) {
  const auto rest = s.place.line(s.line).substr(s.byte);
  if (rest.substr(0, 1) == "-")
    return {s.here(), "a list item where 'key: value' is due; indent it below its key, or remove the '-'"};
  const auto before = s.place.line(s.line).substr(0, s.byte);
  if (before.find_first_not_of(" \t") == npos)
    return {s.here(), "this line is indented like no line above it; keys of one map begin in the same column"};
  return {s.here(), "text behind a value that is complete; put the whole value in quotes, or remove the rest"};
}

Trouble other(const Situation& s, const std::string& message) {
  const auto sign = std::string(s.place.line(s.line).substr(s.byte, 1));
  if (message == "unknown token") return {s.here(), "a value cannot begin with '" + sign + "'; put it in quotes"};
  if (message == "illegal flow end") return {s.here(), "'" + sign + "' closes nothing; remove it, or open it before"};
  if (message == "illegal block entry") return {s.here(), "a list item ('- ') begins on a line of its own"};
  if (message == "the referenced anchor is not defined")
    return {s.here(),
            "there is no anchor '&" + alias_name(s.text, s.place.offset(s.line, s.byte)) + "' above this alias"};
  if (contains(message, "unknown escape character"))
    return {s.here(), "'\\' has a meaning in double quotes; write '\\\\', or use single quotes"};
  if (contains(message, "DIRECTIVE") || contains(message, "YAML version"))
    return {s.here(), "a line that begins with '%' is no use here; remove it"};
  return {s.here(),
          "this is not YAML (" + message + "); check the quotes, brackets and colons of this line and the one above"};
}

}  // namespace

Trouble syntax_trouble(std::string_view text, const TextPlace& place, const YamlProgress& progress,
                       const std::string& message, int line, int byte) {
  Situation s{text, place, progress, static_cast<std::size_t>(std::max(line, 0)),
              static_cast<std::size_t>(std::max(byte, 0))};
  s.byte = std::min(s.byte, place.line(s.line).size());
  if (auto found = tabs(s); !found.message.empty()) return found;
  if (auto found = runaway_quote(s); !found.message.empty()) return found;
  if (contains(message, "flow not found")) return open_bracket(s);
  if (message == "illegal map value") return stray_colon(s);
  if (message == "end of map not found") return end_of_map(s);
  return other(s, message);
}

}  // namespace chokepoint
