// The nearest source wins; source and grade travel together; a source holds for the numbers of its own file.
#include "reader_source.hpp"

#include <algorithm>
#include <unordered_set>

#include "merge_parts.hpp"
#include "reader_value.hpp"

namespace chokepoint {
namespace {

/// The text of a key of the map; complains unless it is a scalar. `source: ~` is no text.
std::string text_of(const Place& place, const char* key) {
  const auto* node = place.node.find(key);
  if (node == nullptr || node->kind == Tree::Kind::removed) return "";
  if (node->is_scalar()) return tidy(node->text);
  place.error(node->spot, std::string("'") + key + "' is " + described(*node) + "; write one line of text");
  return "";
}

bool is_entry_form(const std::string& word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z' && check_id(word).empty() &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The entry of `sources` that a source names, by `ID` or `ID: where in it`. Complains of a word that should be one and
/// is not: any id that stands alone, and before a colon one in small letters, with which no sentence begins.
std::string cited(const Place& place, const Tree& source) {
  const auto text = tidy(source.text);
  auto head = text.substr(0, text.find(": "));
  const auto& ids = place.context.source_ids;
  if (std::binary_search(ids.begin(), ids.end(), head)) return head;
  const bool alone = head.size() == text.size();
  if (alone ? !check_id(text).empty() : !is_entry_form(head)) return "";
  place.error(source.spot, ids.empty()
                               ? "'" + head + "' names an entry of the table 'sources', which is missing; add it " +
                                     "with 'sources: {" + head + ": {title: ...}}', or write a sentence"
                               : "'" + head + "' is not in the table 'sources'; " + hint_at_names(head, ids) +
                                     "; or write a sentence");
  return "";
}

std::string cited_at(const Place& place) {
  const auto* node = place.node.find("source");
  return node != nullptr && node->is_scalar() ? cited(place, *node) : "";
}

bool names_pair(const Tree& map) { return map.find("source") != nullptr || map.find("grade") != nullptr; }

/// Gives `p` what stands around the number, unless that was said in another file of another number.
void inherit(const Place& place, std::uint32_t file, Provenance& p) {
  const auto& around = *place.backing;
  if (around.file != file) return;
  p.source = around.source;
  p.grade = around.grade;
  p.cites = around.cites;
  p.inherited = true;
}

/// A number that an upper file, or the command line, laid into an entry with the source of a lower one.
bool is_stranger(const Place& place, const Tree& value) {
  return place.backing != nullptr && place.backing->file != 0 && place.backing->file != value.spot.file;
}

}  // namespace

bool is_backed(const Tree& entry) { return names_pair(entry) || entry.find("note") != nullptr; }

Backing backing_in(const Place& place) {
  // Complaints about keys that are not text are made where the fields are read.
  const auto scalar = [&](const char* key) {
    const auto* node = place.node.find(key);
    return node != nullptr && node->is_scalar() ? tidy(node->text) : std::string();
  };
  Backing own = place.backing != nullptr ? *place.backing : Backing{};
  if (place.node.find("note") != nullptr) own.note = scalar("note");
  if (!names_pair(place.node)) return own;
  own.source = scalar("source");
  own.grade = scalar("grade");
  if (const auto* source = place.node.find("source"); source != nullptr && source->is_scalar())
    own.cites = cited(place.inside(*source, "source", source->spot, place.key), *source);
  const auto* first = place.node.find("source");
  own.file = (first != nullptr ? first : place.node.find("grade"))->spot.file;
  return own;
}

void put_on_record(const Place& place) {
  const auto& value = place.node;
  if (is_stranger(place, value)) place.context.strangers.push_back(&place.node);
  // A scenario's own keys (from, seed, lot_interval) are settings of the run, not figures of the world.
  const bool setting = place.path.find('.') == std::string::npos;
  if (place.context.record != Record::all || setting) return;
  Provenance p;
  p.path = place.path;
  p.value = tidy(value.text);
  p.spot = value.spot;
  if (place.backing != nullptr) {
    p.note = place.backing->note;
    inherit(place, value.spot.file, p);
  }
  place.context.provenance.push_back(std::move(p));
}

void put_on_record(const Place& place, const Tree& value, bool measured) {
  Provenance p{place.path,
               tidy(value.text),
               text_of(place, "range"),
               text_of(place, "source"),
               text_of(place, "grade"),
               text_of(place, "note"),
               value.spot,
               cited_at(place)};
  if (measured && !names_pair(place.node)) {
    if (is_stranger(place, value)) place.context.strangers.push_back(&place.node);
    if (place.backing != nullptr) inherit(place, value.spot.file, p);
  }
  if (measured && place.backing != nullptr && p.note.empty()) p.note = place.backing->note;
  place.context.provenance.push_back(std::move(p));
}

std::vector<std::string> source_ids(const Tree& scenario) {
  const auto* table = scenario.find("sources");
  auto ids = table != nullptr ? table->keys() : std::vector<std::string>{};
  std::sort(ids.begin(), ids.end());
  return ids;
}

namespace {

Tree without_source(const Tree& number) {
  Tree map = number;
  if (!number.is_map()) {
    map = Tree{};
    map.kind = Tree::Kind::map;
    map.spot = number.spot;
    map.entries.push_back({"value", number.spot, number});
  }
  Tree none;
  none.kind = Tree::Kind::removed;
  none.spot = number.spot;
  map.entries.push_back({"source", number.spot, none});
  return map;
}

Tree apart(const Tree& node, const std::unordered_set<const Tree*>& strangers) {
  if (strangers.count(&node) != 0) return without_source(node);
  Tree copy;
  copy.kind = node.kind;
  copy.quoted = node.quoted;
  copy.spot = node.spot;
  copy.text = node.text;
  for (const auto& item : node.items) copy.items.push_back(apart(item, strangers));
  for (const auto& e : node.entries) copy.entries.push_back({e.key, e.spot, apart(e.value, strangers)});
  return copy;
}

}  // namespace

Tree told_apart(const Tree& tree, const std::vector<const Tree*>& strangers) {
  return apart(tree, {strangers.begin(), strangers.end()});
}

}  // namespace chokepoint
