// One walk over the series in the order of the trials; quantiles by point at the end.
#include "chokepoint/report/sweep_bands.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "chokepoint/core/formula.hpp"
#include "chokepoint/study/intervals.hpp"
#include "chokepoint/study/traces.hpp"
#include "report/pictures_parts.hpp"
#include "report/sqlite.hpp"

namespace chokepoint {
namespace {

using pictures::Json;

constexpr std::int64_t most_trials = 10'000, most_days = 130;

std::string fact(sql::Database& db, const std::string& name) {
  return db.text("SELECT value FROM study WHERE name = " + sql::literal(name));
}

std::int64_t integer_of(sql::Database& db, const std::string& query) {
  sql::Statement s(db, query);
  return s.step() ? s.integer(0) : 0;
}

/// Means by point of one trial after the other, for one series.
class Points {
 public:
  Points(std::size_t points, std::int64_t step) : values_(points), sums_(points), counts_(points), step_(step) {}
  void hear(std::int64_t day, double value) {
    const auto p = static_cast<std::size_t>(day / step_);
    if (is_absent(value) || p >= sums_.size()) return;
    sums_[p] += value;
    ++counts_[p];
  }
  void close_trial() {
    for (std::size_t p = 0; p < sums_.size(); ++p) {
      if (counts_[p] > 0) values_[p].push_back(static_cast<float>(sums_[p] / counts_[p]));
      sums_[p] = counts_[p] = 0;
    }
  }
  /// By quantile, then by point; null where no trial has a value.
  Json bands() {
    Json all = Json::array();
    for (auto& v : values_) std::sort(v.begin(), v.end());
    for (const double share : Band::shares) {
      Json list = Json::array();
      for (const auto& v : values_)
        list.push_back(v.empty() ? Json(nullptr) : pictures::rounded(nearest_rank(v, share)));
      all.push_back(std::move(list));
    }
    return all;
  }

 private:
  std::vector<std::vector<float>> values_;
  std::vector<double> sums_, counts_;
  std::int64_t step_;
};

}  // namespace

std::string sweep_bands_json(const std::string& path) {
  sql::Database db(path, sql::Database::Mode::read);
  Json j, list = Json::array();
  sql::Statement variables(db, "SELECT name, unit, source FROM variables WHERE role = 'series' ORDER BY position");
  while (variables.step())
    list.push_back({{"name", variables.text(0)}, {"unit", variables.text(1)}, {"of", variables.text(2)}});
  if (list.empty()) return "";
  const auto trials = integer_of(db, "SELECT count(*) FROM trials");
  const auto days = 1 + integer_of(db, "SELECT max(day) FROM series WHERE trial = (SELECT min(trial) FROM series)");
  const std::int64_t every = std::max<std::int64_t>(1, (trials + most_trials - 1) / most_trials);
  const std::int64_t step = days > most_days ? 7 : 1;
  std::vector<Points> points(list.size(), Points(static_cast<std::size_t>((days + step - 1) / step), step));
  std::int64_t now = -1, read = 0;
  sql::Statement row(db, "SELECT * FROM series WHERE trial % " + std::to_string(every) + " = 0 ORDER BY trial, day");
  while (row.step()) {
    if (row.integer(0) != now) {
      for (auto& p : points) p.close_trial();
      now = row.integer(0);
      ++read;
    }
    for (std::size_t s = 0; s < points.size(); ++s) points[s].hear(row.integer(1), row.real(3 + static_cast<int>(s)));
  }
  for (std::size_t s = 0; s < points.size(); ++s) {
    points[s].close_trial();
    list[s]["bands"] = points[s].bands();
  }
  j = {{"from", fact(db, "from")}, {"until", fact(db, "until")}, {"step", step}, {"trials", read},
       {"every", every},           {"series", std::move(list)}};
  return j.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chokepoint
