// What the pages show is what the program does: their commands run, their scenarios are read, README's result is
// today's.
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

namespace {

std::string page(const std::string& name) { return program::text_of(std::filesystem::path(CHOKEPOINT_ROOT) / name); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The texts of a page's fenced blocks of one language.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> found;
  const std::string fence = "```" + language + "\n";
  for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
    const auto begin = at + fence.size();
    found.push_back(text.substr(begin, text.find("```", begin) - begin));
  }
  return found;
}

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> all{"README.md"};
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CHOKEPOINT_ROOT) / "docs")) {
    if (entry.path().extension() == ".md") all.push_back(std::filesystem::path("docs") / entry.path().filename());
  }
  return all;
}

/// A folder for what the commands write; not program::Pad, which every run clears.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("chokepoint-docs-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// "chokepoint run x --out results/y  # what for" -> "run x --out FOLDER/y"
std::string arguments(const std::string& line, const Folder& folder) {
  std::string words = line.substr(std::string("chokepoint ").size());
  if (const auto comment = words.find("  #"); comment != std::string::npos) words.resize(comment);
  if (const auto out = words.find("results/"); out != std::string::npos)
    words.replace(out, 8, folder.path.string() + "/");
  // "> FILE" goes to the shell, and not here; in quotation marks it is a limit.
  const auto file = words.rfind(" > ");
  if (file != std::string::npos && words.find('\'', file) == std::string::npos) words.resize(file);
  return words;
}

}  // namespace

TEST_CASE("every chokepoint command in README and docs runs") {
  int commands = 0;
  for (const auto& name : pages()) {
    const auto text = page(name.string());
    for (const std::string& line : lines_of(text)) {
      const auto at = line.find_first_not_of(' ');
      if (at == std::string::npos || line.compare(at, 11, "chokepoint ") != 0) continue;
      if (line.find(".yaml") == std::string::npos && line.find("schema") == std::string::npos) continue;
      const Folder folder;
      const std::string words = arguments(line.substr(at), folder);
      INFO(name.string() << ": chokepoint " << words);
      const auto r = program::run(words);
      INFO(r.err);
      CHECK(r.code == 0);
      ++commands;
    }
  }
  CHECK(commands >= 6);
}

TEST_CASE("README and the pages show what the program prints today") {
  int results = 0;
  for (const auto& name : pages()) {
    const auto text = page(name.string());
    for (const std::string mark : {"<!-- begin: ./dev ", "<!-- begin: chokepoint "})
      for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const auto words_at = at + mark.size();
        const std::string words = text.substr(words_at, text.find(" -->", words_at) - words_at);
        const auto shown = blocks(text.substr(at), "");
        INFO(name.string() << ": chokepoint " << words);
        REQUIRE(!shown.empty());
        CHECK(shown.front() == program::run(words, "COLUMNS=100").out);
        ++results;
      }
  }
  CHECK(results >= 1);
}

TEST_CASE("the scenario in README is read and answers") {
  const auto shown = blocks(page("README.md"), "yaml");
  REQUIRE(!shown.empty());
  const Folder folder;
  const auto file = folder.path / "readme.yaml";
  std::ofstream(file) << shown.front();
  const auto r = program::run("run " + file.string());
  INFO(r.err);
  CHECK(r.code == 0);
  CHECK(r.says("First line down: car-plant"));
}

TEST_CASE("every scenario in the library runs with clean books and no mistakes") {
  int scenarios = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CHOKEPOINT_ROOT) / "scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    INFO(entry.path().string());
    const auto r = program::run("run " + entry.path().string());
    CHECK(r.code == 0);
    CHECK(r.says("Audit: 0 g off"));
    ++scenarios;
  }
  CHECK(scenarios >= 6);
}
