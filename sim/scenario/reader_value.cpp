// Values with their sources: {value: 17 %, range: 5 % to 19 %, source: ..., grade: ..., note: ...}.
#include "reader_value.hpp"

#include <algorithm>

#include "reader_source.hpp"

namespace chokepoint {
namespace {

const std::vector<std::string>& sourced_keys() {
  static const std::vector<std::string> keys{"value", "range", "source", "grade", "note"};
  return keys;
}

bool known(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void check_keys(const Place& place) {
  for (const auto& e : place.node.entries)
    if (!known(sourced_keys(), e.key))
      place.error(e.spot, "unknown key '" + e.key + "' beside a value; " + hint(e.key, sourced_keys()));
  const auto* grade = place.node.find("grade");
  if (grade == nullptr || !grade->is_scalar()) return;
  if (const auto grades = words_of<Grade>(); !known(grades, grade->text))
    place.error(grade->spot, "unknown grade '" + grade->text + "'; " + hint(grade->text, grades));
}

}  // namespace

bool is_sourced(const Tree& map) { return map.is_map() && map.find("value") != nullptr; }

ValueNode value_node(const Place& place, bool measured) {
  const auto& node = place.node;
  if (node.is_scalar()) {
    if (measured) put_on_record(place);
    return {&node, nullptr};
  }
  if (node.kind == Tree::Kind::empty) {
    place.error(place.named, "nothing stands behind this key; give it a value, or remove the key");
    return {};
  }
  if (!is_sourced(node)) {
    const bool intended = node.is_map() && std::any_of(node.entries.begin(), node.entries.end(),
                                                       [](const TreeEntry& e) { return known(sourced_keys(), e.key); });
    place.error(intended
                    ? "the key 'value' is missing beside " + joined(node.keys()) + "; write {value: ..., source: ...}"
                    : "one value is due here, not " + described(node));
    return {};
  }
  const auto* value = node.find("value");
  check_keys(place);
  if (!value->is_scalar()) {
    place.error(value->kind == Tree::Kind::empty ? node.spot : value->spot,
                "'value' must be one value, not " + described(*value));
    return {};
  }
  put_on_record(place, *value, measured);
  const auto* range = node.find("range");
  if (range != nullptr && !measured) place.error(range->spot, "a range needs numbers; remove it");
  return {value, range != nullptr && range->is_scalar() ? range : nullptr};
}

std::vector<std::string> range_ends(const Place& place, const Tree& range) {
  const auto text = tidy(range.text);
  const auto to = text.find(" to ");
  if (to != std::string::npos && text.find(" to ", to + 1) == std::string::npos)
    return {text.substr(0, to), text.substr(to + 4)};
  place.error(range.spot, "range: '" + text + "' is not read; write both ends with their units, as in '5 % to 19 %'");
  return {};
}

}  // namespace chokepoint
