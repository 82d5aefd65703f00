// The frame of the page: policy, style, sections in order, data, program.
#include "chokepoint/report/page.hpp"

#include <cmath>
#include <stdexcept>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_assets.hpp"
#include "report/page_parts.hpp"
#include "report/sha256.hpp"

namespace chokepoint::page {

const Json& at(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

double number(const Json& value, double otherwise) { return value.is_number() ? value.get<double>() : otherwise; }
bool one_run(const Results& r) { return number(at(r.summary, "replications"), 1) < 2; }

std::string text(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return (n < 1000 ? std::to_string(n) : people_number(static_cast<double>(n))) + " " + (n == 1 ? one : many);
}

std::string with_half_width(double mean, double half) {
  return people_number(mean) + (half > 0 ? " &plusmn; " + people_number(two_digits(half)) : "");
}

std::string date_words(const std::string& iso) {
  static const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  if (iso.size() < 10) return iso;
  const int month = std::stoi(iso.substr(5, 2));
  return std::to_string(std::stoi(iso.substr(8, 2))) + " " + months[month - 1] + " " + iso.substr(0, 4);
}

std::string month_words(const std::string& month) {
  const auto words = date_words(month + "-01");
  return words.substr(words.find(' ') + 1);
}

namespace {

std::string iso_of(const Results& r, double day_number) {
  const auto from = parse_time(text(at(r.pictures.is_null() ? r.manifest : r.pictures, "from")));
  if (!from) return "";
  return date_text(*from + static_cast<std::int64_t>(std::floor(day_number + 1e-6)) * day);
}

Json parsed(const std::string& text, const char* name) {
  if (text.empty()) return nullptr;
  try {
    return Json::parse(text);
  } catch (const Json::exception&) {
    throw std::runtime_error(std::string(name) + " is no JSON document; was it changed or cut short?");
  }
}

Results results_of(const PageTexts& t) {
  Results r{parsed(t.summary, "summary.json"),    parsed(t.pictures, "pictures.json"),
            parsed(t.sources, "sources.json"),    parsed(t.manifest, "manifest.json"),
            parsed(t.comparison, "compare.json"), parsed(t.bands, "the bands of the series"),
            sweep_of(t.trials, t.variables),      {}};
  r.tornados = tornados(r.sweep);
  return r;
}

/// The two files that stand in for a page's title: of a run, of a comparison, of a study.
std::string title_of(const Results& r) {
  for (const auto* j : {&r.summary, &r.comparison, &r.manifest})
    for (const char* key : {"scenario", "title", "study"})
      if (const auto words = text(at(*j, key)); !words.empty()) return words;
  std::vector<std::string> compared;
  for (const auto& s : at(r.comparison, "scenarios")) compared.push_back(text(s));
  if (!compared.empty()) return people_list(compared) + " compared";
  return "Results";
}

std::string policy(std::string_view style, std::string_view script) {
  std::string p =
      "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + sha256_base64(style) + "'";
  if (!script.empty()) p += "; script-src 'sha256-" + sha256_base64(script) + "'";
  return p;
}

std::string contents(const std::string& body) {
  struct Entry {
    const char *id, *words;
  };
  static constexpr Entry entries[] = {
      {"calendar", "Lines"},    {"map", "Map"},          {"flows", "Flows"},   {"time", "Over time"},
      {"hindcast", "Observed"}, {"delays", "Delays"},    {"ripple", "Ripple"}, {"comparison", "Comparison"},
      {"tornado", "Factors"},   {"series", "Over time"}, {"trials", "Trials"}, {"trust", "Trust"}};
  std::string out = "<nav aria-label=\"Sections\">";
  for (const auto& e : entries)
    if (body.find("<section id=\"" + std::string(e.id) + "\"") != std::string::npos)
      out += "<a href=\"#" + std::string(e.id) + "\">" + e.words + "</a>";
  return out + "</nav>\n";
}

std::string body_of(const Results& r) {
  std::string out;
  for (const auto part :
       {calendar, map, flows, fans, observed, delays, ripple, comparison, tornado, series, trials, trust})
    out += part(r);
  return out;
}

}  // namespace

std::string day_text(const Results& r, double day_number) { return date_words(iso_of(r, day_number)); }

std::string days_text(const Results& r, const Json& spread) {
  auto low = day_text(r, number(at(spread, "low"))), high = day_text(r, number(at(spread, "high")));
  if (low == high) return low;
  // "20 June 2025 to 25 June 2025" says month and year once where they are the same
  const auto low_rest = low.substr(low.find(' ')), high_rest = high.substr(high.find(' '));
  if (low_rest == high_rest)
    low.resize(low.find(' '));
  else if (low.substr(low.size() - 5) == high.substr(high.size() - 5))
    low.resize(low.size() - 5);
  return low + " to " + high;
}

std::string label(const Results& r, const std::string& name) {
  for (const auto& u : at(r.pictures, "users"))
    if (text(at(u, "name")) == name && !text(at(u, "label")).empty()) return text(at(u, "label"));
  return name;
}

}  // namespace chokepoint::page

namespace chokepoint {

bool draws_pictures() { return !page_script().empty(); }

std::string missing_pictures() {
  return "the page has its tables but no pictures: this chokepoint was built without Node; install node and npm, then "
         "./dev build";
}

std::string page_html(const PageTexts& texts) {
  const auto results = page::results_of(texts);
  if (results.summary.is_null() && results.comparison.is_null() && results.sweep.trials == 0)
    throw std::runtime_error("there are no results to show: neither summary.json nor compare.json nor trials.csv");
  const auto style = page_style(), script = page_script();
  const auto body = page::body_of(results);
  const auto title = page::title_of(results);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + page::policy(style, script) + "\">\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
      "content=\"light dark\">\n";
  out += "<title>" + html::escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
  out += "<header><h1>" + html::name(title) + "</h1>\n" + page::answer(results) + "</header>\n";
  out += page::contents(body);
  if (script.empty()) out += "<p class=\"missing\">" + html::escaped(missing_pictures()) + ".</p>\n";
  out += "<main>\n" + page::events(results) + body + "</main>\n";
  if (!script.empty())
    out +=
        "<footer class=\"small\">Drawn with Observable Plot and D3 (ISC licence); coasts of Natural Earth (public "
        "domain).</footer>\n";
  if (!script.empty())
    out += "<script type=\"application/json\" id=\"data\">" + html::inside_script(page::data(results)) +
           "</script>\n<script>" + std::string(script) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace chokepoint
