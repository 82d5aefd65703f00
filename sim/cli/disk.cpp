// Reading whole files, with a limit.
#include "cli/disk.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/shipped.hpp"

namespace chokepoint::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20;
constexpr const char* too_large = "is larger than 64 MB, which no scenario is";

/// Everything, or a text longer than the limit allows.
std::string all_of(std::istream& in) {
  std::string text;
  char part[1 << 16];
  while (text.size() <= most_bytes && (in.read(part, sizeof part) || in.gcount() > 0))
    text.append(part, static_cast<std::size_t>(in.gcount()));
  return text;
}

}  // namespace

std::optional<std::string> Disk::read(const std::string& name) {
  namespace fs = std::filesystem;
  const auto fail = [&](std::string why) -> std::optional<std::string> {
    faults_[name] = std::move(why);
    return {};
  };
  const auto shipped = is_shipped(name) ? shipped_file(name) : name;
  if (!shipped || (is_shipped(name) && !fs::is_regular_file(*shipped))) return fail(no_such_shipped(name));
  const std::string& path = *shipped;
  if (path == "-") {
    if (!standard_input_) standard_input_ = all_of(std::cin);
    return standard_input_->size() > most_bytes ? fail(too_large) : standard_input_;
  }
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) return fail("there is no such file");
  if (fs::is_directory(status)) return fail("is a folder, not a file");
  if (fs::is_regular_file(status) && fs::file_size(path, error) > most_bytes) return fail(too_large);
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(std::string("cannot be read: ") + std::strerror(errno));
  auto text = all_of(file);
  if (file.bad()) return fail("cannot be read to its end");
  if (text.size() > most_bytes) return fail(too_large);
  return text;
}

std::string Disk::fault(const std::string& path) const {
  const auto at = faults_.find(path);
  return at == faults_.end() ? "" : at->second;
}

}  // namespace chokepoint::cli
