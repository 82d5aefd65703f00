// The record of numbers for people: a table whose cells wrap, then what it comes to.
#include <algorithm>
#include <array>
#include <numeric>

#include "chokepoint/report/wording.hpp"
#include "report/sources_cited.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t cells = 5;
using Cells = std::array<std::string, cells>;
using Widths = std::array<std::size_t, cells>;

/// Where to cut text that has no blank within `width` characters: behind the last dot, else the last dash or
/// slash, else anywhere.
std::size_t cut_at(const std::string& text, std::size_t width) {
  std::size_t end = 0, seen = 0;
  for (; end < text.size(); ++end) {
    const bool begins_character = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (begins_character && seen++ == width) break;
  }
  for (const char* joints : {".", "-/"})
    if (const auto at = text.find_last_of(joints, end - 1); at != std::string::npos && at > 0) return at + 1;
  return end;
}

std::vector<std::string> lines_of_cell(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  auto rest = wrapped(text, width);
  while (true) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    for (; width_of(line) > width; line.erase(0, cut_at(line, width)))
      lines.push_back(line.substr(0, cut_at(line, width)));
    lines.push_back(line);
    if (end == std::string::npos) return lines;
    rest.erase(0, end + 1);
  }
}

/// As wide as the widest cell, or so narrow that all columns fit, the widest giving way first.
Widths widths_of(const std::vector<Cells>& rows, std::size_t columns) {
  Widths width{};
  for (const auto& row : rows)
    for (std::size_t c = 0; c < cells; ++c) width[c] = std::max(width[c], width_of(row[c]));
  const std::size_t room = columns - 2 * cells;
  while (std::accumulate(width.begin(), width.end(), std::size_t{0}) > room)
    --*std::max_element(width.rbegin(), width.rend());
  return width;
}

std::string row_text(const Cells& row, const Widths& width) {
  std::array<std::vector<std::string>, cells> lines;
  std::size_t height = 0;
  for (std::size_t c = 0; c < cells; ++c) {
    lines[c] = lines_of_cell(row[c], width[c]);
    height = std::max(height, lines[c].size());
  }
  std::string text;
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    for (std::size_t c = 0; c < cells; ++c) {
      const auto part = l < lines[c].size() ? lines[c][l] : std::string();
      line += "  " + part + std::string(width[c] - width_of(part), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string numbers_text(const ReadResult& read, std::size_t columns) {
  std::vector<Cells> rows{{"number", "value", "range", "grade", "source"}};
  for (const auto& p : read.provenance) rows.push_back({p.path, p.value, p.range, p.grade, p.source});
  const auto width = widths_of(rows, columns);
  std::string text;
  for (const auto& row : rows) text += row_text(row, width);
  return text;
}

/// An item of a list, indented; its further lines by two more.
std::string item(const std::string& text, std::size_t columns) {
  std::string out;
  for (const auto& line : lines_of_cell(text, columns - 6)) out += (out.empty() ? "    " : "      ") + line + "\n";
  return out;
}

std::string cited_text(const ReadResult& read, std::size_t columns) {
  std::string text;
  for (const auto& s : cited_sources(read)) {
    const auto by = people_number(static_cast<double>(s.numbers)) + (s.numbers == 1 ? " number" : " numbers");
    text += item(s.id + " (" + by + "): " + s.entry->title, columns);
    // Whole, however long: a broken address cannot be followed.
    if (!s.entry->address.empty()) text += "      " + s.entry->address + "\n";
  }
  return text.empty() ? "" : "\n  Sources cited:\n" + text;
}

std::string padded(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, width_of(text)), ' ') + text;
}

std::string grades_text(const ReadResult& read) {
  const auto all = static_cast<double>(std::max<std::size_t>(read.provenance.size(), 1));
  std::string text = "\n  Grades:\n";
  for (const auto& [grade, count] : grade_counts(read))
    text += "    " + grade + padded(std::to_string(count), 18 - grade.size()) +
            padded(people_percent(static_cast<double>(count) / all), 9) + "\n";
  return text;
}

std::string unsourced_text(const ReadResult& read, std::size_t columns) {
  constexpr std::size_t shown = 20;
  std::string list;
  std::size_t count = 0;
  for (const auto& p : read.provenance)
    if (p.source.empty() && count++ < shown) list += item(p.path, columns);
  if (count > shown) list += "    and " + std::to_string(count - shown) + " more\n";
  return "\n  " + std::to_string(count) + " of " + std::to_string(read.provenance.size()) + " numbers carry no source" +
         (count > 0 ? ":\n" : "\n") + list;
}

}  // namespace

std::string sources_text(const ReadResult& read, std::size_t columns) {
  return read.spec.title + "\n" + numbers_text(read, columns) + cited_text(read, columns) + grades_text(read) +
         unsourced_text(read, columns);
}

}  // namespace chokepoint
