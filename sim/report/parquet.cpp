// The one place that knows DuckDB. No distribution package has it, so it is looked for when it is needed; of its C
// interface (stable since version 1.0) the few functions below are used, declared here because it comes without
// headers.
#include "chokepoint/report/parquet.hpp"

#include <dlfcn.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

constexpr int success = 0;
struct Result {
  std::uint64_t counts[3];
  void *columns, *error, *inside;
};

struct Unload {
  void operator()(void* library) const { dlclose(library); }
};
using Library = std::unique_ptr<void, Unload>;

Library load() {
  const char* named = std::getenv("CHOKEPOINT_DUCKDB");
  Library library(dlopen(named != nullptr ? named : "libduckdb.so", RTLD_NOW | RTLD_LOCAL));
  if (!library && named != nullptr)
    throw std::runtime_error(std::string("CHOKEPOINT_DUCKDB names what cannot be loaded: ") + dlerror());
  return library;
}

/// A data base in memory, and what is asked of it.
class Duck {
 public:
  explicit Duck(const Library& library) : library_(library) {
    if (function<int(const char*, void**)>("duckdb_open")(nullptr, &database_) != success)
      throw std::runtime_error("DuckDB cannot open a data base in memory");
    if (function<int(void*, void**)>("duckdb_connect")(database_, &connection_) != success)
      throw std::runtime_error("DuckDB cannot be connected to");
  }
  Duck(const Duck&) = delete;
  Duck& operator=(const Duck&) = delete;
  ~Duck() {
    if (connection_ != nullptr) function<void(void**)>("duckdb_disconnect")(&connection_);
    if (database_ != nullptr) function<void(void**)>("duckdb_close")(&database_);
  }

  void run(const std::string& statement) {
    Result result{};
    const int state =
        function<int(void*, const char*, Result*)>("duckdb_query")(connection_, statement.c_str(), &result);
    std::string wrong;
    if (state != success) {
      const char* words = function<const char*(Result*)>("duckdb_result_error")(&result);
      wrong = words != nullptr ? words : statement;
    }
    function<void(Result*)>("duckdb_destroy_result")(&result);
    if (state != success) throw std::runtime_error("DuckDB: " + wrong);
  }

 private:
  template <class F>
  F* function(const char* name) const {
    void* found = dlsym(library_.get(), name);
    if (found == nullptr) throw std::runtime_error(std::string("DuckDB's library lacks ") + name);
    return reinterpret_cast<F*>(found);
  }

  const Library& library_;
  void *database_ = nullptr, *connection_ = nullptr;
};

std::string quoted(const fs::path& path) {
  std::string text = "'";
  for (const char c : path.string()) text += c == '\'' ? "''" : std::string(1, c);
  return text + "'";
}

}  // namespace

bool write_parquet(const std::string& folder, const std::vector<std::string>& names) {
  const Library library = load();
  if (!library) return false;
  Duck duck(library);
  // One thread and the order of the file: the same table gives the same file. Rows are written as they are read.
  duck.run("SET threads = 1");
  for (const std::string& name : names) {
    const fs::path csv = fs::path(folder) / (name + ".csv"), file = fs::path(folder) / (name + ".parquet");
    const fs::path aside = file.string() + ".new";
    // The kinds of columns are seen in all rows, not in the first ones: a date may be missing in thousands.
    duck.run("COPY (FROM read_csv(" + quoted(csv) + ", header = true, sample_size = -1)) TO " + quoted(aside) +
             " (FORMAT parquet)");
    fs::rename(aside, file);
  }
  return true;
}

}  // namespace chokepoint
