// Tables, views and rows of a study's file.
#include "chokepoint/report/store.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/manifest.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/sqlite.hpp"

namespace chokepoint {
namespace {

using sql::Database;
using sql::literal;
using sql::quoted;
using sql::Statement;

/// How many columns of a trial stand before the factors.
constexpr int fixed = 7;
constexpr int batch = 4096;
constexpr auto patience = std::chrono::milliseconds(250);

const char* type_of(const Factor& f) {
  switch (f.kind) {
    case Factor::Kind::numbers:
      return "REAL";
    case Factor::Kind::switches:
      return "INTEGER";
    default:
      return "TEXT";
  }
}
const char* kind_of(const Factor& f) {
  switch (f.kind) {
    case Factor::Kind::numbers:
      return "number";
    case Factor::Kind::dates:
      return "date";
    case Factor::Kind::switches:
      return "switch";
    default:
      return "word";
  }
}

std::string design_word(const SweepPlan& plan) {
  return words(DesignKind{})[static_cast<std::size_t>(plan.design.kind())].word;
}

std::string trials_table(const SweepPlan& plan) {
  std::string s =
      "CREATE TABLE trials (trial INTEGER PRIMARY KEY, point INTEGER NOT NULL, replication INTEGER NOT NULL, "
      "scrambling INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT, crossed TEXT";
  for (const auto& f : plan.factors) s += ", " + quoted(f.id) + " " + type_of(f);
  for (const auto& o : plan.outputs) s += ", " + quoted(o.id) + " REAL";
  return s + ");\n";
}

std::string series_table(const SweepPlan& plan) {
  if (plan.series.empty()) return "";
  std::string s = "CREATE TABLE series (trial INTEGER NOT NULL, day INTEGER NOT NULL, date TEXT NOT NULL";
  for (const auto& one : plan.series) s += ", " + quoted(one.id) + " REAL";
  return s + ", PRIMARY KEY (trial, day)) WITHOUT ROWID;\n";
}

/// SQLite joins at most 500 selects.
constexpr std::size_t most_in_long = 400;

std::string views(const SweepPlan& plan) {
  std::string factors, means, dates, tidy;
  for (const auto& f : plan.factors) factors += ", " + quoted(f.id);
  for (const auto& o : plan.outputs) {
    means += ", avg(" + quoted(o.id) + ") AS " + quoted(o.id);
    if (o.moment)
      dates += ", date(" + literal(date_text(plan.from)) + ", CAST(" + quoted(o.id) + " AS INTEGER) || ' days') AS " +
               quoted(o.id + "_date");
    tidy += std::string(tidy.empty() ? "" : " UNION ALL ") + "SELECT trial, point, replication, " + literal(o.id) +
            " AS variable, " + quoted(o.id) + " AS value FROM trials";
  }
  std::string s = "CREATE VIEW points AS SELECT point" + factors +
                  ", count(*) AS trials, sum(status = 'failed') AS failed" + means + " FROM trials GROUP BY point;\n" +
                  "CREATE VIEW failures AS SELECT trial, point, replication" + factors +
                  ", reason FROM trials WHERE status = 'failed';\n";
  if (!dates.empty()) s += "CREATE VIEW trials_with_dates AS SELECT *" + dates + " FROM trials;\n";
  if (!tidy.empty() && plan.outputs.size() <= most_in_long) s += "CREATE VIEW long AS " + tidy + ";\n";
  return s;
}

std::vector<std::pair<std::string, std::string>> facts_of(const SweepPlan& plan, const std::string& version) {
  return {{"title", plan.title},
          {"about", plan.about},
          {"program", "chokepoint"},
          {"version", version},
          {"identity", sweep_identity(plan, version)},
          {"design", design_word(plan)},
          {"points", std::to_string(plan.design.points())},
          {"replications", std::to_string(plan.replications)},
          {"trials", std::to_string(plan.trials())},
          {"scramblings", std::to_string(plan.design.scramblings())},
          {"seed", std::to_string(plan.seed)},
          {"draws", plan.own_draws ? "own" : "common"},
          {"deterministic", plan.deterministic ? "true" : "false"},
          {"from", plan.has_scenario ? date_text(plan.from) : ""},
          {"until", plan.has_scenario ? date_text(plan.until) : ""},
          {"hash", "FNV-1a, 64 bits"},
          {"study_hash", text_hash(plan.study_text)},
          {"scenario_hash", text_hash(plan.scenario_text)},
          {"study_text", plan.study_text},
          {"scenario_text", plan.scenario_text},
          {"table_text", plan.table_text}};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& w : words) text += (text.empty() ? "" : " ") + w;
  return text;
}

void fill_study(Database& db, const SweepPlan& plan, const std::string& version) {
  Statement fact(db, "INSERT INTO study VALUES (?, ?)");
  for (const auto& [name, value] : facts_of(plan, version)) {
    fact.bind(0, std::string_view(name));
    fact.bind(1, std::string_view(value));
    fact.step();
    fact.reset();
  }
  Statement variable(db, "INSERT INTO variables VALUES (?, ?, ?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  const auto add = [&](const std::string& name, const char* role, const char* kind, const std::string& unit,
                       const std::string& source, const std::string& about) {
    variable.bind(0, ++position);
    const std::string_view texts[] = {name, role, kind, unit, source, about};
    for (int i = 0; i < 6; ++i) variable.bind(i + 1, texts[i]);
    variable.step();
    variable.reset();
  };
  for (const auto& f : plan.factors) add(f.id, "factor", kind_of(f), f.unit, joined(f.paths), f.about);
  for (const auto& o : plan.outputs) add(o.id, "output", o.moment ? "day" : "number", o.unit, o.formula, o.about);
  for (const auto& l : plan.limits) add(l.id, "limit", "condition", "", l.when, "");
  for (const auto& s : plan.series) add(s.id, "series", "number", s.unit, s.name, "");
}

void make_tables(Database& db, const SweepPlan& plan, const std::string& version) {
  db.run(
      "CREATE TABLE study (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n"
      "CREATE TABLE variables (position INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT "
      "NULL, unit TEXT NOT NULL, source TEXT NOT NULL, about TEXT NOT NULL);\n" +
      trials_table(plan) + series_table(plan) + views(plan));
  fill_study(db, plan, version);
}

std::string marks(std::size_t n) {
  std::string s = "(?";
  for (std::size_t i = 1; i < n; ++i) s += ", ?";
  return s + ")";
}
std::size_t trial_columns(const SweepPlan& plan) { return fixed + plan.factors.size() + plan.outputs.size(); }

bool has_table(Database& db, const std::string& name) {
  return db.text("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = " + literal(name)) != "0";
}

/// What stands in the file belongs to this study, or the reason why it does not.
std::string other_study(Database& db, const SweepPlan& plan, const std::string& version) {
  if (!has_table(db, "study")) return "it is no file of a study";
  if (db.text("SELECT value FROM study WHERE name = 'identity'") == sweep_identity(plan, version)) return "";
  const auto title = db.text("SELECT value FROM study WHERE name = 'title'");
  const auto made_by = db.text("SELECT value FROM study WHERE name = 'version'");
  if (made_by != version) return "it was made by chokepoint " + made_by + ", this is " + version;
  return "it holds another study, or this one before it was changed ('" + title + "')";
}

}  // namespace

