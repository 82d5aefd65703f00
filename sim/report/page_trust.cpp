// Where the numbers come from: the model card, the audit, seeds and versions, every assumption, and what rests on
// guesses.
#include <algorithm>
#include <map>
#include <set>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

/// Grades under which somebody else could look the number up.
bool printed(const std::string& grade) { return grade == "reported" || grade == "derived"; }

using Grades = std::map<std::string, std::size_t>;

std::string in_words(const Grades& grades) {
  static constexpr const char* order[] = {"reported", "derived", "fitted", "estimate", "recalled", "invented", ""};
  static const std::map<std::string, std::string> words{{"reported", "printed in a publication"},
                                                        {"derived", "arithmetic on printed figures"},
                                                        {"fitted", "fitted to an observed series"},
                                                        {"estimate", "reasoned estimates"},
                                                        {"recalled", "recalled from memory"},
                                                        {"invented", "made up"},
                                                        {"", "without a grade"}};
  std::vector<std::string> parts;
  for (const auto* g : order)
    if (const auto found = grades.find(g); found != grades.end())
      parts.push_back(people_number(static_cast<double>(found->second)) + " " + words.at(g));
  return people_list(parts);
}

std::size_t count(const Grades& grades, bool only_printed) {
  std::size_t n = 0;
  for (const auto& [grade, k] : grades) n += !only_printed || printed(grade) ? k : 0;
  return n;
}

/// "sites.hill-mine.at_most" belongs to "sites.hill-mine".
std::string entry_of(const std::string& path) {
  const auto first = path.find('.');
  return first == std::string::npos ? path : path.substr(0, path.find('.', first + 1));
}

/// The numbers among the entries that a conclusion rests on, by grade.
Grades grades_among(const Results& r, const std::set<std::string>& entries) {
  Grades grades;
  for (const auto& n : at(r.sources, "numbers")) {
    const auto entry = entry_of(text(at(n, "path")));
    const bool everywhere = entry.rfind("events.", 0) == 0 || entry.rfind("demand.", 0) == 0;
    if (everywhere || entries.count(entry) > 0) ++grades[text(at(n, "grade"))];
  }
  return grades;
}

/// Which conclusions rest on numbers that nobody prints: for each end user shown, the share of the numbers on its way.
std::string rests_on(const Results& r) {
  html::Rows rows("", {"conclusion about", "numbers on its way", "of them printed or derived", "not printed anywhere"});
  for (const auto& x : at(r.pictures, "rests_on")) {
    std::set<std::string> entries;
    for (const auto& e : at(x, "entries")) entries.insert(text(e));
    const auto grades = grades_among(r, entries);
    const auto all = count(grades, false), good = count(grades, true);
    rows.add({html::name(text(at(x, "user"))), people_number(static_cast<double>(all)),
              people_number(static_cast<double>(good)), people_number(static_cast<double>(all - good))});
  }
  if (rows.empty()) return "";
  return "<p>The day on which an end user runs short rests on the numbers of all sites and lanes between the mines and "
         "it, on the events and on demand. "
         "How many of them nobody prints:</p>" +
         rows.text("sortable");
}

std::string assumptions(const Results& r) {
  struct Source {
    std::string grade, words;
    std::vector<std::string> numbers;
  };
  std::vector<Source> list;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (const auto& n : at(r.sources, "numbers")) {
    const auto key = std::pair(text(at(n, "grade")), text(at(n, "source")));
    const auto [found, is_new] = known.emplace(key, list.size());
    if (is_new) list.push_back({key.first, key.second, {}});
    list[found->second].numbers.push_back(html::escaped(text(at(n, "path"))) + ": " +
                                          html::escaped(text(at(n, "value"))));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Source& a, const Source& b) { return a.numbers.size() > b.numbers.size(); });
  html::Rows rows("", {"grade", "source", "numbers", ""}, 2);
  for (const auto& s : list) {
    std::string all;
    for (const auto& n : s.numbers) all += n + "\n";
    rows.add({html::escaped(s.grade.empty() ? "none" : s.grade),
              s.words.empty() ? "<b>no source</b>" : html::escaped(s.words), std::to_string(s.numbers.size()),
              "<details><summary>show</summary><div class=\"numbers\">" + all + "</div></details>"});
  }
  if (rows.empty()) return "";
  return "<details><summary>Every assumption with its source (" +
         people_number(static_cast<double>(at(r.sources, "numbers").size())) + " numbers, " +
         std::to_string(list.size()) + " sources)</summary>" + rows.text("assumptions") + "</details>\n";
}

std::string publications(const Results& r) {
  html::Rows rows("", {"publication", "address", "numbers"}, 2);
  for (const auto& s : at(r.sources, "sources"))
    rows.add({html::escaped(text(at(s, "title"))), html::escaped(text(at(s, "address"))),
              std::to_string(at(s, "numbers").get<int>())});
  return rows.empty() ? ""
                      : "<details><summary>Publications that are cited (" + std::to_string(rows.size()) +
                            ")</summary>" + rows.text() + "</details>\n";
}

std::string grades(const Results& r) {
  const auto& numbers = at(r.sources, "numbers");
  if (!numbers.is_array() || numbers.empty()) return "";
  Grades all;
  for (const auto& n : numbers) ++all[text(at(n, "grade"))];
  std::string out = "<p>The world behind these results is described by " +
                    people_number(static_cast<double>(numbers.size())) + " numbers: " + in_words(all) + ". ";
  const auto without = at(r.sources, "without_source").size();
  out += without == 0 ? "Every one names where it comes from.</p>"
                      : "<strong>" + counted(without, "number names", "numbers name") + " no source.</strong></p>";
  return out;
}

