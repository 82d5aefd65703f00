// The record of numbers for people: entry by entry with grade and source, then what it comes to.
#include <algorithm>

#include "chokepoint/report/wording.hpp"
#include "report/sources_cited.hpp"

namespace chokepoint {
namespace {

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

/// "sites.mine" of "sites.mine.makes.ore": the entry that a number stands in.
std::string entry_of(const std::string& path) {
  const auto first = path.find('.');
  return first == std::string::npos ? path : path.substr(0, path.find('.', first + 1));
}

/// Indented lines, the first by `indent`, the others by two more.
std::string hanging(const std::string& text, std::size_t indent, std::size_t columns) {
  std::string out;
  for (const auto& line : lines_of_cell(text, columns - indent - 2))
    out += std::string(out.empty() ? indent : indent + 2, ' ') + line + "\n";
  return out;
}

/// "makes.ore 1 t" or "at_most 5 t/d (4 t/d to 6 t/d)"
std::string number_text(const Provenance& p, const std::string& entry) {
  const auto name = p.path.size() > entry.size() ? p.path.substr(entry.size() + 1) + " " : std::string();
  return name + p.value + (p.range.empty() ? "" : " (" + p.range + ")");
}

/// Entry by entry; numbers of one grade and source stand together before it, since most entries have but one.
std::string numbers_text(const ReadResult& read, std::size_t columns) {
  const auto& all = read.provenance;
  std::string text, entry;
  for (std::size_t i = 0; i < all.size();) {
    const auto& p = all[i];
    if (entry_of(p.path) != entry) text += hanging(entry = entry_of(p.path), 2, columns);
    std::string numbers = (p.grade.empty() ? "no grade" : p.grade) + ": ";
    const auto together = [&](const Provenance& o) {
      return o.grade == p.grade && o.source == p.source && entry_of(o.path) == entry;
    };
    for (std::size_t first = i; i < all.size() && together(all[i]); ++i)
      numbers += (i == first ? "" : ", ") + number_text(all[i], entry);
    text += hanging(numbers, 4, columns) + hanging(p.source.empty() ? "(no source)" : p.source, 6, columns);
  }
  return text;
}

std::string cited_text(const ReadResult& read, std::size_t columns) {
  std::string text;
  for (const auto& s : cited_sources(read)) {
    const auto by = people_number(static_cast<double>(s.numbers)) + (s.numbers == 1 ? " number" : " numbers");
    text += hanging(s.id + " (" + by + "): " + s.entry->title, 4, columns);
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
    if (p.source.empty() && count++ < shown) list += hanging(p.path, 4, columns);
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
