// HTML text: nothing that came from a scenario is ever markup.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::html {

/// For text and quoted attributes: & < > " ' are written as references, control characters as blanks.
std::string escaped(const std::string& text);
/// A name somebody chose: escaped, and isolated, so that its writing direction turns nothing else around.
std::string name(const std::string& text);
/// A code such as CN, which the page's program replaces by the country's name.
std::string country(const std::string& code);
/// Safe inside a <script> element of data: < > & and the line separators of Unicode as \u escapes. `json` is JSON.
std::string inside_script(const std::string& json);

/// A table for the page; the first `left` columns are text. Cells are HTML already.
class Rows {
 public:
  Rows(std::string caption, std::vector<std::string> head, std::size_t left = 1)
      : caption_(std::move(caption)), head_(std::move(head)), left_(left) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }
  std::string text(const std::string& classes = "") const;

 private:
  std::string caption_;
  std::vector<std::string> head_;
  std::size_t left_;
  std::vector<std::vector<std::string>> rows_;
};

/// A section of the page: heading, what its picture shows, the picture's place, and the table that says the same.
/// `shows` and `table` are HTML; `figure` is the picture's name in web/, "" for none. The table is folded up where
/// there is a picture.
std::string section(const std::string& id, const std::string& heading, const std::string& shows,
                    const std::string& figure, const std::string& table_title, const std::string& table);

}  // namespace chokepoint::html
