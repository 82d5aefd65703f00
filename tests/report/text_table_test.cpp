// Tables on the terminal.
#include "chokepoint/report/text_table.hpp"

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a table aligns, leaves out empty columns, and drops the last ones when it is too wide") {
  TextTable t({"name", "n", "nothing", "long column"});
  t.add({"a", "1", "", "x"});
  t.add({"bb", "10", "", "y"});
  CHECK(t.text(80) == "  name   n  long column\n  a      1            x\n  bb    10            y\n");
  CHECK(t.text(12) == "  name   n\n  a      1\n  bb    10\n");
}

TEST_CASE("text in the last column stands to the left, also where a column before it is left out") {
  TextTable t({"name", "n", "nothing", "where"}, 1, 1);
  t.add({"a", "1", "", "x"});
  t.add({"bb", "10", "", "yyyyyy"});
  CHECK(t.text(80) == "  name   n  where\n  a      1  x\n  bb    10  yyyyyy\n");
}
