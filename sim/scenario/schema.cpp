// Walks the field lists and writes a JSON Schema. Only `what` decides keys; required keys are named in the
// descriptions, because a file that extends another need not repeat them.
#include "chokepoint/scenario/schema.hpp"

#include <algorithm>
#include <map>

#include "json_text.hpp"
#include "spec_names.hpp"

namespace chokepoint {
namespace {

std::string reference_to(const std::string& name) {
  return json_object({{"$ref", json_text("#/definitions/" + name)}});
}
std::string any_of(const std::vector<std::string>& schemas) { return json_object({{"anyOf", json_array(schemas)}}); }
std::string of_type(const std::string& type) { return json_object({{"type", json_text(type)}}); }
std::string closed_object(const JsonMembers& properties) {
  return json_object(
      {{"type", json_text("object")}, {"properties", json_object(properties)}, {"additionalProperties", "false"}});
}

/// All definitions of one schema; each is made when it is first met.
class Definitions {
 public:
  template <class T>
  std::string of() {
    if constexpr (IsChoice<T>::value)
      return sourced_or(json_object({{"enum", json_texts(words_of<typename IsChoice<T>::Enum>())}}));
    else if constexpr (is_value<T>)
      return value<T>();
    else if constexpr (IsTable<T>::value)
      return table<typename IsTable<T>::Item>();
    else if constexpr (IsList<T>::value)
      return list<typename IsList<T>::Item>();
    else
      return structure<T>();
  }

  JsonMembers all() const { return {made_.begin(), made_.end()}; }

 private:
  template <class T>
  std::string plain_value() {
    if constexpr (std::is_same_v<T, Whole>)
      return json_object({{"type", json_text("integer")}, {"minimum", "0"}});
    else if constexpr (is_one_of<T, Number, Degrees>)
      return of_type("number");
    else if constexpr (std::is_same_v<T, Flag>)
      return of_type("boolean");
    else if constexpr (is_one_of<T, Word, std::string>)
      return json_object({{"type", json_texts({"string", "number", "boolean"})}});
    else
      return json_object({{"type", json_text("string")}, {"pattern", json_text(form<T>().pattern)}});
  }

  template <class T>
  std::string value() {
    const auto name = slug(form<T>().name);
    if (made_.count(name) == 0) made_[name] = sourced_or(plain_value<T>(), form<T>().written);
    return reference_to(name);
  }

  static std::string sourced_or(const std::string& plain, const std::string& description = "") {
    const auto sourced =
        json_object({{"type", json_text("object")},
                     {"properties", json_object({{"value", plain},
                                                 {"range", of_type("string")},
                                                 {"source", json_object({{"type", json_texts({"string", "null"})}})},
                                                 {"grade", json_object({{"enum", json_texts(words_of<Grade>())}})},
                                                 {"note", of_type("string")}})},
                     {"required", json_texts({"value"})},
                     {"additionalProperties", "false"}});
    JsonMembers members{{"anyOf", json_array({plain, sourced})}};
    if (!description.empty()) members.insert(members.begin(), {"description", json_text(description)});
    return json_object(members);
  }

  /// The rows of a table may stand in a file, whose name is text.
  template <class T>
  std::string list() {
    const auto item = of<T>();
    std::vector<std::string> forms{item, json_object({{"type", json_text("array")}, {"items", item}})};
    if (is_one_of<T, StockRowSpec, UnderWayRowSpec, OpenOrderRowSpec, ApplicationRowSpec>)
      forms.push_back(of_type("string"));
    return any_of(forms);
  }

  template <class T>
  std::string table() {
    const auto map = json_object({{"type", json_text("object")},
                                  {"propertyNames", json_object({{"pattern", json_text(id_pattern)}})},
                                  {"additionalProperties", or_nothing(of<T>())}});
    return is_one_of<T, Amount, NeedSpec>
               ? any_of({json_object({{"type", json_text("string")}, {"pattern", json_text(id_pattern)}}), map})
               : map;
  }

  /// "~" takes a key of the file below away.
  static std::string or_nothing(const std::string& schema) { return any_of({schema, of_type("null")}); }

  /// The visitor: collects the properties of one struct.
  struct Properties {
    Definitions& definitions;
    const char* shorthand = nullptr;
    JsonMembers members;
    std::string short_schema;
    std::string tag_key;
    std::vector<std::pair<std::string, JsonMembers>> alternatives;

