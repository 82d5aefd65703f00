// JSON as text, just enough for the schema: strings in, one string out.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace chokepoint {

/// Members of an object: keys, and values that are JSON already.
using JsonMembers = std::vector<std::pair<std::string, std::string>>;

std::string json_text(const std::string& text);
std::string json_texts(const std::vector<std::string>& texts);
std::string json_array(const std::vector<std::string>& values);
std::string json_object(const JsonMembers& members);
/// The same JSON with line breaks and indentation.
std::string json_indented(const std::string& json);

}  // namespace chokepoint
