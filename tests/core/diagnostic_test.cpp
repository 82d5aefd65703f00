// Findings are kept, ordered and printed like a compiler's; hints name the word that was meant.
#include "chokepoint/core/diagnostic.hpp"

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("findings are printed in the order of the file, one line each, identical ones once") {
  Diagnostics d;
  const auto file = d.add_file("a.yaml");
  d.error({file, 7, 3}, "sites.x", "late");
  d.warning({file, 2, 10}, "", "early");
  d.error({file, 7, 3}, "sites.x", "late");
  // expected: the format promised in diagnostic.hpp
  CHECK(d.text() == "a.yaml:2:10: warning: early\na.yaml:7:3: sites.x: error: late\n");
  CHECK(d.errors() == 2);
  CHECK(d.mistakes() == "1 mistake");  // as many as there are lines
  CHECK(d.all().size() == 3);
  CHECK_FALSE(d.ok());
  d.error({file, 8, 3}, "sites.y", "late");
  CHECK(d.mistakes() == "2 mistakes");
}

TEST_CASE("warnings alone leave the reading in order") {
  Diagnostics d;
  d.warning({}, "", "no calendar beyond 2026");
  CHECK(d.ok());
  CHECK(d.text() == "warning: no calendar beyond 2026\n");
}

TEST_CASE("an override is named instead of a line and a column") {
  Diagnostics d;
  const auto file = d.add_file("--set sites.x.at_most=12");
  d.error({file, 1, 1}, "sites.x.at_most", "a unit is needed");
  CHECK(d.text() == "--set sites.x.at_most=12: sites.x.at_most: error: a unit is needed\n");
}

TEST_CASE("the nearest word is one slip away") {
  const std::vector<std::string> keys{"needs", "keeps", "at_most", "makes"};
  // expected: by hand, one insertion, one swap of neighbours, one other sign, two letters too many for four
  CHECK(nearest("neds", keys) == "needs");
  CHECK(nearest("kepes", keys) == "keeps");
  CHECK(nearest("At-Most", keys) == "at_most");
  CHECK(nearest("sells", keys).empty());
  CHECK(nearest("x", {"y"}).empty());
  CHECK(nearest(std::string(100'000, 'x'), keys).empty());
}

TEST_CASE("a swap of neighbours is one slip, not two") {
  // expected: by hand; "amek" is two swaps from "make", and four letters allow one slip
  CHECK(nearest("amek", {"make"}).empty());
  CHECK(nearest("amke", {"make"}) == "make");
}

TEST_CASE("a hint lists at most twelve words") {
  CHECK(hint("neds", {"needs", "keeps"}) == "did you mean 'needs'? allowed: needs, keeps");
  CHECK(hint("zzz", {"needs", "keeps"}) == "allowed: needs, keeps");
  CHECK(hint("zzz", {}) == "none is allowed here");
  std::vector<std::string> many;
  for (int i = 0; i < 14; ++i) many.push_back("word" + std::to_string(i));
  const auto text = hint("zzz", many);
  CHECK(text.find("word11, and 2 more") != std::string::npos);
  CHECK(text.find("word12") == std::string::npos);
}
