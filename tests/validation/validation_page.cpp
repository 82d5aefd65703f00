#include "validation/validation_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <sstream>

#include "validation/hindcast.hpp"
#include "validation/kept_results.hpp"
#include "validation/tables.hpp"

namespace chokepoint::validation {
namespace {

std::string number(double x, const char* format) {
  char text[32];
  std::snprintf(text, sizeof text, format, x);
  return text;
}

/// A number as the page shows it: six digits; text as it is.
std::string shown(const KnownAnswer& k, const std::string& got) {
  return k.kind == AnswerKind::text ? got : number(std::strtod(got.c_str(), nullptr), "%.6g");
}

std::string interval(const KnownAnswer& k, const Result& r) {
  if (r.runs > 1) return "± " + number(r.half_width, "%.2g") + " of " + std::to_string(r.runs) + " runs";
  return k.tolerance.empty() ? "exact" : "within " + k.tolerance;
}

std::string expectation(const KnownAnswer& k) {
  if (k.kind == AnswerKind::at_most) return "at most " + k.expected;
  if (k.kind == AnswerKind::estimated) return k.expected + " ± " + k.tolerance;
  return k.expected;
}

/// The page lies in docs/.
std::string link(const std::string& file) {
  const auto name = file.substr(file.rfind('/') + 1);
  return "[" + name + "](" + (name == file ? "../tests/validation/" + file : file.substr(3)) + ")";
}

std::string links(const std::string& files) {
  std::string text;
  std::istringstream words(files);
  for (std::string file; words >> file;) text += (text.empty() ? " (" : ", ") + link(file);
  return text.empty() ? "" : text + ")";
}

bool has(const Level& level, const std::string& id) { return &level_of(id) == &level; }

/// Of a level, or of all: cases, known answers, those that hold.
struct Count {
  std::set<std::string> cases;
  std::size_t answers = 0, hold = 0;
};

Count count(const Level* level) {
  Count c;
  for (const auto& k : known_answers()) {
    if (level && !has(*level, k.id)) continue;
    c.cases.insert(k.id);
    ++c.answers;
    const auto result = kept_result(k.id, k.what);
    c.hold += result && holds(k, *result);
  }
  return c;
}

std::string count_row(const std::string& name, const Count& c) {
  return "| " + name + " | " + std::to_string(c.cases.size()) + " | " + std::to_string(c.answers) + " | " +
         std::to_string(c.hold) + " |\n";
}

std::string month_cells(const Months& months) {
  std::string text;
  for (const auto& m : fitted_months) text += " " + number(months.at(m), "%.0f") + " |";
  return text;
}

std::string explanation(const std::string& name, const Months& months, const std::string& fitted) {
  return "| " + name + " |" + month_cells(months) + " " + number(100 * mean_error(months, fitted_months), "%.1f") +
         " % | " + number(100 * root_mean_square(months, fitted_months), "%.1f") + " % | " + fitted + " |\n";
}

Months all_months(double tonnes) {
  Months months;
  for (const auto& m : fitted_months) months[m] = tonnes;
  return months;
}

/// Each month as the one before it was counted.
Months month_before() {
  const auto truth = observed();
  return {{"2025-04", truth.at("2025-03")},
          {"2025-05", truth.at("2025-04")},
          {"2025-06", truth.at("2025-05")},
          {"2025-07", truth.at("2025-06")}};
}

constexpr const char* compact = "scenarios/april-2025-compact.yaml";

}  // namespace

const std::vector<Level>& levels() {
  static const std::vector<Level> all{{"unit", ""},      {"engine", "A"},      {"policy", "BMS"},
                                      {"dynamics", "C"}, {"disruption", "DT"}, {"hindcast", "E"}};
  return all;
}

const Level& level_of(const std::string& id) {
  const bool smallest = id == "A01" || id == "A02" || id == "A22";
  for (const auto& level : levels())
    if (!smallest && std::string(level.prefixes).find(id[0]) != std::string::npos) return level;
  return levels().front();
}

std::string summary_block() {
  std::string text = "| level | cases | known answers | hold |\n|---|---:|---:|---:|\n";
  for (const auto& level : levels()) text += count_row(level.name, count(&level));
  return text + count_row("**all**", count(nullptr));
}

std::string level_block(const Level& level) {
  std::string text;
  for (const auto& row : table_of("cases.csv", 3))
    if (has(level, row[0])) text += "- **" + row[0] + "** " + row[1] + links(row[2]) + "\n";
  text += "\n| case | what | expected | got | interval | verdict | source |\n|---|---|---:|---:|---|---|---|\n";
  for (const auto& k : known_answers()) {
    if (!has(level, k.id)) continue;
    const auto result = kept_result(k.id, k.what);
    text += "| " + k.id + " | " + k.what + " | " + expectation(k) + " | ";
    text += (result ? shown(k, result->got) + " | " + interval(k, *result) : "not kept | ");
    text +=
        std::string(" | ") + (result && holds(k, *result) ? "holds" : "**does not hold**") + " | " + k.source + " |\n";
  }
  return text;
}

std::string hindcast_block() {
  const auto truth = observed();
  std::string text = "| | April | May | June | July | mean error | root mean square | fitted to these months |\n";
  text += "|---|---:|---:|---:|---:|---:|---:|---|\n";
  text += "| **observed**, t |" + month_cells(truth) + " | | |\n";
  text += explanation("**model**: a plain wait of 45 working days", exports_of(compact), "2 numbers");
  text += explanation("the same, fitted to April and May alone",
                      exports_of(compact, {"events.licences.passes_freely=22.22 %"}), "2 numbers, to two months");
  text += explanation("last year times growth (1.17)", exports_of(compact, {}, false), "nothing");
  text += explanation("persistence: all as in March", all_months(truth.at("2025-03")), "nothing");
  text += explanation("persistence: each as the month before", month_before(), "nothing, but knows the month before");
  const auto rival = [&](const char* name, const char* file, const char* fitted) {
    text += explanation(name + std::string(" ([") + file + "](../tests/validation/" + file + "))",
                        exports_of(std::string("tests/validation/") + file), fitted);
  };
  rival("rival: a fast track", "e01-rival-fast-track.yaml", "3 numbers");
  rival("rival: inspections of look-alikes", "e01-rival-look-alikes.yaml", "3 numbers");
  rival("rival: a desk that is too small", "e01-rival-small-desk.yaml", "7 numbers, two of them dates");
  return text;
}

std::string model_card_numbers() {
  const auto all = count(nullptr);
  const auto model = exports_of(compact);
  const auto field = [](const char* name, const std::string& value) {
    return std::string("    .") + name + " = " + value + ",\n";
  };
  return "// What the validation suite found: written by ./dev validate, compared by a test; not for editing.\n"
         "#pragma once\n\nnamespace chokepoint {\n\n"
         "/// `fitted_error`, `other_error`: mean relative error of the 2025 hindcast in the months that two numbers "
         "were\n"
         "/// fitted to, and in the other months of the series.\n"
         "struct KeptValidation {\n  int cases, answers, hold;\n  int fitted_months, other_months;\n"
         "  double fitted_error, other_error;\n};\n\n"
         "inline constexpr KeptValidation kept_validation{\n" +
         field("cases", std::to_string(all.cases.size())) + field("answers", std::to_string(all.answers)) +
         field("hold", std::to_string(all.hold)) + field("fitted_months", std::to_string(fitted_months.size())) +
         field("other_months", std::to_string(other_months.size())) +
         field("fitted_error", number(mean_error(model, fitted_months), "%.4f")) +
         field("other_error", number(mean_error(model, other_months), "%.4f")) + "};\n\n}  // namespace chokepoint\n";
}

}  // namespace chokepoint::validation
