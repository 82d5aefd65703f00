// Builds a tree from the YAML parser's events, and refuses what would be read otherwise than it was meant.
#include "chokepoint/scenario/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <unordered_map>

#include "text_place.hpp"
#include "yaml_trouble.hpp"

namespace chokepoint {
namespace {

/// Ends the reading at once: what follows could not be trusted, or would cost too much.
struct GiveUp {
  Spot spot;
  std::string message;
};

/// A list or map that is being read.
struct Open {
  Tree node;
  YAML::anchor_t anchor = 0;
  std::size_t size = 1;    ///< nodes in it, itself included
  std::size_t height = 1;  ///< levels in it, itself included
  bool has_key = false;    ///< of a map: the key is read, the value is due
  bool ignore_value = false;
  std::string key;
  Spot key_spot;
  std::unordered_map<std::string, Spot> keys;  ///< of a map: those read so far
};

struct Anchored {
  Tree node;
  std::size_t size = 0, height = 0;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const TextPlace& place, Diagnostics& d, YamlLimits limits, YamlProgress& progress)
      : text_(text), place_(place), diagnostics_(d), limits_(limits), progress_(progress) {}

  Tree root;
  int documents = 0;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents++ > 0) throw GiveUp{spot(mark), second_document(place_, static_cast<std::size_t>(mark.line))};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Tree node;
    node.kind = null_is_written(text_, offset(mark)) ? Tree::Kind::removed : Tree::Kind::empty;
    if (wants_key()) throw GiveUp{spot(mark), "a key is missing before ':'; write 'key: value'"};
    node.spot = node.kind == Tree::Kind::empty && !open_.empty() && open_.back().node.is_map() ? open_.back().key_spot
                                                                                               : spot(mark);
    count(1, node.spot);
    if (anchor != 0) remember(anchor, {node, 1, 1});
    add(std::move(node), 1, 1);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    begin(mark, tag);
    Tree node;
    node.kind = Tree::Kind::scalar;
    node.spot = spot(mark);
    node.text = value;
    node.quoted = tag == "!";
    if (node.quoted) check_quote(mark);
    if (wants_key()) return take_key(std::move(node));
    count(1, node.spot);
    if (anchor != 0) remember(anchor, {node, 1, 1});
    add(std::move(node), 1, 1);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    begin(mark, "");
    const auto name = alias_name(text_, offset(mark));
    if (wants_key()) throw GiveUp{spot(mark), "the alias '*" + name + "' cannot be a key; write the key out"};
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end())
      throw GiveUp{spot(mark), "the anchor '&" + name + "' contains itself through this alias"};
    count(found->second.size, spot(mark));
    check_depth(found->second.height, spot(mark));
    Tree copy = found->second.node;
    copy.spot = spot(mark);
    add(std::move(copy), found->second.size, found->second.height);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    start(Tree::Kind::list, mark, tag, anchor, style);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    start(Tree::Kind::map, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { finish(); }
  void OnMapEnd() override { finish(); }

 private:
  std::size_t offset(const YAML::Mark& m) const {
    return place_.offset(static_cast<std::size_t>(m.line), static_cast<std::size_t>(m.column));
  }
  Spot spot(const YAML::Mark& m) const {
    return place_.at(static_cast<std::size_t>(m.line), static_cast<std::size_t>(m.column));
  }
  bool wants_key() const { return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key; }

  /// What holds for every node: no tag, no tab before it, within the budget.
  void begin(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!")
      diagnostics_.error(spot(mark), "", "the tag '" + shown_tag(tag) + "' is not known here; remove it");
    const auto line = place_.line(static_cast<std::size_t>(mark.line));
    if (line.find_first_not_of(" \t") == static_cast<std::size_t>(mark.column) && tab_indented(line))
      throw GiveUp{place_.at(static_cast<std::size_t>(mark.line), line.find('\t')), tab_message};
  }

  void count(std::size_t nodes, Spot at) {
    nodes_ += nodes;
    if (nodes_ > limits_.nodes)
      throw GiveUp{at, "more than " + std::to_string(limits_.nodes) +
                           " values once aliases are written out; split the file or use fewer aliases"};
  }
  void check_depth(std::size_t height, Spot at) const {
    if (open_.size() + height > limits_.depth)
      throw GiveUp{at, "nested deeper than " + std::to_string(limits_.depth) + " levels; no scenario needs that"};
  }

  void check_quote(const YAML::Mark& mark) {
    const auto from = offset(mark);
    const auto quote = quote_from(text_, from);
    if (quote.opens == std::string_view::npos) return;  // a block scalar
    progress_.last_quote = quote;
    if (quote.closes == std::string_view::npos)
      throw GiveUp{place_.at(quote.opens), unclosed_quote(text_[quote.opens])};
  }

  void start(Tree::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
             YAML::EmitterStyle::value style) {
    begin(mark, tag);
    // The parser takes an unclosed bracket inside another one for a key.
    if (wants_key() && style == YAML::EmitterStyle::Flow && !bracket_closes(text_, offset(mark)))
      throw GiveUp{spot(mark), unclosed_bracket(text_[offset(mark)])};
    if (wants_key()) throw GiveUp{spot(mark), "a key must be a word, not a list or a map"};
    count(1, spot(mark));
    check_depth(1, spot(mark));
    if (style == YAML::EmitterStyle::Flow) progress_.open_brackets.push_back(offset(mark));
    Open o;
    o.node.kind = kind;
    o.node.spot = spot(mark);
    o.anchor = anchor;
    flow_.push_back(style == YAML::EmitterStyle::Flow);
    open_.push_back(std::move(o));
  }

  void finish() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (flow_.back()) progress_.open_brackets.pop_back();
    flow_.pop_back();
    if (done.anchor != 0) remember(done.anchor, {done.node, done.size, done.height});
    add(std::move(done.node), done.size, done.height);
  }

  void remember(YAML::anchor_t anchor, Anchored what) {
    kept_ += what.size;  // copies kept for aliases cost memory like those written out
    const Spot spot = what.node.spot;
    anchored_[anchor] = std::move(what);
    if (kept_ > limits_.nodes) throw GiveUp{spot, "too many values behind anchors; use fewer anchors"};
  }

  void take_key(Tree key) {
    count(1, key.spot);
    auto& map = open_.back();
    map.has_key = true;
    map.key_spot = key.spot;
    map.ignore_value = refused_key(map, key);
    map.key = std::move(key.text);
  }

  bool refused_key(Open& map, const Tree& key) {
    if (key.text == "<<" && !key.quoted) {
      diagnostics_.error(key.spot, "", "merge keys ('<<') are not read; use 'extends', or write the keys out");
      return true;
    }
    const auto [first, is_new] = map.keys.emplace(key.text, key.spot);
    if (is_new) return false;
    const auto spot = first->second;
    diagnostics_.error(key.spot, "",
                       "the key '" + key.text + "' stands here twice, first in line " + std::to_string(spot.line) +
                           ", column " + std::to_string(spot.column) + "; keep one");
    return true;
  }

  /// Puts a finished node where it belongs.
  void add(Tree node, std::size_t size, std::size_t height) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    auto& parent = open_.back();
    parent.size += size;
    parent.height = std::max(parent.height, height + 1);
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    parent.has_key = false;
    if (!parent.ignore_value) parent.node.entries.push_back({std::move(parent.key), parent.key_spot, std::move(node)});
  }

  std::string_view text_;
  const TextPlace& place_;
  Diagnostics& diagnostics_;
  YamlLimits limits_;
  YamlProgress& progress_;
  std::vector<Open> open_;
  std::vector<bool> flow_;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::size_t nodes_ = 0, kept_ = 0;
};

}  // namespace

std::optional<Tree> parse_yaml(std::string_view text, std::uint32_t file, Diagnostics& diagnostics, YamlLimits limits) {
  static constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  // Without a last line break the parser mistakes an unclosed quote at the very end for something else.
  const std::string whole = std::string(text) + (text.empty() || text.back() != '\n' ? "\n" : "");
  const TextPlace place(whole, file);
  if (const auto trouble = check_encoding(text); !trouble.message.empty()) {
    diagnostics.error(place.at(trouble.offset), "", trouble.message);
    return std::nullopt;
  }
  const auto errors_before = diagnostics.errors();
  YamlProgress progress;
  TreeBuilder builder(whole, place, diagnostics, limits, progress);
  try {
    std::istringstream in(whole);
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const GiveUp& g) {
    diagnostics.error(g.spot, "", g.message);
    return std::nullopt;
  } catch (const YAML::Exception& e) {
    const auto found = syntax_trouble(whole, place, progress, e.msg, e.mark.line, e.mark.column);
    diagnostics.error(found.spot, "", found.message);
    return std::nullopt;
  }
  if (diagnostics.errors() != errors_before) return std::nullopt;
  return std::move(builder.root);
}

}  // namespace chokepoint
