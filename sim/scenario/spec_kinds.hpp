// Which types of the specs are values, tables, lists, variants or structs: asked by every walker over fields().
#pragma once
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

template <class T>
struct IsTable : std::false_type {};
template <class T>
struct IsTable<std::vector<Named<T>>> : std::true_type {
  using Item = T;
};
template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {
  using Item = T;
};
template <class T>
struct IsList<GivenList<T>> : std::true_type {
  using Item = T;
};
template <class T>
struct IsList<std::vector<Named<T>>> : std::false_type {};
template <class T>
struct IsChoice : std::false_type {};
template <class E>
struct IsChoice<Choice<E>> : std::true_type {
  using Enum = E;
};

template <class T, class... Any>
inline constexpr bool is_one_of = (std::is_same_v<T, Any> || ...);

/// Values with a magnitude: they may have a range.
template <class T>
inline constexpr bool is_measured = is_one_of<T, Amount, Flow, Span, Percent, Portion, Moment, MomentOrNever, Whole,
                                              Delay, Size, Variation, Money, Price, Number>;
/// Values: one scalar each.
template <class T>
inline constexpr bool is_value = is_measured<T> || is_one_of<T, Word, Flag, Degrees, std::string> || IsChoice<T>::value;
/// Structs with a field list.
template <class T>
inline constexpr bool is_struct = !is_value<T> && !IsTable<T>::value && !IsList<T>::value;

template <class T>
concept HasShorthand = requires { shorthand(static_cast<const T*>(nullptr)); };
template <class T>
concept HasId = requires(T t) { t.id.text; };
template <class T>
concept HasSpot = requires(T t) { t.spot.line; };

/// The key that a scalar or list stands for, or null.
template <class T>
constexpr const char* shorthand_of() {
  if constexpr (HasShorthand<T>)
    return shorthand(static_cast<const T*>(nullptr));
  else
    return nullptr;
}

/// Collects the keys of a field list and says whether one of them is a table.
struct KeyList {
  std::vector<std::string> keys, tables;
  template <class T>
  void operator()(const Key& key, T&, const char*) {
    keys.emplace_back(key.name);
    if (IsTable<T>::value) tables.emplace_back(key.name);
  }
  template <class V>
  void tagged(const Key& key, V&, const char*) {
    keys.emplace_back(key.name);
  }
};

template <class T>
std::vector<std::string> keys_of() {
  KeyList list;
  T any{};
  fields(list, any);
  return list.keys;
}

template <class T>
bool shorthand_is_table() {
  KeyList list;
  T any{};
  fields(list, any);
  for (const auto& name : list.tables)
    if (shorthand_of<T>() != nullptr && name == shorthand_of<T>()) return true;
  return false;
}

template <class T>
constexpr const char* tag_of() {
  return tag(static_cast<const T*>(nullptr));
}

template <class E>
std::vector<std::string> words_of() {
  std::vector<std::string> all;
  for (const auto& w : words(E{})) all.emplace_back(w.word);
  return all;
}

template <class... A>
std::vector<std::string> tags_of(const std::variant<A...>&) {
  return {tag_of<A>()...};
}

}  // namespace chokepoint
