// SQLite's C interface, wrapped; nothing else in the house includes it.
#include "report/sqlite.hpp"

#include <sqlite3.h>

#include "chokepoint/core/formula.hpp"

namespace chokepoint::sql {
namespace {

std::string doubled(const std::string& text, char sign) {
  std::string out(1, sign);
  for (const char c : text) out += c == sign ? std::string(2, c) : std::string(1, c);
  return out + sign;
}

}  // namespace

std::string quoted(const std::string& name) { return doubled(name, '"'); }
std::string literal(const std::string& text) { return doubled(text, '\''); }

Database::Database(const std::string& path, Mode mode) : path_(path) {
  const int flags = mode == Mode::read    ? SQLITE_OPEN_READONLY
                    : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                          : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_busy_timeout(handle_, 30'000);
    return;
  }
  const std::string why = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  sqlite3_close(handle_);
  throw Error(path + ": " + why);
}

Database::~Database() { sqlite3_close(handle_); }

void Database::fail() const { throw Error(path_ + ": " + sqlite3_errmsg(handle_)); }

void Database::run(const std::string& statements) {
  if (sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::string Database::text(const std::string& query) {
  Statement s(*this, query);
  return s.step() ? s.text(0) : "";
}

Statement::Statement(Database& database, const std::string& text) : database_(&database) {
  check(sqlite3_prepare_v2(database.handle(), text.c_str(), static_cast<int>(text.size()), &handle_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_->fail();
}

void Statement::bind(int at, std::int64_t value) { check(sqlite3_bind_int64(handle_, at + 1, value)); }
void Statement::bind(int at, double value) {
  if (is_absent(value)) return bind_null(at);
  check(sqlite3_bind_double(handle_, at + 1, value));
}
void Statement::bind(int at, std::string_view value) {
  check(sqlite3_bind_text64(handle_, at + 1, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_null(int at) { check(sqlite3_bind_null(handle_, at + 1)); }

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail();
  return false;
}

void Statement::reset() { check(sqlite3_reset(handle_)); }

int Statement::columns() const { return sqlite3_column_count(handle_); }
std::string Statement::name(int column) const { return sqlite3_column_name(handle_, column); }
bool Statement::null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
bool Statement::is_text(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_TEXT; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return null(column) ? absent : sqlite3_column_double(handle_, column); }
std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

void Statement::copy(int column, Statement& to, int at) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_NULL:
      return to.bind_null(at);
    case SQLITE_INTEGER:
      return to.bind(at, integer(column));
    case SQLITE_FLOAT:
      return to.bind(at, sqlite3_column_double(handle_, column));
    default:
      return to.bind(at, std::string_view(text(column)));
  }
}

}  // namespace chokepoint::sql
