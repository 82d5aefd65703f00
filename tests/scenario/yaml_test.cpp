// What YAML texts become, and what the reader refuses to believe of them.
#include "chokepoint/scenario/yaml.hpp"

#include "catch.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

namespace {

struct Parsed {
  std::optional<Tree> tree;
  Diagnostics diagnostics;
};

Parsed parsed(const std::string& text, YamlLimits limits = {}) {
  Parsed p;
  const auto file = p.diagnostics.add_file("f");
  p.tree = parse_yaml(text, file, p.diagnostics, limits);
  return p;
}

std::string first_line(const Parsed& p) {
  const auto text = p.diagnostics.text();
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("a tree keeps order, spots and quotes") {
  const auto p = parsed("b: 12\na: {x: \"12\", y: [1, 2]}\n");
  REQUIRE(p.tree);
  REQUIRE(p.tree->keys() == std::vector<std::string>{"b", "a"});
  const auto* a = p.tree->find("a");
  CHECK(a->find("x")->quoted);
  CHECK_FALSE(p.tree->find("b")->quoted);
  CHECK(a->find("y")->items.size() == 2);
  // expected: counted by hand in the text above
  CHECK(a->find("x")->spot.line == 2);
  CHECK(a->find("x")->spot.column == 8);
  CHECK(a->entries[1].spot.column == 14);
}

TEST_CASE("words that YAML 1.1 takes for booleans stay words") {
  const auto p = parsed("country: NO\non: yes\n");
  REQUIRE(p.tree);
  CHECK(p.tree->find("country")->text == "NO");
  CHECK(p.tree->find("on")->text == "yes");
}

TEST_CASE("nothing and null are told apart") {
  const auto p = parsed("a:\nb: ~\nc: null\nd: \"~\"\nnull_key: 1\n");
  REQUIRE(p.tree);
  CHECK(p.tree->find("a")->kind == Tree::Kind::empty);
  CHECK(p.tree->find("a")->spot.line == 1);
  CHECK(p.tree->find("b")->kind == Tree::Kind::removed);
  CHECK(p.tree->find("c")->kind == Tree::Kind::removed);
  CHECK(p.tree->find("d")->text == "~");
}

TEST_CASE("a byte order mark and line ends of Windows are fine") {
  const auto p = parsed(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: x\r\n");
  REQUIRE(p.tree);
  CHECK(p.tree->find("b")->text == "x");
  CHECK(p.tree->entries[0].spot.column == 1);
  CHECK(p.tree->entries[1].spot.line == 2);
}

TEST_CASE("bytes that are no UTF-8 text are named with their place") {
  // expected: offsets counted by hand; well-formed sequences after RFC 3629
  CHECK(first_line(parsed("a: 1\nb: \xE4\n")) == "f:2:4: error: byte 9 (0xE4) is not UTF-8; save the file as UTF-8");
  CHECK(first_line(parsed("\xFF\xFE"
                          "a\0:\0"))
            .find("UTF-16") != std::string::npos);
  CHECK(first_line(parsed(std::string("a\0:\0 \0001\0", 8))).find("UTF-16") != std::string::npos);
  CHECK(first_line(parsed(std::string("ab: 1\0\n", 7))) ==
        "f:1:6: error: byte 6 (0x00) is a NUL: this is no text file; save it as UTF-8 text");
  CHECK(first_line(parsed("a: 1\rb: 2\r")) ==
        "f:1:5: error: byte 5 (0x0D) is a lone carriage return; end lines with a line feed");
  // 0x04 would end the text for the parser without a word
  CHECK(first_line(parsed("a: 1\n\x04"
                          "b: 2\n")) == "f:2:1: error: byte 6 (0x04) is a control character; remove it");
  for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xF8\x88\x80\x80\x80"})
    CHECK(first_line(parsed(std::string("a: ") + bad)).find("is not UTF-8") != std::string::npos);
  CHECK(parsed("a: \xE7\xA8\x80\xE5\x9C\x9F \xF0\x9F\x9A\xA2 \xC3\xA9\n").tree);
}

TEST_CASE("columns count characters") {
  // expected: counted by hand, the letters outside ASCII (2 and 3 bytes) as one each: the x's stand at 11 and 17
  const auto p = parsed("\xC3\xA4: {\xE7\xA8\x80: 1, x: 2, x: 3}\n");
  CHECK(first_line(p) == "f:1:17: error: the key 'x' stands here twice, first in line 1, column 11; keep one");
}

TEST_CASE("an alias is written out with the spot of its use") {
  const auto p = parsed("a: &x {b: [1, 2]}\nc: *x\n");
  REQUIRE(p.tree);
  CHECK(to_yaml(*p.tree->find("c")) == "b:\n  - 1\n  - 2\n");
  CHECK(p.tree->find("c")->spot.line == 2);
  CHECK(p.tree->find("c")->spot.column == 4);
}

TEST_CASE("a bomb of aliases is refused before it costs anything") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const auto n = std::to_string(i), last = std::to_string(i - 1);
    bomb += "a" + n + ": &a" + n + " [";
    for (int j = 0; j < 9; ++j) bomb += (j ? ", *a" : "*a") + last;
    bomb += "]\n";
  }
  CHECK(first_line(parsed(bomb)).find("more than 200000 values") != std::string::npos);
}

TEST_CASE("the budget of values counts aliases and plain values alike") {
  YamlLimits ten;
  ten.nodes = 10;
  // expected: map, key, list, 3 items = 6; with the alias's key and its 4 more
  CHECK(parsed("a: [1, 2, 3]\n", ten).tree);
  CHECK_FALSE(parsed("a: &x [1, 2, 3]\nb: *x\n", ten).tree);
}

TEST_CASE("nesting ends at a hundred levels, aliases included") {
  const auto nested = [](int n) {
    return "a: " + std::string(static_cast<std::size_t>(n), '[') + "1" + std::string(static_cast<std::size_t>(n), ']') +
           "\n";
  };
  CHECK(parsed(nested(99)).tree);
  CHECK(first_line(parsed(nested(100))).find("nested deeper than 100 levels") != std::string::npos);
  CHECK(first_line(parsed(nested(100'000))).find("nested deeper than 100 levels") != std::string::npos);
  std::string deep = "a0: &a0 [" + std::string(40, '[') + "1" + std::string(40, ']') + "]\n";
  deep += "a1: &a1 " + std::string(40, '[') + "*a0" + std::string(40, ']') + "\n";
  deep += "a2: " + std::string(40, '[') + "*a1" + std::string(40, ']') + "\n";
  CHECK(first_line(parsed(deep)).find("nested deeper") != std::string::npos);
}

TEST_CASE("a quote that spans lines and is closed is fine") {
  const auto p = parsed("a: \"one\n  two\"\nb: 'it''s'\nc: |\n  \"not a quote\n");
  REQUIRE(p.tree);
  CHECK(p.tree->find("a")->text == "one two");
  CHECK(p.tree->find("b")->text == "it's");
  CHECK(p.tree->find("c")->text == "\"not a quote\n");
}

TEST_CASE("broken texts of every length end with a message or a tree") {
  // every prefix, and every text with one byte replaced, of a text that uses all of YAML that is read here
  const std::string good =
      "a: &x {b: [1, \"t\\n\", 'u'], c: ~}\nd: *x\ne: |\n  text\n  more\nf: >-\n  fold\n- \"g\": [{h: i}]\n...\n";
  int answered = 0, asked = 0;
  const auto ask = [&](const std::string& text) {
    const auto p = parsed(text);
    ++asked;
    if (p.tree.has_value() == p.diagnostics.ok()) ++answered;
  };
  for (std::size_t n = 0; n <= good.size(); ++n) ask(good.substr(0, n));
  for (std::size_t n = 0; n < good.size(); ++n)
    for (const char c : {'"', '\'', '[', '}', ':', '\t', '*', '&', '!', '%', '-', '\n', '#', '|', '\0', '\x80'}) {
      auto text = good;
      text[n] = c;
      ask(text);
    }
  CHECK(answered == asked);
}
