// The one place that knows libxlsxwriter. Rows are written as they come, so that memory stays flat.
#include "chokepoint/report/workbook.hpp"

#ifdef CHOKEPOINT_XLSX
#include <xlsxwriter.h>

#include <cmath>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/core/decimal.hpp"
#include "chokepoint/report/sweep_digest.hpp"

namespace chokepoint {
namespace {

constexpr lxw_row_t most_rows = 1'000'000;
/// Spreadsheets count days from 1899-12-30.
double serial(Time t) { return static_cast<double>(t.seconds) / 86400.0 + 25569.0; }

class Book {
 public:
  Book(const std::string& path, const SweepPlan& plan) : plan_(plan), path_(path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot write " + path);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    lxw_doc_properties properties{};
    title_ = plan.title;
    properties.title = title_.data();
    properties.created = plan.has_scenario ? static_cast<time_t>(plan.from.seconds) : 946684800;  // not the clock's
    workbook_set_properties(book_, &properties);
    outputs_ = workbook_add_worksheet(book_, "Outputs");
    points_ = workbook_add_worksheet(book_, "Points");
  }

  void head() {
    lxw_col_t c = 0;
    text(points_, 0, c++, "point", bold_);
    for (const auto& f : plan_.factors) text(points_, 0, c++, named(f.id, f.unit), bold_);
    text(points_, 0, c++, "trials", bold_), text(points_, 0, c++, "failed", bold_);
    first_output_ = c;
    for (const auto& o : plan_.outputs) {
      text(points_, 0, c++, named(o.id, o.unit), bold_);
      text(points_, 0, c++, o.id + " +-", bold_);
      if (o.moment) text(points_, 0, c++, o.id + " date", bold_);
    }
    worksheet_freeze_panes(points_, 1, 0);
    worksheet_set_column(points_, 0, c, 14, nullptr);
  }

  void point(const PointSummary& p) {
    if (row_ >= most_rows) return;
    ++row_;
    lxw_col_t c = 0;
    number(points_, row_, c++, static_cast<double>(p.point));
    for (std::size_t f = 0; f < p.factors.size(); ++f) factor(plan_.factors[f], p.factors[f], c++);
    number(points_, row_, c++, static_cast<double>(p.trials)),
        number(points_, row_, c++, static_cast<double>(p.failed));
    for (std::size_t o = 0; o < p.outputs.size(); ++o) {
      number(points_, row_, c++, p.outputs[o].mean());
      number(points_, row_, c++, p.outputs[o].half_width());
      if (plan_.outputs[o].moment) moment(points_, row_, c++, p.outputs[o].mean());
    }
  }

  void close(const SweepDigest& d) {
    lxw_row_t r = 0;
    text(outputs_, r++, 0, plan_.title, bold_);
    text(outputs_, r++, 0,
         std::to_string(d.trials) + " trials, " + std::to_string(d.failed) + " failed, seed " +
             std::to_string(plan_.seed),
         nullptr);
    ++r;
    lxw_col_t c = 0;
    for (const char* head :
         {"output", "unit", "n", "mean", "+- (95 %)", "sd", "least", "greatest", "mean as a date", "formula"})
      text(outputs_, r, c++, head, bold_);
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      const auto& m = d.outputs[o];
      ++r, c = 0;
      text(outputs_, r, c++, plan_.outputs[o].id, nullptr), text(outputs_, r, c++, plan_.outputs[o].unit, nullptr);
      for (const double x : {static_cast<double>(m.n()), m.mean(), d.error[o], m.sd(), m.low(), m.high()})
        number(outputs_, r, c++, x);
      if (plan_.outputs[o].moment) moment(outputs_, r, c, m.mean());
      text(outputs_, r, static_cast<lxw_col_t>(c + 1), plan_.outputs[o].formula, nullptr);
    }
    worksheet_set_column(outputs_, 0, 9, 14, nullptr);
    chart();
    const auto wrong = workbook_close(book_);
    book_ = nullptr;
    if (wrong != LXW_NO_ERROR) throw std::runtime_error("cannot write " + path_ + ": " + lxw_strerror(wrong));
  }

