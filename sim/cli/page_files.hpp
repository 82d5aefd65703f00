// Pages for people on the disk, and what results hold for them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "chokepoint/scenario/reader.hpp"
#include "chokepoint/study/traces.hpp"
#include "cli/door.hpp"

namespace chokepoint {
struct Findings;
struct StudyResult;
}  // namespace chokepoint

namespace chokepoint::cli {

using PictureFiles = std::map<std::string, std::string>;

/// pictures.json, bands.csv and sources.json; `read` with Record::all.
PictureFiles picture_files(const ReadResult& read, const Network& network, const StudyResult& study,
                           const Findings& findings, const TraceBook& traces);

/// Those of a record of all numbers that Record::sourced would hold.
std::vector<Provenance> written_with_source(const std::vector<Provenance>& all);

/// The page of a results folder's files, by name. Throws std::runtime_error.
std::string page_of(const std::map<std::string, std::string>& files);

/// "april.html" for "scenarios/april.yaml", in the current folder.
std::string page_beside(const std::string& scenario);
/// Why there must be no page at `path`; empty when there may.
std::string page_refusal(const std::string& path, bool force);
/// Whole or not at all. Tells where it is, or what went wrong, on standard error.
bool write_page(const std::string& path, const std::string& page, bool force, bool quiet);

/// chokepoint run with these words, of which all that is wanted is the page; "" names it after the scenario.
Exit run_to_page(const Words& words, const std::string& page);

}  // namespace chokepoint::cli
