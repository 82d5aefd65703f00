// Reads structs, tables, lists and variants over their field lists, strictly: no key unknown, none missing.
#pragma once
#include <algorithm>
#include <cstring>
#include <map>

#include "reader_source.hpp"
#include "reader_value.hpp"

namespace chokepoint {

template <class T>
void read_at(const Place& place, T& out);

/// Complaints that need no type, so that they are compiled once.
bool expect_map(const Place& place, const char* example);
/// Complains of an empty list or map where the key is required.
bool expect_some(const Place& place);
void complain_unknown_keys(const Place& place, const std::vector<std::string>& known);
void complain_missing(const Place& place, const Key& key, const char* doc);
bool good_id(const Place& table, const TreeEntry& entry);
/// The tag under `key`, if it is one of `tags`; else a complaint and "".
std::string tag_at(const Place& place, const Key& key, const std::vector<std::string>& tags);
/// The step of a path to an item: its id if it has one, else its number.
std::string step_to(const Tree& item, std::size_t index);
void complain_repeated_id(const Place& item, const std::string& id, const std::map<std::string, Spot>& seen);
/// Keys of the scenario that are gone before it is read, but may be named in a hint.
std::vector<std::string> merged_away(const ScenarioSpec*);
inline std::vector<std::string> merged_away(const void*) { return {}; }

/// The visitor that a field list walks.
class FieldReader {
 public:
  explicit FieldReader(const Place& place) : place_(place) {}

  template <class T>
  void operator()(const Key& key, T& out, const char* doc) {
    known_.emplace_back(key.name);
    if (const auto* child = child_of(key, doc)) read_at(place_.inside(*child, key.name, spot_of(key.name), key), out);
  }

  template <class... A>
  void tagged(const Key& key, std::variant<A...>& out, const char*) {
    known_.emplace_back(key.name);
    const auto tag = tag_at(place_, key, tags_of(out));
    if (tag.empty()) tag_is_known_ = false;
    (pick<A>(tag, out), ...);
  }

  void finish(const std::vector<std::string>& also_known) {
    // Without a tag nobody knows which keys belong here; a bare value has none.
    if (!tag_is_known_ || place_.short_key != nullptr) return;
    known_.insert(known_.end(), also_known.begin(), also_known.end());
    complain_unknown_keys(place_, known_);
  }

 private:
  template <class A, class V>
  void pick(const std::string& tag, V& out) {
    if (tag != tag_of<A>()) return;
    A value{};
    fields(*this, value);
    out = std::move(value);
  }

  const Tree* child_of(const Key& key, const char* doc) {
    const auto* child = place_.short_key == nullptr                    ? place_.node.find(key.name)
                        : std::strcmp(place_.short_key, key.name) == 0 ? &place_.node
                                                                       : nullptr;
    if (child == nullptr && key.required) complain_missing(place_, key, doc);
    return child;
  }
  Spot spot_of(const std::string& key) const {
    if (place_.short_key != nullptr) return place_.node.spot;
    for (const auto& e : place_.node.entries)
      if (e.key == key) return e.spot;
    return place_.node.spot;
  }

  const Place& place_;
  std::vector<std::string> known_;
  bool tag_is_known_ = true;
};

/// True when the node is no map of the struct's keys but the value of its shorthand. A shorthand that is a table is
/// a map itself; it is told by its keys.
template <class T>
bool stands_for(const Tree& node) {
  if (node.is_scalar() || node.is_list() || is_sourced(node)) return true;
  if (!node.is_map() || node.entries.empty() || !shorthand_is_table<T>()) return false;
  const auto own = keys_of<T>();
  return std::none_of(node.entries.begin(), node.entries.end(),
                      [&](const TreeEntry& e) { return std::find(own.begin(), own.end(), e.key) != own.end(); });
}

template <class T>
void walk_fields(const Place& place, T& out) {
  FieldReader reader(place);
  fields(reader, out);
  reader.finish(merged_away(static_cast<const T*>(nullptr)));
}

template <class T>
void read_struct_at(const Place& place, T& out) {
  if constexpr (HasSpot<T>) out.spot = place.node.spot;
  if (!expect_some(place)) return;
  const auto* short_key = shorthand_of<T>();
  Place within = place;
  within.short_key = short_key != nullptr && stands_for<T>(place.node) ? short_key : nullptr;
  if (within.short_key == nullptr && !expect_map(place, short_key)) return;
  if (std::is_base_of_v<Backed, T> && within.short_key == nullptr && is_backed(place.node)) {
    const auto backing = backing_in(place);
    within.backing = &backing;
    return walk_fields(within, out);
  }
  walk_fields(within, out);
}

template <class T>
void read_table_at(const Place& place, std::vector<Named<T>>& out) {
  if constexpr (is_one_of<T, Amount, NeedSpec>) {
    if (place.node.is_scalar()) {
      Named<T> lone;
      lone.id = Word{tidy(place.node.text), place.node.spot};
      if (const auto wrong = check_id(lone.id.text); !wrong.empty())
        return place.error(wrong + "; write one good, or a map of goods and amounts, as in {ore: 2 t}");
      Amount one{Decimal{1, 0}, "", place.node.spot};
      if constexpr (std::is_same_v<T, Amount>)
        lone.value = one;
      else
        lone.value.amount = one, lone.value.spot = place.node.spot;
      out.push_back(std::move(lone));
      return;
    }
  }
  if (!expect_map(place, "id") || !expect_some(place)) return;
  for (const auto& e : place.node.entries) {
    if (!good_id(place, e)) continue;
    Named<T> named;
    named.id = Word{e.key, e.spot};
    read_at(place.inside(e.value, e.key, e.spot, place.key), named.value);
    out.push_back(std::move(named));
  }
}

template <class T>
void read_list_at(const Place& place, std::vector<T>& out) {
  if (!place.node.is_list()) {
    // A single thing where a list is due is a list of one; its path needs no number.
    T one{};
    if constexpr (HasId<T>) {
      if (place.node.is_map())
        read_at(place.inside(place.node, step_to(place.node, 0), place.named, place.key), one);
      else
        read_at(place, one);
    } else {
      read_at(place, one);
    }
    out.push_back(std::move(one));
    return;
  }
  if (!expect_some(place)) return;
  std::map<std::string, Spot> seen;
  for (std::size_t i = 0; i < place.node.items.size(); ++i) {
    const auto& item = place.node.items[i];
    const auto at = place.inside(item, HasId<T> ? step_to(item, i) : std::to_string(i), item.spot, place.key);
    T one{};
    read_at(at, one);
    if constexpr (HasId<T>) {
      complain_repeated_id(at, one.id.text, seen);
      seen.emplace(one.id.text, one.id.spot);
    }
    out.push_back(std::move(one));
  }
}

template <class T>
void read_at(const Place& place, T& out) {
  if constexpr (is_value<T>) {
    read_value_at(place, out);
  } else if constexpr (IsTable<T>::value) {
    read_table_at(place, out);
  } else if constexpr (IsList<T>::value) {
    if constexpr (requires { out.set; }) out.set = true;
    read_list_at(place, out);
  } else {
    read_struct_at(place, out);
  }
}

}  // namespace chokepoint
