// Cells, quotes and line ends of RFC 4180, with the spot of every cell.
#include "scenario/csv.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

struct Parsed {
  Diagnostics diagnostics;
  std::vector<CsvRow> rows;
};

Parsed parsed(const std::string& text) {
  Parsed p;
  const auto file = p.diagnostics.add_file("t.csv");
  p.rows = parse_csv(text, file, p.diagnostics);
  return p;
}

/// "a|b / c|d"
std::string cells(const std::string& text) {
  const auto p = parsed(text);
  CHECK(p.diagnostics.ok());
  std::string all;
  for (const auto& row : p.rows) {
    if (!all.empty()) all += " / ";
    for (std::size_t i = 0; i < row.size(); ++i) all += (i > 0 ? "|" : "") + row[i].text;
  }
  return all;
}

}  // namespace

TEST_CASE("a table is read whatever ends its lines, with or without a byte order mark") {
  // Source: RFC 4180, section 2, rules 1 and 2; a mark at the beginning is what spreadsheets write.
  CHECK(cells("a,b\nc,d\n") == "a|b / c|d");
  CHECK(cells("a,b\r\nc,d\r\n") == "a|b / c|d");
  CHECK(cells("a,b\r\nc,d") == "a|b / c|d");
  CHECK(cells("\xEF\xBB\xBF"
              "a,b\nc,d\n") == "a|b / c|d");
  CHECK(cells("a,b\n\n\r\nc,d\n\n") == "a|b / c|d");
  CHECK(cells("a,\n,d\n") == "a| / |d");
  CHECK(cells("").empty());
}

TEST_CASE("quotes hold commas, line ends and doubled quotes") {
  // Source: RFC 4180, section 2, rules 5 to 7.
  CHECK(cells("\"a,b\",c\n") == "a,b|c");
  CHECK(cells("\"a \"\"b\"\"\",c\n") == "a \"b\"|c");
  CHECK(cells("\"a\r\nb\",c\r\nd,e\r\n") == "a\r\nb|c / d|e");
  CHECK(cells("\"\",x\n") == "|x");
}

TEST_CASE("a cell knows its line and its column in characters") {
  const auto p = parsed("site,amount\n\"G\xC3\xA4nse\",12 t\n");
  REQUIRE(p.rows.size() == 2);
  CHECK(p.rows[1][1].spot.line == 2);
  CHECK(p.rows[1][1].spot.column == 9);  // "Gänse", with its quotes seven characters, and the comma
}

TEST_CASE("every quote out of its place is told") {
  const auto p = parsed("a \"b\",\"c\"d\n\"e\n");
  CHECK(p.diagnostics.text() ==
        "t.csv:1:3: error: a quote inside a cell; put the whole cell in quotes and double this one (\"\")\n"
        "t.csv:1:10: error: text behind the closing quote; double a quote that belongs to the text (\"\")\n"
        "t.csv:2:1: error: this quote is never closed\n");
}
