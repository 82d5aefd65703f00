// One walk over the rows in the order of their numbers: the replications of a point stand together.
#include "chokepoint/report/sweep_digest.hpp"

#include <algorithm>
#include <memory>

#include "chokepoint/report/wording.hpp"
#include "report/sqlite.hpp"

namespace chokepoint {
namespace {

constexpr int first_factor = 7;
constexpr std::size_t most_reasons = 5;

class Walk {
 public:
  Walk(const SweepPlan& plan, const std::function<void(const PointSummary&)>& hear) : plan_(plan), hear_(hear) {
    d_.outputs.resize(plan.outputs.size());
    d_.limits.resize(plan.limits.size());
    scramblings_.resize(plan.outputs.size());
    points_.resize(plan.outputs.size());
    const auto kind = plan.design.kind();
    if (kind == DesignKind::sobol_indices || kind == DesignKind::morris)
      effects_.assign(plan.outputs.size(), Effects(plan.design, plan.factors.size()));
    begin(0, 0);
  }

  SweepDigest over(sql::Database& db) {
    sql::Statement row(db, "SELECT * FROM trials ORDER BY trial");
    while (row.step()) take(row);
    close();
    close_scrambling();
    finish();
    return std::move(d_);
  }

 private:
  void begin(std::uint64_t point, std::uint32_t scrambling) {
    now_ = {};
    now_.point = point;
    now_.scrambling = scrambling;
    now_.outputs.resize(plan_.outputs.size());
  }

  void take(const sql::Statement& row) {
    const auto point = static_cast<std::uint64_t>(row.integer(1));
    const auto scrambling = static_cast<std::uint32_t>(row.integer(3));
    if (point != now_.point) {
      close();
      if (scrambling != now_.scrambling) close_scrambling();
      begin(point, scrambling);
    }
    if (now_.trials++ == 0)
      for (std::size_t f = 0; f < plan_.factors.size(); ++f) {
        const int c = first_factor + static_cast<int>(f);
        now_.factors.push_back(row.is_text(c) ? row.text(c) : exact_number(row.real(c)));
      }
    ++d_.trials;
    if (row.text(4) == "failed") return fail(row.text(5));
    if (!row.null(6)) cross(row.text(6));
    const int first_output = first_factor + static_cast<int>(plan_.factors.size());
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      const double x = row.real(first_output + static_cast<int>(o));
      now_.outputs[o].add(x);
      d_.outputs[o].add(x);
    }
  }

  void fail(const std::string& reason) {
    ++d_.failed;
    ++now_.failed;
    for (auto& [text, count] : d_.reasons)
      if (text == reason) return void(++count);
    if (d_.reasons.size() < most_reasons) d_.reasons.emplace_back(reason, 1);
  }

  /// "line-down too-dear": ids with blanks between them.
  void cross(const std::string& ids) {
    const auto padded = " " + ids + " ";
    for (std::size_t l = 0; l < plan_.limits.size(); ++l)
      if (padded.find(" " + plan_.limits[l].id + " ") != std::string::npos) ++d_.limits[l].crossed;
  }

  void close() {
    if (now_.trials == 0) return;
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      points_[o].add(now_.outputs[o].mean());
      scrambling_now_.resize(plan_.outputs.size());
      scrambling_now_[o].add(now_.outputs[o].mean());
      if (!effects_.empty()) effects_[o].hear(now_.point, now_.outputs[o].mean());
    }
    if (hear_) hear_(now_);
    if (d_.points.size() < SweepDigest::shown) d_.points.push_back(now_);
    now_.trials = 0;
  }

  void close_scrambling() {
    for (std::size_t o = 0; o < scrambling_now_.size(); ++o) scramblings_[o].add(scrambling_now_[o].mean());
    scrambling_now_.clear();
  }

  void finish() {
    const auto kind = plan_.design.kind();
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      const bool drawn = kind == DesignKind::random || kind == DesignKind::latin_hypercube;
      d_.error.push_back(kind == DesignKind::sobol ? scramblings_[o].half_width()
                         : drawn                   ? points_[o].half_width()
                                                   : absent);
      if (!effects_.empty()) d_.effects.push_back(effects_[o].effects());
    }
    const auto ok = static_cast<double>(d_.trials - d_.failed);
    for (std::size_t l = 0; l < plan_.limits.size(); ++l)
      d_.limits[l].broken = static_cast<double>(d_.limits[l].crossed) > plan_.limits[l].allowed * ok;
  }

  const SweepPlan& plan_;
  const std::function<void(const PointSummary&)>& hear_;
  SweepDigest d_;
  PointSummary now_;
  std::vector<Moments> points_, scramblings_, scrambling_now_;
  std::vector<Effects> effects_;
};

}  // namespace

bool SweepDigest::limit_broken() const {
  return std::any_of(limits.begin(), limits.end(), [](const Limit& l) { return l.broken; });
}

SweepDigest digest(const std::string& path, const SweepPlan& plan,
                   const std::function<void(const PointSummary&)>& hear) {
  sql::Database db(path, sql::Database::Mode::read);
  return Walk(plan, hear).over(db);
}

}  // namespace chokepoint