std::optional<SweepPlan> stored_plan(const std::string& path) {
  Database db(path, Database::Mode::write);
  if (!has_table(db, "study")) return {};
  const auto text = [&](const char* name) { return db.text("SELECT value FROM study WHERE name = " + literal(name)); };
  const auto study = text("study_text"), scenario = text("scenario_text"), table = text("table_text");
  // Whatever the study calls them, there are these three files.
  StudyRead read = read_study("study", [&](const std::string& name) { return name == "study" ? study : table; });
  return plan_sweep(read, [scenario](const std::string&) { return scenario; });
}

std::string sweep_identity(const SweepPlan& plan, const std::string& version) {
  const std::string end(1, '\0');
  return text_hash(version + end + plan.study_text + end + plan.scenario_text + end + plan.table_text);
}

struct Store::Open {
  Database db;
  std::unique_ptr<Statement> trial, series, seconds;
};

Store::Store(const std::string& path, const SweepPlan& plan, const std::string& version) : plan_(plan) {
  open_.reset(new Open{Database(path, Database::Mode::create), {}, {}, {}});
  auto& db = open_->db;
  db.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
  if (db.text("SELECT count(*) FROM sqlite_master") == "0") {
    make_tables(db, plan, version);
    db.run("CREATE TABLE seconds (trial INTEGER PRIMARY KEY, seconds REAL NOT NULL)");
  } else if (const auto why = other_study(db, plan, version); !why.empty()) {
    throw std::runtime_error(path + ": " + why);
  }
  db.run("COMMIT");
  open_->trial = std::make_unique<Statement>(db, "INSERT INTO trials VALUES " + marks(trial_columns(plan)));
  open_->seconds = std::make_unique<Statement>(db, "INSERT INTO seconds VALUES (?, ?)");
  if (!plan.series.empty())
    open_->series = std::make_unique<Statement>(db, "INSERT INTO series VALUES " + marks(3 + plan.series.size()));
}

