#include "validation/kept_results.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>

#include "catch.hpp"
#include "scenario/csv.hpp"
#include "validation/run_case.hpp"
#include "validation/tables.hpp"

namespace chokepoint::validation {
namespace {

using Name = std::pair<std::string, std::string>;
using Results = std::map<Name, Result>;

std::string line(const Name& name, const Result& r) {
  return cell(name.first) + "," + cell(name.second) + "," + cell(r.got) + "," +
         (r.runs > 1 ? printed(r.half_width) : "") + "," + std::to_string(r.runs) + "\n";
}

Result result_of(const std::string& got, const std::string& half_width, const std::string& runs) {
  return {got, std::strtod(half_width.c_str(), nullptr), static_cast<std::size_t>(std::stoul(runs))};
}

Results read_kept() {
  Results all;
  for (const auto& row : table_of("kept_results.csv", 5)) all[{row[0], row[1]}] = result_of(row[2], row[3], row[4]);
  return all;
}

Results& kept() {
  static Results all = read_kept();
  return all;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b)); }

bool same(const Result& a, const Result& b) {
  if (a.runs != b.runs || !near(a.half_width, b.half_width)) return false;
  char *end_a = nullptr, *end_b = nullptr;
  const double x = std::strtod(a.got.c_str(), &end_a), y = std::strtod(b.got.c_str(), &end_b);
  return *end_a == 0 && *end_b == 0 ? near(x, y) : a.got == b.got;
}

}  // namespace

std::string record() {
  const char* file = std::getenv("CHOKEPOINT_RECORD");
  return file ? file : "";
}

std::optional<Result> kept_result(const std::string& id, const std::string& what) {
  const auto found = kept().find({id, what});
  if (found == kept().end()) return std::nullopt;
  return found->second;
}

void keep_or_compare(const std::string& id, const std::string& what, const Result& result) {
  if (!record().empty()) {
    std::ofstream(record(), std::ios::app) << line({id, what}, result);
    return;
  }
  const auto before = kept_result(id, what);
  INFO("docs/validation.md shows another result; if today's is right, bring it up to date: ./dev validate");
  REQUIRE(before.has_value());
  INFO("kept: " << before->got << " +- " << before->half_width << " of " << before->runs);
  CHECK(same(result, *before));
}

void keep_record() {
  Results& all = kept();
  Diagnostics diagnostics;
  for (const auto& row : parse_csv(text_of_file(record()).value_or(""), 0, diagnostics)) {
    REQUIRE(row.size() == 5);
    all[{row[0].text, row[1].text}] = result_of(row[2].text, row[3].text, row[4].text);
  }
  std::ofstream file(folder() + "kept_results.csv", std::ios::binary);
  file << "case,what,got,half_width,runs\n";
  for (const auto& k : known_answers())
    if (const auto found = all.find({k.id, k.what}); found != all.end()) file << line(found->first, found->second);
}

}  // namespace chokepoint::validation
