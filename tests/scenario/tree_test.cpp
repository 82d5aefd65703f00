// Trees are printed as YAML that reads back to the same tree.
#include "chokepoint/scenario/tree.hpp"

#include "catch.hpp"
#include "chokepoint/scenario/yaml.hpp"

using namespace chokepoint;

namespace {

Tree tree_of(const std::string& text) {
  Diagnostics d;
  const auto tree = parse_yaml(text, d.add_file("f"), d);
  INFO(d.text());
  REQUIRE(tree);
  return *tree;
}

bool same(const Tree& a, const Tree& b) {
  if (a.kind != b.kind || a.text != b.text || a.quoted != b.quoted) return false;
  if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  for (std::size_t i = 0; i < a.entries.size(); ++i)
    if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value)) return false;
  return true;
}

}  // namespace

TEST_CASE("a tree is printed in one form") {
  // expected: written by hand, two columns per level
  CHECK(to_yaml(tree_of("{a: {b: 1}, c: [x, {d: 2 t, e: []}, [y, z]], f: {}}")) ==
        "a:\n  b: 1\nc:\n  - x\n  - d: 2 t\n    e: []\n  - - y\n    - z\nf: {}\n");
}

TEST_CASE("what is printed reads back to the same tree") {
  for (const std::string text : {"a: 1\n", "a: \"12\"\nb: 12\n", "a: 'it''s: [odd] # text'\n", "a: |\n  two\n  lines\n",
                                 "a: ~\nb:\nc: \"~\"\n", "a: \"tab\\t, quote \\\", backslash \\\\, bell \\a\"\n",
                                 "\"odd: key\": 1\n\"\": 2\n", "a: uniform(20 d, 40 d)\n", "a: [[[]], {}, ~]\n",
                                 "a: \xE7\xA8\x80\n", "a: '#x'\nb: x #y\n", "a: ' x '\n", "a: null and void\n"}) {
    INFO(text);
    Diagnostics d;
    const auto once = parse_yaml(text, d.add_file("f"), d);
    REQUIRE(once);
    // A plain text that needs quotes on paper is quoted when printed: equal from the second time on.
    const auto printed = to_yaml(*once);
    const auto twice = tree_of(printed);
    CHECK(to_yaml(twice) == printed);
    auto unquoted = *once;
    for (std::size_t i = 0; i < unquoted.entries.size(); ++i) {
      CHECK(unquoted.entries[i].key == twice.entries[i].key);
      CHECK(unquoted.entries[i].value.text == twice.entries[i].value.text);
      CHECK(unquoted.entries[i].value.kind == twice.entries[i].value.kind);
    }
    CHECK(same(tree_of(to_yaml(twice)), twice));
  }
}

TEST_CASE("keys are found, erased and listed") {
  auto tree = tree_of("a: 1\nb: 2\n");
  CHECK(tree.find("b")->text == "2");
  CHECK(tree.find("c") == nullptr);
  tree.erase("a");
  CHECK(tree.keys() == std::vector<std::string>{"b"});
}

TEST_CASE("long text is cut between characters in messages") {
  Tree node;
  node.kind = Tree::Kind::scalar;
  node.text = std::string(59, 'x') + "\xE7\xA8\x80 and more";
  CHECK(described(node) == "'" + std::string(59, 'x') + "...'");
}
