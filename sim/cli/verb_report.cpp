// report: one page from a folder of results, or from a scenario that is run for it.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "chokepoint/report/page.hpp"
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

Grammar grammar() {
  Grammar g{po::options_description("Options"), "what", 1};
  g.options.add_options()("force,f", po::bool_switch(), "replaces an earlier page")("quiet,q", po::bool_switch(),
                                                                                    "says nothing when all is well");
  return g;
}

Exit page_of_folder(const std::string& folder, const Request& r) {
  auto g = grammar();
  g.options.add_options()("what", po::value<std::string>());
  const auto values = parse(g, r.rest);
  std::map<std::string, std::string> files;
  for (const char* name :
       {"summary.json", "pictures.json", "sources.json", "manifest.json", "compare.json", "trials.csv"})
    files[name] = content(fs::path(folder) / name);
  const auto path = r.page.empty() ? (fs::path(folder) / "report.html").string() : r.page;
  if (const auto refusal = page_refusal(path, values["force"].as<bool>()); !refusal.empty()) throw Misuse(refusal);
  return write_page(path, page_of(files), values["force"].as<bool>(), values["quiet"].as<bool>()) ? fine : run_failed;
}

}  // namespace

std::string report_help() {
  return "Examples:\n"
         "  chokepoint report scenarios/april-2025-licensing.yaml -n 40 -o april.html\n"
         "  chokepoint report results/april                    from what run --out has written\n"
         "\n"
         "Usage: chokepoint report FOLDER|SCENARIO [-o FILE] [options]\n"
         "\n"
         "Writes results as one HTML file that needs no network and no other file: the answer, which lines stop when, "
         "a map,\n"
         "where the material gets stuck, how sure it is, and where every number comes from. Of a scenario it is "
         "NAME.html\n"
         "here, of a folder of results FOLDER/report.html, unless -o says otherwise. With a scenario all options of "
         "run hold,\n"
         "but -o.\n\n" +
         options_text(grammar().options);
}

Exit report(const Words& words) {
  const auto r = request_of(words);
  if (r.rest.empty()) throw Misuse("report needs a folder of results or a scenario");
  const auto folder = folder_among(r.rest);
  return folder.empty() ? run_to_page(r.rest, r.page) : page_of_folder(folder, r);
}

}  // namespace chokepoint::cli
