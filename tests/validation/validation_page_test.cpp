// docs/validation.md and the model card say what the suite found. While ./dev validate runs, they are written here.
#include "validation/validation_page.hpp"

#include <fstream>
#include <set>

#include "catch.hpp"
#include "validation/kept_results.hpp"
#include "validation/run_case.hpp"
#include "validation/tables.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

const std::string page_file = std::string(CHOKEPOINT_ROOT) + "/docs/validation.md";
const std::string card_file = std::string(CHOKEPOINT_ROOT) + "/sim/report/kept_validation.hpp";

/// Puts `block` between "<!-- begin: NAME -->" and "<!-- end -->".
std::string with_block(const std::string& page, const std::string& name, const std::string& block) {
  const std::string begin = "<!-- begin: " + name + " -->\n", end = "<!-- end -->";
  const auto from = page.find(begin);
  INFO("docs/validation.md has no place for " << name);
  REQUIRE(from != std::string::npos);
  const auto inside = from + begin.size();
  return page.substr(0, inside) + block + page.substr(page.find(end, inside));
}

std::string page_of_today() {
  auto page = text_of_file(page_file).value_or("");
  page = with_block(page, "summary", summary_block());
  for (const auto& level : levels()) page = with_block(page, level.name, level_block(level));
  return with_block(page, "hindcast and rivals", hindcast_block());
}

}  // namespace

TEST_CASE("the page of validation and the model card show what the suite found") {
  if (!record().empty()) {
    keep_record();
    const auto page = page_of_today();  // read before the file is opened, which empties it
    std::ofstream(page_file, std::ios::binary) << page;
    std::ofstream(card_file, std::ios::binary) << model_card_numbers();
  }
  INFO("if the suite is right, bring them up to date: ./dev validate");
  CHECK(text_of_file(page_file).value_or("") == page_of_today());
  CHECK(text_of_file(card_file).value_or("") == model_card_numbers());
}

TEST_CASE("every known answer has a title, and every kept result a known answer") {
  std::set<std::string> titles, known;
  for (const auto& row : table_of("cases.csv", 3)) CHECK(titles.insert(row[0]).second);
  for (const auto& k : known_answers()) {
    CHECK(titles.count(k.id) == 1);
    INFO(k.id << ", " << k.what);
    CHECK(known.insert(k.id + ", " + k.what).second);
  }
  for (const auto& row : table_of("kept_results.csv", 5)) CHECK(known.count(row[0] + ", " + row[1]) == 1);
}

TEST_CASE("a known answer holds by the rule of its kind") {
  const auto rule = [](AnswerKind kind, double number, double slack) {
    KnownAnswer k{"X", "x", kind, printed(number), "", ""};
    k.number = number;
    k.slack = slack;
    return k;
  };
  CHECK(holds(rule(AnswerKind::exact, 10, 0.5), {"10.5"}));
  CHECK_FALSE(holds(rule(AnswerKind::exact, 10, 0.5), {"10.51"}));
  // 20 runs: Student's t is 2.093, so a half-width of 0.2093 is a standard error of 0.1.
  CHECK(holds(rule(AnswerKind::statistical, 10, 0.3), {"10.39", 0.2093, 20}));
  CHECK_FALSE(holds(rule(AnswerKind::statistical, 10, 0.3), {"10.41", 0.2093, 20}));
  CHECK_FALSE(holds(rule(AnswerKind::statistical, 10, 0.2), {"10", 0.2093, 20}));  // too wide
  CHECK_FALSE(holds(rule(AnswerKind::statistical, 10, 0.3), {"10", 0.1, 19}));     // too few
  // The known mean has a standard error of its own, 0.3 / 1.96: 4 x hypot(0.1, 0.153) = 0.73.
  CHECK(holds(rule(AnswerKind::estimated, 10, 0.3), {"10.72", 0.2093, 20}));
  CHECK_FALSE(holds(rule(AnswerKind::estimated, 10, 0.3), {"10.74", 0.2093, 20}));
  CHECK(holds(rule(AnswerKind::at_most, 10, 0), {"10"}));
  CHECK_FALSE(holds(rule(AnswerKind::at_most, 10, 0), {"10.1"}));
}
