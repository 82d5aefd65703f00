// Escaping, and the two shapes that the page is made of.
#include "report/html.hpp"

#include "chokepoint/report/page.hpp"

namespace chokepoint::html {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

std::string name(const std::string& text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string country(const std::string& code) {
  return "<bdi data-country=\"" + escaped(code) + "\">" + escaped(code) + "</bdi>";
}

std::string inside_script(const std::string& json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    const bool separator =
        json.compare(i, 2, "\xE2\x80") == 0 && i + 2 < json.size() && (json[i + 2] == '\xA8' || json[i + 2] == '\xA9');
    if (separator) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (c == '<' || c == '>' || c == '&') {
      out += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Rows::text(const std::string& classes) const {
  const auto cell = [&](const char* tag, std::size_t i, const std::string& content) {
    return "<" + std::string(tag) + (i < left_ ? "" : " class=\"n\"") + ">" + content + "</" + tag + ">";
  };
  std::string out = "<div class=\"wide\"><table" + (classes.empty() ? "" : " class=\"" + classes + "\"") + ">";
  if (!caption_.empty()) out += "<caption>" + caption_ + "</caption>";
  out += "<thead><tr>";
  for (std::size_t i = 0; i < head_.size(); ++i) out += cell("th", i, head_[i]);
  out += "</tr></thead>\n<tbody>";
  for (const auto& row : rows_) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) out += cell("td", i, row[i]);
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string section(const std::string& id, const std::string& heading, const std::string& shows,
                    const std::string& figure, const std::string& table_title, const std::string& table) {
  std::string out = "<section id=\"" + id + "\"><h2>" + heading + "</h2>\n<p class=\"shows\">" + shows + "</p>\n";
  const bool drawn = !figure.empty() && draws_pictures();
  if (drawn) out += "<figure data-figure=\"" + figure + "\"></figure>\n";
  if (!table.empty())
    out += "<details" + std::string(drawn ? "" : " open") + "><summary>" + table_title + "</summary>\n" + table +
           "</details>\n";
  return out + "</section>\n";
}

}  // namespace chokepoint::html
