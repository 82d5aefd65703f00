// Looking things up in a tree, and writing a tree back as YAML.
#include "chokepoint/scenario/tree.hpp"

#include <algorithm>
#include <cctype>

namespace chokepoint {

const Tree* Tree::find(std::string_view key) const {
  for (const auto& e : entries)
    if (e.key == key) return &e.value;
  return nullptr;
}

Tree* Tree::find(std::string_view key) {
  for (auto& e : entries)
    if (e.key == key) return &e.value;
  return nullptr;
}

void Tree::erase(std::string_view key) {
  entries.erase(std::remove_if(entries.begin(), entries.end(), [&](const TreeEntry& e) { return e.key == key; }),
                entries.end());
}

std::vector<std::string> Tree::keys() const {
  std::vector<std::string> all;
  for (const auto& e : entries) all.push_back(e.key);
  return all;
}

namespace {

/// Long text is cut at a character, not in the middle of its bytes.
std::string shortened(const std::string& text) {
  constexpr std::size_t most = 60;
  std::string out;
  for (char c : text) out += (c == '\n' || c == '\r' || c == '\t') ? ' ' : c;
  if (out.size() <= most) return out;
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
  return out.substr(0, cut) + "...";
}

}  // namespace

std::string described(const Tree& node) {
  switch (node.kind) {
    case Tree::Kind::empty:
      return "nothing";
    case Tree::Kind::removed:
      return "'~'";
    case Tree::Kind::scalar:
      return "'" + shortened(node.text) + "'";
    case Tree::Kind::list:
      return "a list";
    case Tree::Kind::map:
      return "a map";
  }
  return "";
}

namespace {

/// What goes without quotes: words, numbers and dates that no sign of YAML can end or change.
bool plain(const std::string& s) {
  static constexpr std::string_view inside = "-_./%+() ";
  if (s.empty() || s == "null" || s == "Null" || s == "NULL") return false;
  const bool negative = s.front() == '-' && s.size() > 1 && s[1] >= '0' && s[1] <= '9';
  if (!negative && !std::isalnum(static_cast<unsigned char>(s.front()))) return false;
  if (s.back() == ' ') return false;
  return std::all_of(s.begin(), s.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || inside.find(c) != std::string_view::npos;
  });
}

std::string quoted(const std::string& s) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      out += std::string("\\x") + hex[byte >> 4] + hex[byte & 15];
    else
      out += c;
  }
  return out + "\"";
}

std::string word(const Tree& node) { return !node.quoted && plain(node.text) ? node.text : quoted(node.text); }

/// True when the node fits behind "key: " or "- " on the same line.
bool one_line(const Tree& node) { return node.items.empty() && node.entries.empty(); }

std::string inline_text(const Tree& node) {
  switch (node.kind) {
    case Tree::Kind::empty:
      return "";
    case Tree::Kind::removed:
      return "~";
    case Tree::Kind::scalar:
      return word(node);
    case Tree::Kind::list:
      return "[]";
    case Tree::Kind::map:
      return "{}";
  }
  return "";
}

void write(const Tree& node, std::size_t indent, std::string& out);

/// "key: value" on one line, or "key:" and the node below it.
void write_entry(const TreeEntry& e, std::size_t indent, std::string& out) {
  out += std::string(indent, ' ') + (plain(e.key) ? e.key : quoted(e.key)) + ":";
  if (one_line(e.value)) {
    const auto text = inline_text(e.value);
    out += (text.empty() ? "" : " ") + text + "\n";
    return;
  }
  out += "\n";
  write(e.value, indent + 2, out);
}

/// "- value", or "- " and the node two columns further in, beginning on the same line.
void write_item(const Tree& item, std::size_t indent, std::string& out) {
  const auto begins = out.size();
  if (one_line(item))
    out += std::string(indent + 2, ' ') + inline_text(item) + "\n";
  else
    write(item, indent + 2, out);
  out[begins + indent] = '-';
}

void write(const Tree& node, std::size_t indent, std::string& out) {
  for (const auto& item : node.items) write_item(item, indent, out);
  for (const auto& e : node.entries) write_entry(e, indent, out);
}

}  // namespace

std::string to_yaml(const Tree& tree) {
  if (one_line(tree)) return inline_text(tree) + "\n";
  std::string out;
  write(tree, 0, out);
  return out;
}

}  // namespace chokepoint
