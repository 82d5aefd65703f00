// Reads what a page is made of, and writes pages.
#include "cli/page_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "chokepoint/report/page.hpp"
#include "chokepoint/report/pictures.hpp"
#include "chokepoint/report/sources.hpp"

namespace chokepoint::cli {

namespace fs = std::filesystem;

PictureFiles picture_files(const ReadResult& read, const Network& network, const StudyResult& study,
                           const Findings& findings, const TraceBook& traces) {
  return {{"pictures.json", pictures_json(network, study, findings, traces)},
          {"bands.csv", bands_csv(network, traces)},
          {"sources.json", sources_json(read)}};
}

std::vector<Provenance> written_with_source(const std::vector<Provenance>& all) {
  std::vector<Provenance> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), [](const Provenance& p) {
    return !p.inherited && !(p.source.empty() && p.grade.empty() && p.range.empty());
  });
  return some;
}

std::string page_of(const std::map<std::string, std::string>& files) {
  const auto text = [&](const char* name) {
    const auto found = files.find(name);
    return found == files.end() ? std::string() : found->second;
  };
  return page_html({text("summary.json"), text("pictures.json"), text("sources.json"), text("manifest.json"),
                    text("compare.json"), text("trials.csv"), text("variables.csv"), text("bands")});
}

std::string page_beside(const std::string& scenario) {
  const auto name = scenario.substr(0, 11) == "chokepoint:" ? scenario.substr(11) : scenario;
  const auto stem = fs::path(name).filename().replace_extension().string();
  return (stem.empty() || stem == "-" ? std::string("report") : stem) + ".html";
}

std::string page_refusal(const std::string& path, bool force) {
  std::error_code trouble;
  if (fs::is_directory(path, trouble)) return path + " is a folder; name a file, such as " + path + "/report.html";
  if (fs::exists(path, trouble) && !force) return path + " is there already; --force replaces it";
  const auto folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, trouble)) return "there is no folder " + folder.string();
  return "";
}

bool write_page(const std::string& path, const std::string& page, bool force, bool quiet) {
  auto wrong = page_refusal(path, force);
  const auto part = path + ".part";
  if (wrong.empty()) {
    std::ofstream file(part, std::ios::binary);
    file << page;
    file.close();
    std::error_code trouble;
    if (file) fs::rename(part, path, trouble);
    if (!file || trouble) wrong = "cannot write " + path;
    if (!wrong.empty()) fs::remove(part, trouble);
  }
  if (!wrong.empty())
    std::cerr << "chokepoint: " << wrong << "\n";
  else if (!quiet)
    std::cerr << "report in " << path << "\n" << (draws_pictures() ? "" : "chokepoint: " + missing_pictures() + "\n");
  return wrong.empty();
}

}  // namespace chokepoint::cli
