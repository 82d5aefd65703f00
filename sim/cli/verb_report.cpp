// report: one page from a folder of results, or from a scenario or a study that is run for it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "chokepoint/report/page.hpp"
#include "chokepoint/report/sweep_bands.hpp"
#include "chokepoint/scenario/yaml.hpp"
#include "cli/disk.hpp"
#include "cli/options.hpp"
#include "cli/page_files.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

struct Request {
  std::string page;  ///< "": beside what it is about
  Words rest;        ///< all other words, which are those of run
};

/// Takes -o FILE, -oFILE, --output FILE and --output=FILE out of the words.
Request request_of(const Words& words) {
  Request r;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& w = words[i];
    const bool alone = w == "-o" || w == "--output";
    if (alone && i + 1 == words.size()) throw Misuse(w + " needs the name of a file");
    if (alone)
      r.page = words[++i];
    else if (w.rfind("--output=", 0) == 0)
      r.page = w.substr(9);
    else if (w.rfind("-o", 0) == 0 && w.rfind("--", 0) != 0)
      r.page = w.substr(2);
    else
      r.rest.push_back(w);
  }
  return r;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The first word that is a folder.
std::string folder_among(const Words& words) {
  for (const auto& w : words)
    if (std::error_code trouble; !w.empty() && w[0] != '-' && fs::is_directory(w, trouble)) return w;
  return "";
}

/// The first word that is the file of a study: it has outputs, which no scenario has.
std::string study_among(const Words& words) {
  for (const auto& w : words) {
    if (w.empty() || w[0] == '-') continue;
    Disk disk;
    const auto text = disk.read(w);
    if (!text) continue;
    Diagnostics none;
    const auto tree = parse_yaml(*text, 0, none);
    if (tree && tree->is_map() && tree->find("outputs") != nullptr) return w;
  }
  return "";
}

/// What follows --out, or is joined to it; "": it is not there.
std::string out_among(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].rfind("--out=", 0) == 0) return words[i].substr(6);
    if (words[i] == "--out" && i + 1 < words.size()) return words[i + 1];
  }
  return "";
}

bool has(const Words& words, const char* one, const char* other) {
  return std::any_of(words.begin(), words.end(), [&](const auto& w) { return w == one || w == other; });
}

Grammar grammar() {
  Grammar g{po::options_description("Options"), "what", 1};
  g.options.add_options()("force,f", po::bool_switch(), "replaces an earlier page")("quiet,q", po::bool_switch(),
                                                                                    "says nothing when all is well");
  return g;
}

/// The page of what lies in the folder; daily series of a sweep are read from its store.
std::string page_from(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const char* name : {"summary.json", "pictures.json", "sources.json", "manifest.json", "compare.json",
                           "trials.csv", "variables.csv"})
    files[name] = content(folder / name);
  if (const auto store = folder / "study.sqlite"; fs::exists(store)) files["bands"] = sweep_bands_json(store.string());
  return page_of(files);
}

Exit page_of_folder(const std::string& folder, const Request& r) {
  auto g = grammar();
  g.options.add_options()("what", po::value<std::string>());
  const auto values = parse(g, r.rest);
  const auto path = r.page.empty() ? (fs::path(folder) / "report.html").string() : r.page;
  if (const auto refusal = page_refusal(path, values["force"].as<bool>()); !refusal.empty()) throw Misuse(refusal);
  return write_page(path, page_from(folder), values["force"].as<bool>(), values["quiet"].as<bool>()) ? fine
                                                                                                     : run_failed;
}

/// Sweeps the study, or goes on with it, and makes the page of its folder.
Exit page_of_study(const std::string& study, const Request& r) {
  const auto path = r.page.empty() ? page_beside(study) : r.page;
  const bool force = has(r.rest, "-f", "--force"), quiet = has(r.rest, "-q", "--quiet");
  if (const auto refusal = page_refusal(path, force); !refusal.empty()) throw Misuse(refusal);
  auto words = r.rest;
  auto folder = out_among(words);
  if (folder.empty()) {
    folder = "results/" + fs::path(page_beside(study)).stem().string();
    words.insert(words.end(), {"--out", folder});
  }
  const auto code = sweep(words);
  if (!fs::exists(fs::path(folder) / "trials.csv")) return code;
  return write_page(path, page_from(folder), force, quiet) ? code : run_failed;
}

}  // namespace

std::string report_help() {
  return "Examples:\n"
         "  chokepoint report scenarios/april-2025-licensing.yaml -n 40 -o april.html\n"
         "  chokepoint report results/april                    from what run, compare or sweep has written\n"
         "  chokepoint report scenarios/studies/april-2025.yaml -o factors.html\n"
         "\n"
         "Usage: chokepoint report FOLDER|SCENARIO|STUDY [-o FILE] [options]\n"
         "\n"
         "Writes results as one HTML file that needs no network and no other file: the answer, which lines stop when, "
         "a map,\n"
         "where the material gets stuck, how sure it is, and where every number comes from. Of a scenario it is "
         "NAME.html\n"
         "here, of a folder of results FOLDER/report.html, unless -o says otherwise. With a scenario all options of "
         "run hold,\n"
         "with a study all of sweep, but -o; its trials go to results/NAME, or --out FOLDER.\n\n" +
         options_text(grammar().options);
}

Exit report(const Words& words) {
  const auto r = request_of(words);
  if (r.rest.empty()) throw Misuse("report needs a folder of results, a scenario or a study");
  if (const auto study = study_among(r.rest); !study.empty()) return page_of_study(study, r);
  const auto folder = folder_among(r.rest);
  return folder.empty() ? run_to_page(r.rest, r.page) : page_of_folder(folder, r);
}

}  // namespace chokepoint::cli
