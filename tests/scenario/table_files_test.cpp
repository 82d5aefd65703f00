// The tables of `start` from files: as if their rows stood in the scenario; every mistake at its cell.
#include "catch.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

namespace {

const std::string scenario = "title: t\nuntil: 2025-12-31\nstart:\n  as_of: 2025-05-12\n";

ReadResult read(const std::string& start, const texts::Files& files, const std::vector<std::string>& overrides = {}) {
  auto all = files;
  all["folder/s.yaml"] = scenario + start;
  return read_scenario("folder/s.yaml", texts::source(all), overrides);
}

}  // namespace

TEST_CASE("a table in a file says what the same rows say in the scenario") {
  const auto file = read("  stock: tables/stock.csv\n",
                         {{"folder/tables/stock.csv",
                           "site,good,amount,note\r\nplant,ore,12 t,\r\n,,,\r\n\"mill\",ore,5 t,\"a, b\"\r\n"}});
  const auto rows = read(
      "  stock: [{site: plant, good: ore, amount: 12 t}, {site: mill, good: ore, amount: 5 t, note: 'a, b'}]\n", {});
  INFO(file.diagnostics.text());
  REQUIRE(file.diagnostics.ok());
  REQUIRE(file.spec.start.stock.size() == 2);
  CHECK(file.spec.start.stock[1].site.text == "mill");
  CHECK(file.spec.start.stock[1].note == "a, b");
  CHECK(file.spec.start.stock[1].amount.unit == "t");
  CHECK(file.spec.start.stock[0].amount.spot.line == 2);
  CHECK(file.effective == rows.effective);
}

TEST_CASE("the run begins on the day of the state, and `from` may say so too") {
  const auto silent = read("", {});
  INFO(silent.diagnostics.text());
  REQUIRE(silent.diagnostics.ok());
  CHECK(silent.spec.from.value == silent.spec.start.as_of.value);
  const auto stated = read("from: 2025-05-13\n", {});
  CHECK(stated.diagnostics.ok());  // whether both agree is the compiler's to say
  CHECK(stated.spec.from.value == silent.spec.from.value + day);
}

TEST_CASE("a table named on the command line is looked for where the command is given") {
  const auto r = read("  stock: []\n", {{"mine.csv", "site,good,amount\nplant,ore,1 t\n"}}, {"start.stock=mine.csv"});
  INFO(r.diagnostics.text());
  REQUIRE(r.diagnostics.ok());
  CHECK(r.spec.start.stock.size() == 1);
}

TEST_CASE("all mistakes of a table are told at once, each at its cell") {
  const auto r =
      read("  stock: stock.csv\n",
           {{"folder/stock.csv", "site,good,amount\nplant,ore,12\nplant,,3 t\nplant,ore\nplant,ore,-2 t\n"}});
  const auto text = r.diagnostics.text();
  INFO(text);
  CHECK(r.diagnostics.errors() == 4);
  CHECK(text.find("folder/stock.csv:2:11: start.stock.0.amount: error:") != std::string::npos);
  CHECK(text.find("folder/stock.csv:3:1: start.stock.1: error: the key 'good' is missing") != std::string::npos);
  CHECK(text.find("folder/stock.csv:4:1: start.stock: error: 2 cells stand in this line, 3 are due") !=
        std::string::npos);
  CHECK(text.find("folder/stock.csv:5:11: start.stock.2.amount: error:") != std::string::npos);
}

TEST_CASE("wrong columns are told with the nearest right one, and the rows are left alone") {
  const auto r = read("  under_way: w.csv\n", {{"folder/w.csv", "lane,amout,arrives,lane\nx,nonsense,never,x\n"}});
  const auto text = r.diagnostics.text();
  INFO(text);
  CHECK(r.diagnostics.errors() == 3);
  CHECK(text.find("folder/w.csv:1:6: start.under_way: error: unknown column 'amout'; did you mean 'amount'?") !=
        std::string::npos);
  CHECK(text.find("w.csv:1:20: start.under_way: error: a second column 'lane'") != std::string::npos);
  CHECK(text.find("w.csv:1:1: start.under_way: error: the column 'amount' is missing") != std::string::npos);
}

TEST_CASE("a table that is missing, empty or separated by semicolons is refused with advice") {
  CHECK(texts::message(read("  stock: no.csv\n", {}).diagnostics).find("there is no file 'folder/no.csv'") == 0);
  CHECK(texts::message(read("  stock: a.csv\n", {{"folder/a.csv", ""}}).diagnostics).find("the file is empty") == 0);
  CHECK(texts::message(read("  stock: a.csv\n", {{"folder/a.csv", "site;good;amount\n"}}).diagnostics) ==
        "the columns are separated by semicolons; separate them by commas");
}
