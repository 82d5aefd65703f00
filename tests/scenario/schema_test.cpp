// The schema is JSON, and it knows every key that the reader knows.
#include "chokepoint/scenario/schema.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "scenario/spec_names.hpp"

using namespace chokepoint;
using nlohmann::json;

namespace {

/// Keys of each struct, by its title, as the reader walks them.
struct Keys {
  std::map<std::string, std::set<std::string>> all;
  std::string at;

  template <class T>
  void operator()(const Key& key, T&, const char*) {
    all[at].insert(key.name);
    visit<T>();
  }
  template <class... A>
  void tagged(const Key& key, std::variant<A...>&, const char*) {
    all[at].insert(key.name);
    (walk<A>(std::string("what: ") + tag_of<A>()), ...);
  }
  template <class T>
  void visit() {
    if constexpr (IsTable<T>::value)
      visit<typename IsTable<T>::Item>();
    else if constexpr (IsList<T>::value)
      visit<typename IsList<T>::Item>();
    else if constexpr (is_struct<T>)
      walk<T>(slug(title_of<T>()));
  }
  template <class T>
  void walk(const std::string& name) {
    const auto before = at;
    at = name;
    T any{};
    fields(*this, any);
    at = before;
  }
};

/// The property names of a definition, wherever its object stands.
void properties_of(const json& schema, std::set<std::string>& names) {
  if (schema.contains("properties"))
    for (const auto& p : schema["properties"].items()) names.insert(p.key());
  if (schema.contains("anyOf"))
    for (const auto& s : schema["anyOf"]) properties_of(s, names);
}

std::set<std::string> names_in(const json& schema) {
  std::set<std::string> names;
  properties_of(schema, names);
  return names;
}

}  // namespace

TEST_CASE("the schema knows every key of the reader") {
  const auto schema = json::parse(json_schema());
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  Keys keys;
  keys.walk<ScenarioSpec>("scenario");
  CHECK(keys.all.size() > 20);
  for (const auto& entry : keys.all) {
    INFO(entry.first);
    std::set<std::string> known;
    if (entry.first.rfind("what: ", 0) == 0) {
      for (const auto& branch : schema["definitions"]["event"]["allOf"])
        if (branch["if"]["properties"]["what"]["const"] == entry.first.substr(6)) known = names_in(branch["then"]);
    } else {
      REQUIRE(schema["definitions"].contains(entry.first));
      known = names_in(schema["definitions"][entry.first]);
    }
    for (const auto& key : entry.second) {
      INFO(key);
      CHECK(known.count(key) == 1);
    }
  }
}

TEST_CASE("every reference in the schema leads to a definition") {
  const auto schema = json::parse(json_schema());
  std::size_t references = 0;
  const auto flat = schema.flatten();
  for (const auto& entry : flat.items()) {
    if (entry.key().size() < 4 || entry.key().substr(entry.key().size() - 4) != "$ref") continue;
    ++references;
    const auto target = entry.value().get<std::string>().substr(std::string("#/definitions/").size());
    INFO(target);
    CHECK(schema["definitions"].contains(target));
    CHECK_FALSE(schema["definitions"][target].empty());
  }
  CHECK(references > 100);
}

TEST_CASE("the schema is the same bytes on every call") { CHECK(json_schema() == json_schema()); }
