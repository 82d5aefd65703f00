// What a scenario file may hold, for editors and for people: both walk the same field lists as the reader.
#pragma once
#include <string>

namespace chokepoint {

/// JSON Schema, draft-07, of a scenario file; the same bytes on every call.
std::string json_schema();

/// The reference of the scenario file in Markdown: every struct, key, default and word, in reading order.
std::string reference_page();

/// The same for study files.
std::string study_json_schema();
std::string study_reference_page();

}  // namespace chokepoint
