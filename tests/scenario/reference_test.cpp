// The reference page in docs is the one that the field lists give, and it names every event and word.
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
  // every link "](#x)" has a heading that Markdown turns into #x
  std::size_t links = 0;
  for (auto at = page.find("](#"); at != std::string::npos; at = page.find("](#", at + 1)) {
    const auto target = page.substr(at + 3, page.find(')', at) - at - 3);
    auto heading = target;
    for (char& c : heading) c = c == '-' ? ' ' : c;
    heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    INFO(target);
    CHECK(page.find("\n## " + heading + "\n") != std::string::npos);
    ++links;
  }
  CHECK(links > 30);
}