Store::~Store() = default;

std::uint64_t Store::mark(std::vector<bool>& there, std::uint64_t first) {
  Statement s(open_->db, "SELECT trial, status = 'failed' FROM trials WHERE trial >= ? AND trial < ?");
  s.bind(0, static_cast<std::int64_t>(first));
  s.bind(1, static_cast<std::int64_t>(first + there.size()));
  std::uint64_t failed = 0;
  while (s.step()) {
    there[static_cast<std::uint64_t>(s.integer(0)) - first] = true;
    failed += static_cast<std::uint64_t>(s.integer(1));
  }
  return failed;
}

void Store::keep(const Trial& t) {
  if (pending_ == 0) open_->db.run("BEGIN IMMEDIATE");
  auto& s = *open_->trial;
  const auto id = static_cast<std::int64_t>(t.id);
  s.bind(0, id);
  s.bind(1, static_cast<std::int64_t>(t.point));
  s.bind(2, static_cast<std::int64_t>(t.replication));
  s.bind(3, static_cast<std::int64_t>(t.scrambling));
  s.bind(4, std::string_view(t.failure.empty() ? "ok" : "failed"));
  t.failure.empty() ? s.bind_null(5) : s.bind(5, std::string_view(t.failure));
  std::vector<std::string> crossed;
  for (std::size_t l = 0; l < t.crossed.size(); ++l)
    if (t.crossed[l]) crossed.push_back(plan_.limits[l].id);
  crossed.empty() ? s.bind_null(6) : s.bind(6, std::string_view(joined(crossed)));
  int at = fixed;
  for (std::size_t f = 0; f < plan_.factors.size(); ++f, ++at) {
    const auto kind = plan_.factors[f].kind;
    const auto& v = t.factors[f];
    if (kind == Factor::Kind::switches)
      s.bind(at, static_cast<std::int64_t>(v.number));
    else if (kind == Factor::Kind::numbers)
      s.bind(at, v.number);
    else
      s.bind(at, std::string_view(v.text));
  }
  for (std::size_t o = 0; o < plan_.outputs.size(); ++o, ++at) s.bind(at, t.failure.empty() ? t.outputs[o] : absent);
  s.step();
  s.reset();
  open_->seconds->bind(0, id);
  open_->seconds->bind(1, t.seconds);
  open_->seconds->step();
  open_->seconds->reset();
  std::size_t days = 0;
  for (const auto& one : t.series) days = std::max(days, one.size());
  for (std::size_t d = 0; d < days; ++d) {
    auto& row = *open_->series;
    row.bind(0, id);
    row.bind(1, static_cast<std::int64_t>(d));
    row.bind(2, std::string_view(date_text(plan_.from + day * static_cast<std::int64_t>(d))));
    for (std::size_t i = 0; i < t.series.size(); ++i)
      row.bind(3 + static_cast<int>(i), d < t.series[i].size() ? t.series[i][d] : absent);
    row.step();
    row.reset();
  }
  if (++pending_ >= batch || std::chrono::steady_clock::now() - last_ >= patience) commit();
}

