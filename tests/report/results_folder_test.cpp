// A folder of results is whole or not there.
#include "chokepoint/report/results_folder.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"

using namespace chokepoint;
namespace fs = std::filesystem;

namespace {

struct Scratchpad {
  fs::path path = fs::temp_directory_path() / ("chokepoint-folder-test-" + std::to_string(getpid()));
  Scratchpad() {
    fs::remove_all(path);
    fs::create_directory(path);
  }
  ~Scratchpad() { fs::remove_all(path); }
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t entries(const fs::path& path) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator{}));
}

}  // namespace

TEST_CASE("results are written beside and renamed, replaced only by force, and leave nothing behind") {
  const Scratchpad pad;
  const auto folder = (pad.path / "deep" / "out").string();
  CHECK(write_folder(folder, {{"manifest.json", "{}"}, {"a.csv", "1"}}, false).empty());
  CHECK(text_of(folder + "/a.csv") == "1");
  const auto refusal = write_folder(folder, {{"a.csv", "2"}}, false);
  CHECK(refusal.find("--force") != std::string::npos);
  CHECK(text_of(folder + "/a.csv") == "1");
  CHECK(write_folder(folder + "/", {{"manifest.json", "{}"}, {"a.csv", "2"}}, true).empty());
  CHECK(text_of(folder + "/a.csv") == "2");
  CHECK(entries(pad.path / "deep") == 1);
}

TEST_CASE("what a user put beside the results survives their replacement") {
  const Scratchpad pad;
  const auto folder = (pad.path / "out").string();
  CHECK(write_folder(folder, {{"manifest.json", "{}"}, {"a.csv", "1"}}, false).empty());
  std::ofstream(folder + "/notes.md") << "mine";
  fs::create_directory(folder + "/plots");
  std::ofstream(folder + "/plots/a.png") << "png";
  CHECK(write_folder(folder, {{"manifest.json", "{}"}, {"a.csv", "2"}}, true).empty());
  CHECK(text_of(folder + "/a.csv") == "2");
  CHECK(text_of(folder + "/notes.md") == "mine");
  CHECK(text_of(folder + "/plots/a.png") == "png");
  CHECK(entries(pad.path) == 1);
}

TEST_CASE("a folder that holds no results is never replaced") {
  const Scratchpad pad;
  fs::create_directory(pad.path / "photos");
  std::ofstream(pad.path / "photos" / "cat.jpg") << "cat";
  CHECK_FALSE(write_folder((pad.path / "photos").string(), {{"a.csv", "1"}}, true).empty());
  CHECK(text_of(pad.path / "photos" / "cat.jpg") == "cat");
  std::ofstream(pad.path / "file") << "f";
  CHECK_FALSE(write_folder((pad.path / "file").string(), {{"a.csv", "1"}}, true).empty());
  CHECK(text_of(pad.path / "file") == "f");
}

TEST_CASE("an empty folder is as good as none") {
  const Scratchpad pad;
  fs::create_directory(pad.path / "out");
  CHECK(folder_refusal((pad.path / "out").string(), false).empty());
  CHECK(write_folder((pad.path / "out").string(), {{"a.csv", "1"}}, false).empty());
  CHECK(text_of(pad.path / "out" / "a.csv") == "1");
}

TEST_CASE("a folder that cannot be made is refused before the work, by the name that was given, and leaves no trace") {
  const Scratchpad pad;
  std::ofstream(pad.path / "file") << "f";
  for (const auto& folder : {(pad.path / "file" / "out").string(), (pad.path / "file" / "deep" / "out").string(),
                             std::string("/proc/no-such-place/out")}) {
    CHECK(folder_refusal(folder, false).find("cannot write to " + folder + ": ") == 0);
    CHECK(write_folder(folder, {{"a.csv", "1"}}, false).find("cannot write to " + folder + ": ") == 0);
  }
  CHECK(folder_refusal((pad.path / "new" / "deep" / "out").string(), false).empty());
  CHECK(entries(pad.path) == 1);
}