    template <class T>
    void operator()(const Key& key, T&, const char* doc) {
      const auto schema = definitions.of<T>();
      if (shorthand != nullptr && std::string(shorthand) == key.name) short_schema = schema;
      const auto text =
          std::string(doc) + (key.required ? " (required)" : std::string(" (default: ") + key.fallback + ")");
      members.emplace_back(
          key.name, json_object({{"description", json_text(text)}, {"anyOf", json_array({schema, of_type("null")})}}));
    }
    template <class... A>
    void tagged(const Key& key, std::variant<A...>& any, const char* doc) {
      tag_key = key.name;
      members.emplace_back(
          key.name,
          json_object({{"description", json_text(std::string(doc) + " (required)")},
                       {"anyOf", json_array({json_object({{"enum", json_texts(tags_of(any))}}), of_type("null")})}}));
      (alternative<A>(), ...);
    }

   private:
    template <class A>
    void alternative() {
      Properties own{definitions, nullptr, {}, "", "", {}};
      A any{};
      fields(own, any);
      alternatives.emplace_back(tag_of<A>(), own.members);
    }
  };

  template <class T>
  std::string structure() {
    const auto name = slug(title_of<T>());
    if (made_.count(name) != 0) return reference_to(name);
    made_[name] = "";  // met; filled below
    Properties properties{*this, shorthand_of<T>(), {}, "", "", {}};
    T any{};
    fields(properties, any);
    if constexpr (std::is_same_v<T, ScenarioSpec>) {
      for (const auto& k : merged_keys)
        properties.members.emplace_back(
            k.name, json_object({{"description", json_text(k.doc)}, {"type", json_texts({"string", "null"})}}));
    }
    auto schema = properties.tag_key.empty() ? closed_object(properties.members) : by_tag(properties);
    if (!properties.short_schema.empty()) schema = any_of({properties.short_schema, schema});
    made_[name] = schema;
    return reference_to(name);
  }

  /// One branch for each tag, with the common keys and its own.
  static std::string by_tag(const Properties& p) {
    std::vector<std::string> branches;
    for (const auto& [tag, own] : p.alternatives) {
      auto members = p.members;
      members.insert(members.end(), own.begin(), own.end());
      const auto condition =
          json_object({{"properties", json_object({{p.tag_key, json_object({{"const", json_text(tag)}})}})},
                       {"required", json_texts({p.tag_key})}});
      branches.push_back(json_object({{"if", condition}, {"then", closed_object(members)}}));
    }
    return json_object(
        {{"type", json_text("object")}, {"properties", json_object(p.members)}, {"allOf", json_array(branches)}});
  }

  std::map<std::string, std::string> made_;
};

struct RequiredKeys {
  std::vector<std::string> names;
  template <class T>
  void operator()(const Key& key, T&, const char*) {
    if (key.required) names.emplace_back(key.name);
  }
};

}  // namespace

std::string json_schema() {
  Definitions definitions;
  const auto root = definitions.of<ScenarioSpec>();
  RequiredKeys required;
  ScenarioSpec any;
  fields(required, any);
  const auto complete = json_object({{"required", json_texts(required.names)}});
  required.names.erase(std::remove(required.names.begin(), required.names.end(), "from"), required.names.end());
  required.names.emplace_back("start");  // which gives `from`
  const auto starting = json_object({{"required", json_texts(required.names)}});
  const auto extending = json_object({{"required", json_texts({"extends"})}});
  return json_indented(json_object({{"$schema", json_text("http://json-schema.org/draft-07/schema#")},
                                    {"title", json_text("chokepoint scenario")},
                                    {"allOf", json_array({root, any_of({complete, starting, extending})})},
                                    {"definitions", json_object(definitions.all())}}));
}

std::string study_json_schema() {
  Definitions definitions;
  const auto root = definitions.of<StudySpec>();
  RequiredKeys required;
  StudySpec any;
  fields(required, any);
  return json_indented(
      json_object({{"$schema", json_text("http://json-schema.org/draft-07/schema#")},
                   {"title", json_text("chokepoint study")},
                   {"allOf", json_array({root, json_object({{"required", json_texts(required.names)}})})},
                   {"definitions", json_object(definitions.all())}}));
}

}  // namespace chokepoint
