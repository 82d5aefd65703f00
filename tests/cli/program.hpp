// Runs the program as a user does, and keeps what it printed.
#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace chokepoint::program {

struct Outcome {
  int code = -1;
  std::string out, err;
  bool says(const std::string& words) const { return out.find(words) != std::string::npos; }
  bool complains(const std::string& words) const { return err.find(words) != std::string::npos; }
};

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder of its own, gone at the end.
struct Pad {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("chokepoint-cli-test-" + std::to_string(getpid()));
  Pad() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directory(path);
  }
  ~Pad() { std::filesystem::remove_all(path); }
};

/// `words` as typed into a shell, in the product's folder.
inline Outcome run(const std::string& words, const std::string& before = "") {
  const Pad pad;
  const auto out = pad.path / "out", err = pad.path / "err";
  const std::string command = "cd '" CHOKEPOINT_ROOT "' && " + before + " '" CHOKEPOINT_PROGRAM "' " + words + " >'" +
                              out.string() + "' 2>'" + err.string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, text_of(out), text_of(err)};
}

}  // namespace chokepoint::program
