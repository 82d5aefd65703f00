// One pass over the bytes, cell by cell.
#include "csv.hpp"

#include <algorithm>

#include "text_place.hpp"

namespace chokepoint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class CsvReader {
 public:
  CsvReader(std::string_view text, std::uint32_t file, Diagnostics& diagnostics)
      : text_(text), places_(text, file), diagnostics_(diagnostics) {
    if (text_.substr(0, 3) == byte_order_mark) at_ = 3;
  }

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> all;
    while (at_ < text_.size()) {
      if (end_of_line()) continue;
      all.push_back(row());
    }
    return all;
  }

 private:
  /// Takes the end of a line, if one stands here.
  bool end_of_line() {
    const auto length = text_.substr(at_, 2) == "\r\n" ? 2U : text_.substr(at_, 1) == "\n" ? 1U : 0U;
    at_ += length;
    return length > 0;
  }
  bool cell_ends() const {
    return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
  }

  CsvRow row() {
    CsvRow cells{cell()};
    while (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      cells.push_back(cell());
    }
    end_of_line();
    return cells;
  }

  CsvCell cell() {
    CsvCell c;
    c.spot = places_.at(at_);
    c.quoted = at_ < text_.size() && text_[at_] == '"';
    if (c.quoted) quoted(c);
    bool said = false;
    for (; !cell_ends(); ++at_) {
      if (!said && (c.quoted || text_[at_] == '"'))
        complain(at_, c.quoted ? "text behind the closing quote; double a quote that belongs to the text (\"\")"
                               : "a quote inside a cell; put the whole cell in quotes and double this one (\"\")");
      said = said || c.quoted || text_[at_] == '"';
      c.text += text_[at_];
    }
    return c;
  }

  /// From the opening quote to behind the closing one; "" inside is one quote.
  void quoted(CsvCell& c) {
    const auto opened = at_++;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_.substr(at_, 2) != "\"\"") {
        ++at_;
        return;
      }
      if (text_[at_] == '"') ++at_;
      c.text += text_[at_];
    }
    complain(opened, "this quote is never closed");
  }

  void complain(std::size_t at, std::string message) { diagnostics_.error(places_.at(at), "", std::move(message)); }

  std::string_view text_;
  TextPlace places_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, std::uint32_t file, Diagnostics& diagnostics) {
  if (const auto trouble = check_encoding(text); !trouble.message.empty()) {
    diagnostics.error(TextPlace(text, file).at(trouble.offset), "", trouble.message);
    return {};
  }
  return CsvReader(text, file, diagnostics).rows();
}

}  // namespace chokepoint
