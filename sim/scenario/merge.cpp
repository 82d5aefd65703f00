// Lays one tree over another, key by key.
#include "chokepoint/scenario/merge.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "field_at.hpp"
#include "merge_parts.hpp"
#include "reader_value.hpp"

namespace chokepoint {

std::string dotted(const Steps& steps) {
  std::string text;
  for (const auto& s : steps) text += (text.empty() ? "" : ".") + s;
  return text;
}

std::string hint_at_names(const std::string& word, const std::vector<std::string>& names) {
  if (names.empty()) return "nothing is there";
  auto text = hint(word, names);
  text.replace(text.find("allowed: "), 9, "known: ");
  return text;
}

bool write_out(Tree& node, const Steps& steps) {
  const bool stands_for_it = node.is_scalar() || node.is_list() || is_sourced(node);
  const auto* key = stands_for_it ? field_at(steps).shorthand : nullptr;
  if (key == nullptr) return false;
  Tree map;
  map.kind = Tree::Kind::map;
  map.spot = node.spot;
  map.entries.push_back({key, node.spot, std::move(node)});
  node = std::move(map);
  return true;
}

std::string id_of(const Tree& item) {
  const auto* id = item.find("id");
  return id != nullptr && id->is_scalar() ? id->text : "";
}

Tree* item_at(Tree& list, const std::string& step) {
  for (auto& item : list.items)
    if (id_of(item) == step) return &item;
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(step.data(), step.data() + step.size(), number);
  const bool is_number = fault == std::errc{} && end == step.data() + step.size();
  return is_number && number < list.items.size() ? &list.items[number] : nullptr;
}

namespace {

/// `source: ~` beside a value takes nothing away: it says that the value has none.
bool says_none(const Tree& node, const TreeEntry& e) {
  return e.key == "source" && e.value.kind == Tree::Kind::removed && is_sourced(node);
}

}  // namespace

void drop_removals(Tree& node, const Steps& steps, Diagnostics& diagnostics) {
  const auto inside = [&](const std::string& step) {
    auto deeper = steps;
    deeper.push_back(step);
    return deeper;
  };
  for (std::size_t i = 0; i < node.items.size(); ++i)
    drop_removals(node.items[i], inside(std::to_string(i)), diagnostics);
  for (auto& e : node.entries) {
    if (says_none(node, e)) continue;
    if (e.value.kind == Tree::Kind::removed)
      diagnostics.error(
          e.value.spot, dotted(inside(e.key)),
          "'~' takes a key of the file below away (extends, network), and there is none; remove this line");
    else
      drop_removals(e.value, inside(e.key), diagnostics);
  }
  const auto gone = [&](const TreeEntry& e) { return e.value.kind == Tree::Kind::removed && !says_none(node, e); };
  node.entries.erase(std::remove_if(node.entries.begin(), node.entries.end(), gone), node.entries.end());
}

namespace {

/// A list at the top of a scenario whose entries merge by id; `~` behind `vital` takes an entry away.
struct ListById {
  const char *key, *vital;
  bool kinds;  ///< `vital` names the entry's kind: another kind has other keys
  const char* noun;
};
constexpr ListById lists_by_id[] = {{"events", "what", true, "event"},
                                    {"reported_stops", "who", false, "reported stop"},
                                    {"reports", "goods", false, "report"},
                                    {"beliefs", "about", false, "belief"}};

std::vector<std::string> ids_of(const Tree& list) {
  std::vector<std::string> ids;
  for (const auto& item : list.items)
    if (const auto id = id_of(item); !id.empty()) ids.push_back(id);
  return ids;
}

/// Changes an entry of the file below, by what it says, and names none: too little for a new one. With a date it may be
/// a new one, unless its name is nearly that of another.
bool misses_its_target(const Tree& item, const ListById& by_id, const std::vector<std::string>& below) {
  if (below.empty() || id_of(item).empty() || item.find(by_id.vital) != nullptr) return false;
  return item.find("date") == nullptr || !nearest(id_of(item), below).empty();
}

class Merger {
 public:
  explicit Merger(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void lay(Tree& lower, const Tree& upper) {
    const auto* by_id = list_here();
    if (by_id != nullptr && lower.kind != Tree::Kind::scalar && upper.kind != Tree::Kind::scalar)
      return lay_list(lower, upper, *by_id);
    if (upper.is_map() && !is_sourced(upper) && !field_at(steps_).selector) {
      write_out(lower, steps_);
      if (lower.is_map() && !is_sourced(lower)) return lay_map(lower, upper);
    }
    lower = upper;
    drop_removals(lower, steps_, diagnostics_);
  }

 private:
  const ListById* list_here() const {
    const auto here = [&](const ListById& l) { return steps_.size() == 1 && steps_[0] == l.key; };
    const auto* const found = std::find_if(std::begin(lists_by_id), std::end(lists_by_id), here);
    return found == std::end(lists_by_id) ? nullptr : found;
  }

  void lay_map(Tree& lower, const Tree& upper) {
    lower.spot = upper.spot;  // what is missing is missed in the file that was asked for
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < lower.entries.size(); ++i) at.emplace(lower.entries[i].key, i);
    std::vector<bool> gone(lower.entries.size(), false);
    for (const auto& e : upper.entries) {
      const auto found = at.find(e.key);
      steps_.push_back(e.key);
      if (e.value.kind == Tree::Kind::removed)
        take_away(lower, e, found == at.end() ? gone.size() : found->second, gone);
      else if (found == at.end())
        lower.entries.push_back(cleaned(e));
      else
        lower.entries[found->second].spot = e.spot, lay(lower.entries[found->second].value, e.value);
      steps_.pop_back();
    }
    erase(lower, gone);
  }

