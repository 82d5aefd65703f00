// Reading a scenario: merge its files, then walk the field lists over the merged tree.
#include "chokepoint/scenario/reader.hpp"

#include <algorithm>

#include "read_spec.hpp"
#include "reader_struct.hpp"
#include "table_files.hpp"

namespace chokepoint {

bool expect_map(const Place& place, const char* short_key) {
  const auto& node = place.node;
  if (node.is_map()) return true;
  if (node.kind == Tree::Kind::empty) {
    place.error(place.named, "nothing stands behind this key; give it a value, or remove the key");
    return false;
  }
  std::string due = "a map is due here, not " + described(node);
  if (place.path.empty() && node.is_scalar())
    due += "; write 'key: value' lines, with a blank behind each colon";
  else if (node.is_list())
    due += "; write 'id: ...' lines instead of '- ...' lines, keyed by id";
  else
    due += short_key != nullptr ? "; write {id: value}" : "; write {key: value}";
  place.error(std::move(due));
  return false;
}

bool expect_some(const Place& place) {
  if (!place.node.is_list() && !place.node.is_map()) return true;
  if (!place.key.required || !place.node.items.empty() || !place.node.entries.empty()) return true;
  place.error(described(place.node) + " without entries; write at least one");
  return false;
}

void complain_unknown_keys(const Place& place, const std::vector<std::string>& known) {
  for (const auto& e : place.node.entries)
    if (std::find(known.begin(), known.end(), e.key) == known.end())
      place.error(e.spot, "unknown key '" + e.key + "'; " + hint(e.key, known));
}

void complain_missing(const Place& place, const Key& key, const char* doc) {
  const auto spot = place.named.file != 0 ? place.named : place.node.spot;
  place.error(spot, "the key '" + std::string(key.name) + "' is missing (" + doc + ")");
}

bool good_id(const Place& table, const TreeEntry& entry) {
  const auto wrong = check_id(entry.key);
  if (!wrong.empty()) table.error(entry.spot, wrong);
  return wrong.empty();
}

std::string tag_at(const Place& place, const Key& key, const std::vector<std::string>& tags) {
  const auto* node = place.node.find(key.name);
  if (node == nullptr) {
    const auto spot = place.named.file != 0 ? place.named : place.node.spot;
    place.error(spot, "the key '" + std::string(key.name) + "' is missing; write one of: " + joined(tags));
    return "";
  }
  if (!node->is_scalar()) {
    place.error(node->spot,
                "'" + std::string(key.name) + "' must be one of: " + joined(tags) + "; not " + described(*node));
    return "";
  }
  auto word = tidy(node->text);
  if (std::find(tags.begin(), tags.end(), word) != tags.end()) return word;
  place.error(node->spot, "unknown '" + word + "' behind '" + key.name + "'; " + hint(word, tags));
  return "";
}

std::string step_to(const Tree& item, std::size_t index) {
  const auto* id = item.find("id");
  return id != nullptr && id->is_scalar() && check_id(id->text).empty() ? id->text : std::to_string(index);
}

void complain_repeated_id(const Place& item, const std::string& id, const std::map<std::string, Spot>& seen) {
  if (id.empty()) return;
  const auto* node = item.node.find("id");
  const auto spot = node != nullptr ? node->spot : item.node.spot;
  if (const auto wrong = check_id(id); !wrong.empty()) item.error(spot, wrong);
  if (const auto first = seen.find(id); first != seen.end())
    item.error(spot, "the id '" + id + "' is taken by an entry in line " + std::to_string(first->second.line) +
                         "; choose another");
}

std::vector<std::string> merged_away(const ScenarioSpec*) { return {"extends", "network"}; }

void read_spec(ReadContext& context, const Tree& tree, ScenarioSpec& spec) {
  read_struct_at(Place{context, tree, "", {}, must("")}, spec);
}

void read_tree(const Tree& tree, ReadResult& into, Record record) {
  ReadContext context{into.diagnostics, into.provenance, record, source_ids(tree), {}};
  read_spec(context, tree, into.spec);
  into.effective = to_yaml(context.strangers.empty() ? tree : told_apart(tree, context.strangers));
}

ReadResult read_scenario(const std::string& path, const TextSource& source, const std::vector<std::string>& overrides,
                         Record record) {
  ReadResult result;
  auto tree = load_tree(path, source, result.diagnostics);
  if (!tree) return result;
  for (const auto& text : overrides) apply_override(*tree, text, result.diagnostics);
  lay_in_tables(*tree, [](const std::string& name) { return name; }, source, result.diagnostics);  // those overridden
  begin_with_start(*tree);
  read_tree(*tree, result, record);
  return result;
}

}  // namespace chokepoint
