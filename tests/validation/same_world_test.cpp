// The flagship told in another order, and with strangers in it: the same numbers for everybody, to the byte.
#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/findings.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;

namespace {

/// The whole scenario in one text, as the manifest of a run shows it: sections at the margin, entries two blanks in.
std::string flagship() {
  const auto read =
      read_scenario(std::string(CHOKEPOINT_ROOT) + "/scenarios/april-2025-licensing.yaml", validation::text_of_file);
  REQUIRE(read.diagnostics.ok());
  return read.effective;
}

Network network_at(const std::string& text) {
  auto read = read_scenario("s.yaml", [&](const std::string&) { return std::optional<std::string>(text); });
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto network = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(network.has_value());
  return std::move(*network);
}

/// Every row of every table but those about strangers; sorted, for the order of the file may be that of the rows.
std::vector<std::string> rows_of(const std::string& text) {
  const Network n = network_at(text);
  StudyOptions options;
  options.seed = 7;
  const auto study = execute(n, options);
  const auto findings = summarise(n, study);
  std::istringstream tables(end_users_csv(n, findings) + end_users_by_month_csv(n, findings) +
                            exports_csv(n, findings) + observed_csv(n, findings) + licences_csv(n, findings) +
                            delays_csv(n, findings) + production_csv(n, findings) + stores_csv(n, study));
  std::vector<std::string> rows;
  for (std::string row; std::getline(tables, row);)
    if (row.find("strange") == std::string::npos) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// The text with the entries of a section in the opposite order.
std::string reversed(const std::string& text, const std::string& section) {
  const auto begin = text.find("\n" + section + ":\n") + section.size() + 3;
  auto end = begin;
  while (end < text.size() && text[end] == ' ') end = text.find('\n', end) + 1;
  std::vector<std::string> entries;
  std::istringstream lines(text.substr(begin, end - begin));
  for (std::string line; std::getline(lines, line);) {
    if (line[2] != ' ') entries.emplace_back();
    entries.back() += line + "\n";
  }
  REQUIRE(entries.size() > 10);
  std::string turned;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) turned += *entry;
  return text.substr(0, begin) + turned + text.substr(end);
}

/// The text with an entry more in a section.
std::string with(const std::string& text, const std::string& section, const std::string& entry) {
  const auto begin = text.find("\n" + section + ":\n") + section.size() + 3;
  return text.substr(0, begin) + "  " + entry + "\n" + text.substr(begin);
}

}  // namespace

TEST_CASE("the flagship in another order, or with strangers in it, is the same flagship") {
  const std::string told = flagship();
  const auto rows = rows_of(told);
  REQUIRE(rows.size() > 1000);
  CHECK(rows_of(reversed(reversed(told, "sites"), "lanes")) == rows);

  std::string with_strangers = with(told, "goods", "strange: t");
  with_strangers = with(with_strangers, "sites", "a-strange-mine: {country: CN, makes: strange}");
  with_strangers = with(with_strangers, "sites",
                        "z-strange-shop: {country: DE, keeps: {strange: 5 d}, "
                        "sells: {strange: {rate: 3 t/d, varies: 'normal(cv 0.3)'}}}");
  with_strangers = with(with_strangers, "lanes",
                        "m-strange-ship: {from: a-strange-mine, to: z-strange-shop, carries: strange, "
                        "takes: 'gamma(20 d, cv 0.3)'}");
  CHECK(rows_of(with_strangers) == rows);
}
