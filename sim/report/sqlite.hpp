// The little that we need of SQLite: a database, a statement, and errors that say which file.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace chokepoint::sql {

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A name as SQL takes it: "car-plant".
std::string quoted(const std::string& name);
/// A text as SQL takes it: 'it''s'.
std::string literal(const std::string& text);

class Database {
 public:
  enum class Mode { create, write, read };
  /// Throws Error.
  Database(const std::string& path, Mode mode);
  ~Database();
  Database(Database&& other) noexcept : handle_(other.handle_), path_(std::move(other.path_)) {
    other.handle_ = nullptr;
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database& operator=(Database&&) = delete;

  /// Statements without results, separated by semicolons.
  void run(const std::string& statements);
  /// The first column of the first row; "" when there is none.
  std::string text(const std::string& query);
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }
  [[noreturn]] void fail() const;

 private:
  sqlite3* handle_ = nullptr;
  std::string path_;
};

/// Columns and parameters count from 0.
class Statement {
 public:
  Statement(Database& database, const std::string& text);
  ~Statement();
  Statement(Statement&& other) noexcept : database_(other.database_), handle_(other.handle_) {
    other.handle_ = nullptr;
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  void bind(int at, std::int64_t value);
  void bind(int at, double value);  ///< absent becomes NULL
  void bind(int at, std::string_view value);
  void bind_null(int at);
  /// True while there is a row.
  bool step();
  /// For the next run; what was bound stays.
  void reset();

  int columns() const;
  std::string name(int column) const;
  bool null(int column) const;
  bool is_text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;  ///< absent for NULL
  std::string text(int column) const;
  /// Hands a value on as it is.
  void copy(int column, Statement& to, int at) const;

 private:
  void check(int code) const;
  Database* database_;
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace chokepoint::sql
