// Collects findings and prints them the way compilers do; finds the word that was meant.
#include "chokepoint/core/diagnostic.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace chokepoint {

std::uint32_t Diagnostics::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void Diagnostics::error(Spot spot, std::string path, std::string message) {
  all_.push_back({Severity::error, spot, std::move(path), std::move(message)});
  ++errors_;
}

void Diagnostics::warning(Spot spot, std::string path, std::string message) {
  all_.push_back({Severity::warning, spot, std::move(path), std::move(message)});
}

namespace {

/// An override is one line without a file: its name says all, line and column would only confuse.
bool is_override(const std::string& file) { return file.rfind("--set ", 0) == 0; }

std::string place(const std::string& file, Spot spot) {
  if (spot.line == 0 || is_override(file)) return file.empty() ? "" : file + ": ";
  return file + ":" + std::to_string(spot.line) + ":" + std::to_string(spot.column) + ": ";
}

std::string line_of(const Diagnostics& all, const Diagnostic& d) {
  std::string text = place(all.file(d.spot.file), d.spot);
  if (!d.path.empty()) text += d.path + ": ";
  text += d.severity == Severity::error ? "error: " : "warning: ";
  return text + d.message + "\n";
}

}  // namespace

std::string Diagnostics::text() const {
  std::vector<const Diagnostic*> order;
  for (const auto& d : all_) order.push_back(&d);
  std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tie(a->spot.file, a->spot.line, a->spot.column) < std::tie(b->spot.file, b->spot.line, b->spot.column);
  });
  std::string text;
  std::set<std::string> seen;
  for (const auto* d : order) {
    auto line = line_of(*this, *d);
    if (seen.insert(line).second) text += line;
  }
  return text;
}

std::string Diagnostics::mistakes() const {
  std::set<std::string> seen;
  for (const auto& d : all_)
    if (d.severity == Severity::error) seen.insert(line_of(*this, d));
  return std::to_string(seen.size()) + (seen.size() == 1 ? " mistake" : " mistakes");
}

namespace {

/// Optimal string alignment: insert, delete, replace, swap neighbours. Source: Damerau (1964), Boytsov (2011).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differs});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

/// Case and '-', '_', ' ' are the commonest slips and must not count as distance.
std::string folded(std::string_view word) {
  std::string out;
  for (char c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    out += (c == '_' || c == ' ') ? '-' : c;
  }
  return out;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > 100) return {};  // no slip of a known word, and the table would be large
  const auto meant = folded(word);
  const auto limit = std::max<std::size_t>(1, meant.size() / 3);
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const auto& candidate : candidates) {
    const auto d = distance(meant, folded(candidate));
    if (d < best_distance && d < std::max<std::size_t>(1, candidate.size())) best = candidate, best_distance = d;
  }
  return best;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string hint(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t most = 12;
  std::string text;
  if (const auto meant = nearest(word, candidates); !meant.empty())
    text = "did you mean '" + std::string(meant) + "'? ";
  if (candidates.empty()) return text + "none is allowed here";
  text += "allowed: ";
  for (std::size_t i = 0; i < candidates.size() && i < most; ++i) text += (i ? ", " : "") + candidates[i];
  if (candidates.size() > most) text += ", and " + std::to_string(candidates.size() - most) + " more";
  return text;
}

}  // namespace chokepoint