void Store::commit() {
  if (pending_ == 0) return;
  open_->db.run("COMMIT");
  committed_ += pending_;
  pending_ = 0;
  last_ = std::chrono::steady_clock::now();
}

std::string store_fault(const std::string& path, const SweepPlan& plan, const std::string& version) {
  try {
    Database db(path, Database::Mode::write);  // a journal that a killed writer left is played back
    if (db.text("SELECT count(*) FROM sqlite_master") == "0") return "";  // killed before its first row
    if (const auto why = other_study(db, plan, version); !why.empty()) return path + ": " + why;
    const auto check = db.text("PRAGMA integrity_check");
    return check == "ok" ? "" : path + ": " + check;
  } catch (const std::exception& error) {
    return error.what();
  }
}

namespace {

/// Rows of one table, decoded and encoded again, so that only their values count.
void copy_rows(Statement& from, Statement& to) {
  const int n = from.columns();
  while (from.step()) {
    for (int c = 0; c < n; ++c) from.copy(c, to, c);
    to.step();
    to.reset();
  }
}

void copy_trials(Database& out, Database& part, const SweepPlan& plan) {
  Statement read(part, "SELECT * FROM trials ORDER BY trial");
  Statement write(out, "INSERT INTO trials VALUES " + marks(trial_columns(plan)));
  copy_rows(read, write);
}

void copy_series(Database& out, Database& part, const SweepPlan& plan) {
  Statement read(part, "SELECT * FROM series ORDER BY trial, day");
  Statement write(out, "INSERT INTO series VALUES " + marks(3 + plan.series.size()));
  copy_rows(read, write);
}

/// All tables one after the other: how the trials are cut into parts must leave no trace in the order of the pages.
void copy_parts(Database& out, const std::vector<std::string>& parts, const SweepPlan& plan,
                const std::string& version) {
  for (const auto& path : parts) {
    Database part(path, Database::Mode::write);
    if (const auto why = other_study(part, plan, version); !why.empty()) throw std::runtime_error(path + ": " + why);
    copy_trials(out, part, plan);
  }
  for (const auto& path : parts) {
    Database part(path, Database::Mode::write);
    if (!plan.series.empty()) copy_series(out, part, plan);
  }
}

void write_timings(std::ofstream& csv, Database& part) {
  Statement read(part, "SELECT trial, seconds FROM seconds ORDER BY trial");
  while (read.step()) csv << read.integer(0) << "," << exact_number(read.real(1)) << "\n";
}

}  // namespace

void assemble(const std::vector<std::string>& parts, const std::string& target, const std::string& timings,
              const SweepPlan& plan, const std::string& version) {
  namespace fs = std::filesystem;
  const std::string aside = target + ".new", seconds = timings + ".new";
  fs::remove(aside);
  fs::remove(aside + "-journal");
  std::ofstream csv;
  if (!timings.empty()) {
    csv.open(seconds, std::ios::binary);
    csv << "trial,seconds\n";
  }
  {
    Database out(aside, Database::Mode::create);
    out.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN");
    make_tables(out, plan, version);
    copy_parts(out, parts, plan, version);
    const auto trials = out.text("SELECT count(*) FROM trials");
    if (trials != std::to_string(plan.trials()))
      throw std::runtime_error(target + ": there are " + trials + " trials of " + std::to_string(plan.trials()));
    out.run("COMMIT");
  }
  if (!timings.empty()) {
    for (const auto& path : parts) {
      Database part(path, Database::Mode::write);
      write_timings(csv, part);
    }
    csv.close();
    if (!csv) throw std::runtime_error("cannot write " + seconds);
    fs::rename(seconds, timings);
  }
  fs::rename(aside, target);
}

}  // namespace chokepoint