/// Of a comparison: for each scenario how many numbers, and how well known.
std::string grades_by_scenario(const Results& r) {
  html::Rows rows(
      "", {"scenario", "numbers with a source", "printed or derived", "not printed anywhere", "hash of its text"});
  for (const auto& s : at(r.manifest, "scenarios")) {
    Grades all;
    for (const auto& n : at(s, "sources")) ++all[text(at(n, "grade"))];
    const auto good = count(all, true), n = count(all, false);
    rows.add({html::name(text(at(s, "scenario_file"))), people_number(static_cast<double>(n)),
              people_number(static_cast<double>(good)), people_number(static_cast<double>(n - good)),
              "<code>" + html::escaped(text(at(at(s, "scenario_hash"), "value"))) + "</code>"});
  }
  return rows.empty() ? ""
                      : "<p>What the scenarios were told, and how much of it nobody prints; <code>chokepoint check "
                        "--sources</code> lists every number with its source.</p>" +
                            rows.text();
}

std::string audit(const Results& r) {
  const auto& a = at(r.summary.is_null() ? r.comparison : r.summary, "audit");
  if (!a.is_object()) return "";
  const auto figures = people_number(number(at(a, "events"))) + " events in " +
                       counted(static_cast<std::size_t>(number(at(a, "runs"))), "run", "runs");
  return at(a, "clean").get<bool>() ? "<p>The books balance: over " + figures +
                                          " not a gram of any good or element came from nowhere or got lost.</p>\n"
                                    : "<p class=\"warning\">The books do not balance in some of the runs (" + figures +
                                          "): do not believe these results.</p>\n";
}

/// The scenario as it was run; of a comparison all of them.
std::string effective(const Results& r) {
  const auto folded = [](const std::string& title, const Json& of) {
    const auto words = text(at(of, "effective"));
    return words.empty()
               ? ""
               : "<details><summary>" + title + "</summary><pre>" + html::escaped(words) + "</pre></details>\n";
  };
  auto out = folded("The whole scenario as it was run", r.manifest);
  for (const auto& s : at(r.manifest, "scenarios"))
    out += folded("The whole scenario " + html::name(text(at(s, "scenario_file"))), s);
  return out;
}

std::string again(const Results& r) {
  if (!r.manifest.is_object()) return "";
  std::string command;
  for (const auto& w : at(r.manifest, "command")) command += (command.empty() ? "" : " ") + text(w);
  html::Rows rows("", {"", ""}, 2);
  rows.add({"program", "chokepoint " + html::escaped(text(at(r.manifest, "version")))});
  rows.add({"command", "<code>" + html::escaped(command) + "</code>"});
  rows.add({"seed", at(r.manifest, "seed").dump()});
  const auto& counts = at(r.manifest, "counts");
  for (const auto& [key, words] : {std::pair("replications_done", "replications"), std::pair("trials", "trials")})
    if (at(counts, key).is_number()) rows.add({words, people_number(number(at(counts, key)))});
  const auto hash = [&](const char* key) { return html::escaped(text(at(at(r.manifest, key), "value"))); };
  if (const auto file = text(at(r.manifest, "scenario_file")); !file.empty())
    rows.add({"scenario", html::escaped(file) + ", " + hash("scenario_hash")});
  else if (!hash("study_hash").empty())
    rows.add({"texts", "study " + hash("study_hash") + ", scenario " + hash("scenario_hash") +
                           "; <code>study.sqlite</code> holds both"});
  if (!text(at(r.manifest, "ended")).empty()) rows.add({"made", html::escaped(text(at(r.manifest, "ended")))});
  return "<h3>How to run it again</h3><p>The same command gives the same numbers, to the last digit, on any number of "
         "processors.</p>" +
         rows.text("plain") + effective(r);
}

/// A model card as the results hold it: sentences, lists of sentences, or named parts of either.
std::string card_part(const Json& part, int depth) {
  if (part.is_string()) return "<p>" + html::escaped(text(part)) + "</p>";
  if (part.is_primitive()) return "<p>" + html::escaped(part.dump()) + "</p>";
  std::string out;
  if (part.is_array()) {
    out = "<ul>";
    for (const auto& x : part) out += "<li>" + card_part(x, depth + 1) + "</li>";
    return out + "</ul>";
  }
  out = "<dl>";
  for (const auto& [key, value] : part.items()) {
    auto words = key;
    std::replace(words.begin(), words.end(), '_', ' ');
    out += "<dt>" + html::escaped(words) + "</dt><dd>" + card_part(value, depth + 1) + "</dd>";
  }
  return out + "</dl>";
}

}  // namespace

std::string trust(const Results& r) {
  std::string body = grades(r) + grades_by_scenario(r) + rests_on(r) + audit(r);
  if (const auto& card = at(r.summary, "model_card"); !card.is_null())
    body +=
        "<details><summary>Model card</summary><div class=\"card-text\">" + card_part(card, 0) + "</div></details>\n";
  body += assumptions(r) + publications(r) + again(r);
  return "<section id=\"trust\"><h2>Where the numbers come from</h2>\n" + body + "</section>\n";
}

std::string data(const Results& r) {
  Json j;
  j["pictures"] = r.pictures;
  if (r.pictures.is_object()) {
    j["pictures"].erase("rests_on");
    j["pictures"].erase("answer");
  }
  for (const char* key : {"events", "observed", "ripples", "reported_stops", "from", "first_event"})
    j[key] = at(r.summary, key);
  if (r.comparison.is_object()) j["comparison"] = r.comparison;
  j.update(sweep_data(r));
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chokepoint::page