 private:
  static std::string named(const std::string& id, const std::string& unit) {
    return unit.empty() ? id : id + ", " + unit;
  }
  static void text(lxw_worksheet* sheet, lxw_row_t r, lxw_col_t c, const std::string& s, lxw_format* format) {
    worksheet_write_string(sheet, r, c, s.c_str(), format);
  }
  static void number(lxw_worksheet* sheet, lxw_row_t r, lxw_col_t c, double x) {
    if (!is_absent(x)) worksheet_write_number(sheet, r, c, x, nullptr);
  }
  void moment(lxw_worksheet* sheet, lxw_row_t r, lxw_col_t c, double days) {
    if (!is_absent(days)) worksheet_write_number(sheet, r, c, serial(plan_.from) + std::floor(days), date_);
  }
  void factor(const Factor& f, const std::string& value, lxw_col_t c) {
    const auto time = f.kind == Factor::Kind::dates ? parse_time(value) : std::nullopt;
    if (time) {
      worksheet_write_number(points_, row_, c, serial(*time), date_);
      return;
    }
    char* end = nullptr;
    const double x = std::strtod(value.c_str(), &end);
    if (f.kind != Factor::Kind::words && end != value.c_str() && *end == '\0')
      number(points_, row_, c, x);
    else
      text(points_, row_, c, value, nullptr);
  }

  /// The first output over the first factor with numbers or dates.
  void chart() {
    if (row_ == 0 || plan_.outputs.empty()) return;
    std::optional<lxw_col_t> x;
    std::size_t which = 0;
    for (std::size_t f = 0; f < plan_.factors.size() && !x; ++f)
      if (plan_.factors[f].kind != Factor::Kind::words) x = static_cast<lxw_col_t>(f + 1), which = f;
    auto* chart = workbook_add_chart(book_, x ? LXW_CHART_SCATTER : LXW_CHART_COLUMN);
    auto* series = chart_add_series(chart, nullptr, nullptr);
    const lxw_col_t from = x.value_or(0);
    chart_series_set_categories(series, "Points", 1, from, row_, from);
    chart_series_set_values(series, "Points", 1, first_output_, row_, first_output_);
    const auto& o = plan_.outputs[0];
    chart_title_set_name(chart, o.id.c_str());
    const auto across = x ? named(plan_.factors[which].id, plan_.factors[which].unit) : std::string("point");
    const auto up = named(o.id, o.unit);
    chart_axis_set_name(chart->x_axis, across.c_str());
    chart_axis_set_name(chart->y_axis, up.c_str());
    if (x && plan_.factors[which].kind == Factor::Kind::dates) chart_axis_set_num_format(chart->x_axis, "yyyy-mm-dd");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    worksheet_insert_chart(outputs_, static_cast<lxw_row_t>(plan_.outputs.size() + 5), 0, chart);
  }

  const SweepPlan& plan_;
  std::string path_, title_;
  lxw_workbook* book_ = nullptr;
  lxw_format *bold_ = nullptr, *date_ = nullptr;
  lxw_worksheet *outputs_ = nullptr, *points_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t first_output_ = 0;
};

}  // namespace

bool write_workbook(const std::string& store, const std::string& path, const SweepPlan& plan) {
  const auto aside = path + ".new";
  Book book(aside, plan);
  book.head();
  book.close(digest(store, plan, [&](const PointSummary& p) { book.point(p); }));
  std::filesystem::rename(aside, path);
  return true;
}

}  // namespace chokepoint

#else

namespace chokepoint {
bool write_workbook(const std::string&, const std::string&, const SweepPlan&) { return false; }
}  // namespace chokepoint

#endif
