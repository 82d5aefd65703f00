// The record of numbers as CSV and JSON.
#include "chokepoint/report/sources.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "chokepoint/report/tables_csv.hpp"
#include "report/sources_cited.hpp"

namespace chokepoint {

std::vector<std::pair<std::string, std::size_t>> grade_counts(const ReadResult& read) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const auto& w : words(Grade{})) counts.emplace_back(w.word, 0);
  counts.emplace_back("none", 0);
  for (const auto& p : read.provenance) {
    const auto named = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == p.grade; });
    ++(named != counts.end() ? *named : counts.back()).second;
  }
  return counts;
}

namespace {

/// Does the text name the id, as a word of its own?
bool names(const std::string& text, const std::string& id) {
  const auto in_a_word = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '-');
  };
  for (auto at = text.find(id); at != std::string::npos; at = text.find(id, at + 1))
    if ((at == 0 || !in_a_word(at - 1)) && !in_a_word(at + id.size())) return true;
  return false;
}

}  // namespace

std::vector<CitedSource> cited_sources(const ReadResult& read) {
  std::vector<CitedSource> cited;
  for (const auto& s : read.spec.sources) {
    const auto by = std::count_if(read.provenance.begin(), read.provenance.end(),
                                  [&](const Provenance& p) { return names(p.source, s.id.text); });
    if (by > 0) cited.push_back({s.id.text, &s.value, static_cast<std::size_t>(by)});
  }
  return cited;
}

std::string sources_csv(const ReadResult& read) {
  std::string text = "path,value,range,grade,source,cites,note,inherited,file,line\r\n";
  for (const auto& p : read.provenance) {
    for (const auto* field : {&p.path, &p.value, &p.range, &p.grade, &p.source, &p.cites, &p.note})
      text += csv_field(*field) + ",";
    text += std::string(p.inherited ? "true" : "false") + "," + csv_field(read.diagnostics.file(p.spot.file)) + "," +
            std::to_string(p.spot.line) + "\r\n";
  }
  return text;
}

std::string sources_json(const ReadResult& read) {
  using Json = nlohmann::ordered_json;
  Json j{{"numbers", Json::array()}, {"sources", Json::array()}, {"grades", Json::object()}};
  j["without_source"] = Json::array();
  for (const auto& p : read.provenance) {
    j["numbers"].push_back({{"path", p.path},
                            {"value", p.value},
                            {"range", p.range},
                            {"grade", p.grade},
                            {"source", p.source},
                            {"cites", p.cites},
                            {"note", p.note},
                            {"inherited", p.inherited},
                            {"file", read.diagnostics.file(p.spot.file)},
                            {"line", p.spot.line}});
    if (p.source.empty()) j["without_source"].push_back(p.path);
  }
  for (const auto& s : cited_sources(read))
    j["sources"].push_back({{"id", s.id},
                            {"title", s.entry->title},
                            {"address", s.entry->address},
                            {"note", s.entry->note},
                            {"numbers", s.numbers}});
  for (const auto& [grade, count] : grade_counts(read)) j["grades"][grade] = count;
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chokepoint
