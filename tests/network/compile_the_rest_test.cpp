// All mistakes in one go: what the compiler finds in a scenario that the reader could read in part only.
#include <random>

#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

/// What reader and compiler say of a text together, one finding to a line.
std::string all_complaints(const std::string& rest) {
  auto read = texts::read(rest);
  compile(read.spec, read.diagnostics);
  return read.diagnostics.text();
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("unknown names and wrong units are told together with unknown keys") {
  const auto text = all_complaints(
      "goods: {ore: t, car: cars}\n"
      "sites:\n"
      "  mine: {makes: ore, at_mst: 12 t/d}\n"
      "  plant: {makes: car, needs: {orre: 1 kg}, sells: {car: 10 t/d}}\n"
      "lanes:\n"
      "  l: {from: mien, to: plant, carries: ore, takes: 4 furlongs}\n");
  CHECK(says(text, "s.yaml:6:22: sites.mine: error: unknown key 'at_mst'"));
  CHECK(says(text, "s.yaml:7:31: sites.plant.needs.orre: error: unknown good 'orre'; did you mean 'ore'?"));
  CHECK(says(text, "s.yaml:7:57: sites.plant.sells.car: error: 't' is no unit of 'car'"));
  CHECK(says(text, "s.yaml:9:13: lanes.l.from: error: unknown site 'mien'; did you mean 'mine'?"));
  CHECK(says(text, "s.yaml:9:51: lanes.l.takes: error: 'furlongs' is no unit of time"));
  CHECK(lines_in(text) == 5);
}

TEST_CASE("a table that was lost does not make every name in it a mistake") {
  CHECK(lines_in(all_complaints("good: {ore: t}\nsites: {m: {makes: ore}, s: {sells: {ore: 1 t/d}}}\n"
                                "lanes: {l: {from: m, to: s, carries: ore}}\n")) == 1);
  CHECK(lines_in(all_complaints("goods: {ore: t}\nsites: {'m 1': {makes: ore}, s: {sells: {ore: 1 t/d}}}\n"
                                "lanes: {l: {from: m1, to: s, carries: ore}}\n")) == 1);
}

TEST_CASE("what only follows from a value that could not be read is not told") {
  // The recipe's yield is unreadable, so its elements cannot be compared.
  CHECK(
      lines_in(all_complaints("goods: {ore: {unit: t, contains: {Nd: 20 %}}, oxide: {unit: t, contains: {Nd: 85 %}}}\n"
                              "sites:\n  m: {makes: ore}\n  r: {makes: oxide, needs: {ore: many}}\n"
                              "  s: {sells: {oxide: 1 t/d}}\nlanes:\n  a: {from: m, to: r, carries: ore}\n"
                              "  b: {from: r, to: s, carries: oxide}\n")) == 1);
}

TEST_CASE("no scenario with a word changed, lost or doubled brings the compiler down, and each is answered") {
  const unsigned seed = 20250404;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto whole_text = texts::head + chain;
  const auto words = words_in(whole_text);
  const std::vector<std::string> junk{"0",   "-1 t",        "nothing", "[]", "{}",
                                      "1e9", "9999999 t/d", "x: y",    "''", "2025-04-04"};
  int answered = 0, refused = 0;
  const int tries = 600;
  for (int i = 0; i < tries; ++i) {
    auto text = whole_text;
    const auto& word = words[random() % words.size()];
    auto at = text.find(word, random() % text.size());
    if (at == std::string::npos) at = text.find(word);
    const auto kind = random() % 4;
    const auto& other = kind == 0 ? words[random() % words.size()] : junk[random() % junk.size()];
    text.replace(at, word.size(), kind == 3 ? "" : kind == 2 ? word + " " + other : other);
    auto read = read_scenario("s.yaml", texts::source({{"s.yaml", text}}));
    const auto network = compile(read.spec, read.diagnostics);
    refused += network ? 0 : 1;
    answered += network.has_value() == read.diagnostics.ok() ? 1 : 0;
  }
  CHECK(answered == tries);
  CHECK(refused > tries / 2);  // most damage is seen
}