  void take_away(const Tree& lower, const TreeEntry& e, std::size_t index, std::vector<bool>& gone) {
    if (index < gone.size()) {
      gone[index] = true;
      return;
    }
    auto keys = lower.keys();
    keys.resize(gone.size());  // those behind are this file's own
    diagnostics_.error(e.value.spot, dotted(steps_),
                       "'~' takes a key of the file below away (extends, network), and there is no '" + e.key +
                           "' there" + (keys.empty() ? "; remove this line" : "; " + hint_at_names(e.key, keys)));
  }

  TreeEntry cleaned(TreeEntry e) {
    drop_removals(e.value, steps_, diagnostics_);
    return e;
  }

  static void erase(Tree& map, const std::vector<bool>& gone) {
    std::vector<TreeEntry> kept;
    for (std::size_t i = 0; i < map.entries.size(); ++i)
      if (i >= gone.size() || !gone[i]) kept.push_back(std::move(map.entries[i]));
    map.entries = std::move(kept);
  }

  static Tree as_list(const Tree& node) {
    if (node.is_list()) return node;
    Tree list;
    list.kind = Tree::Kind::list;
    list.spot = node.spot;
    if (node.is_map()) list.items.push_back(node);
    return list;
  }

  void lay_list(Tree& lower, const Tree& upper, const ListById& by_id) {
    Tree result = as_list(lower);
    result.spot = upper.spot;
    const auto below = ids_of(result);
    for (const auto& item : as_list(upper).items) lay_entry(result, item, by_id, below);
    lower = std::move(result);
  }

  void lay_entry(Tree& list, const Tree& item, const ListById& by_id, const std::vector<std::string>& below) {
    const auto id = id_of(item);
    const auto same = [&](const Tree& t) { return !id.empty() && id_of(t) == id; };
    const auto found = std::find_if(list.items.begin(), list.items.end(), same);
    const auto* vital = item.find(by_id.vital);
    steps_.push_back(id.empty() ? std::to_string(list.items.size()) : id);
    if (found == list.items.end() && misses_its_target(item, by_id, below)) {
      diagnostics_.error(item.find("id")->spot, dotted(steps_),
                         std::string("no ") + by_id.noun + " '" + id + "' in the file below (extends); " +
                             hint_at_names(id, below) + "; a new one needs 'date' and '" + by_id.vital + "'");
    } else if (found == list.items.end()) {
      list.items.push_back(item);
      drop_removals(list.items.back(), steps_, diagnostics_);
    } else if (vital != nullptr && vital->kind == Tree::Kind::removed) {
      list.items.erase(found);
    } else if (by_id.kinds && vital != nullptr && found->find(by_id.vital) != nullptr &&
               vital->text != found->find(by_id.vital)->text) {
      *found = item;  // another kind of event has other keys
      drop_removals(*found, steps_, diagnostics_);
    } else {
      lay_map(*found, item);
    }
    steps_.pop_back();
  }

  Diagnostics& diagnostics_;
  Steps steps_;
};

}  // namespace

Tree merged(Tree lower, const Tree& upper, Diagnostics& diagnostics) {
  Merger(diagnostics).lay(lower, upper);
  return lower;
}

}  // namespace chokepoint
