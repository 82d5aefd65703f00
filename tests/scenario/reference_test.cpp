// The reference page in docs is the one that the field lists give, and it names every event and word.
#include <cctype>
#include <set>

#include "catch.hpp"
#include "chokepoint/scenario/schema.hpp"
#include "scenario/spec_kinds.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

TEST_CASE("docs/reference.md is current") {
  const auto page = texts::product_file("docs/reference.md");
  REQUIRE(page);
  CHECK((*page == reference_page()));
}

TEST_CASE("the reference has a section for every event and every linked struct") {
  const auto page = reference_page();
  for (const auto& tag : tags_of(EventKind{})) {
    INFO(tag);
    CHECK(page.find("`what: " + tag + "`") != std::string::npos);
  }
  // every link "](#x)" has a heading that Markdown turns into #x: small letters, blanks to hyphens
  std::set<std::string> anchors;
  for (auto at = page.find("\n## "); at != std::string::npos; at = page.find("\n## ", at + 1)) {
    auto heading = page.substr(at + 4, page.find('\n', at + 1) - at - 4);
    for (char& c : heading) c = c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    anchors.insert(heading);
  }
  std::size_t links = 0;
  for (auto at = page.find("](#"); at != std::string::npos; at = page.find("](#", at + 1)) {
    const auto target = page.substr(at + 3, page.find(')', at) - at - 3);
    INFO(target);
    CHECK(anchors.count(target) == 1);
    ++links;
  }
  CHECK(links > 30);
}
