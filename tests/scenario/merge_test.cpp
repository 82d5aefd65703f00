// Files laid over each other, and values set by path.
#include "chokepoint/scenario/merge.hpp"

#include "catch.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

namespace {

struct Loaded {
  std::string yaml;
  Diagnostics diagnostics;
};

Loaded load(const texts::Files& files, const std::vector<std::string>& overrides = {},
            const std::string& path = "s.yaml") {
  Loaded l;
  auto tree = load_tree(path, texts::source(files), l.diagnostics);
  if (!tree) return l;
  for (const auto& o : overrides) apply_override(*tree, o, l.diagnostics);
  l.yaml = to_yaml(*tree);
  return l;
}

std::string merged_yaml(const texts::Files& files, const std::vector<std::string>& overrides = {}) {
  const auto l = load(files, overrides);
  INFO(l.diagnostics.text());
  CHECK(l.diagnostics.ok());
  return l.yaml;
}

}  // namespace

// Expected trees in this file follow from the rules in merge.hpp, applied by hand.

TEST_CASE("maps merge key by key and lists are replaced") {
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nsites: {a: {x: 2, z: 3}}\nl: [3]\n"},
                     {"base.yaml", "title: t\nsites: {a: {x: 1, y: 1}, b: {x: 1}}\nl: [1, 2]\n"}}) ==
        "title: t\nsites:\n  a:\n    x: 2\n    y: 1\n    z: 3\n  b:\n    x: 1\nl:\n  - 3\n");
}

TEST_CASE("a tilde takes the key of the file below away") {
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nsites: {a: ~}\n"}, {"base.yaml", "sites: {a: {}, b: {}}\n"}}) ==
        "sites:\n  b: {}\n");
}

TEST_CASE("a taken key may come back in a later file, fresh") {
  CHECK(merged_yaml({{"s.yaml", "extends: b.yaml\nsites: {a: {y: 2}}\n"},
                     {"b.yaml", "extends: c.yaml\nsites: {a: ~}\n"},
                     {"c.yaml", "sites: {a: {x: 1}}\n"}}) == "sites:\n  a:\n    y: 2\n");
}

TEST_CASE("the network lies below all scenarios, and the uppermost one named counts") {
  const texts::Files files{{"s.yaml", "extends: base.yaml\nnetwork: nets/new.yaml\n"},
                           {"base.yaml", "network: nets/old.yaml\nsites: {a: {x: 2}}\n"},
                           {"nets/old.yaml", "sites: {a: {x: 1, old: 1}}\n"},
                           {"nets/new.yaml", "title: ignored\nabout: too\nsites: {a: {x: 1, new: 1}}\n"}};
  CHECK(merged_yaml(files) == "sites:\n  a:\n    x: 2\n    new: 1\n");
}

TEST_CASE("a network may extend a network, and a scenario may do without its parent's") {
  CHECK(merged_yaml({{"s.yaml", "network: n/a.yaml\n"},
                     {"n/a.yaml", "extends: ./b.yaml\ngoods: {x: t}\n"},
                     {"n/b.yaml", "goods: {y: t}\n"}}) == "goods:\n  y: t\n  x: t\n");
  CHECK(merged_yaml({{"s.yaml", "extends: b.yaml\nnetwork: ~\n"}, {"b.yaml", "title: t\nnetwork: gone.yaml\n"}}) ==
        "title: t\n");
}

TEST_CASE("paths are relative to the file that names them") {
  const texts::Files files{{"a/b/s.yaml", "extends: ../base.yaml\n"},
                           {"a/base.yaml", "title: t\nnetwork: ../n.yaml\n"},
                           {"n.yaml", "goods: {x: t}\n"}};
  const auto l = load(files, {}, "a/./b/s.yaml");
  INFO(l.diagnostics.text());
  CHECK(l.yaml == "goods:\n  x: t\ntitle: t\n");
}

TEST_CASE("events merge by their ids") {
  const std::string base = "events:\n  - {id: a, what: outage, lasts: 3 d}\n  - {id: b, what: ban}\n";
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nevents:\n  - {id: c, what: quota}\n  - {id: a, lasts: 9 d}\n"},
                     {"base.yaml", base}}) ==
        "events:\n  - id: a\n    what: outage\n    lasts: 9 d\n  - id: b\n    what: ban\n  - id: c\n    what: quota\n");
  // another kind of event replaces, `what: ~` takes away, a single map is a list of one
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nevents: {id: a, what: quota}\n"}, {"base.yaml", base}}) ==
        "events:\n  - id: a\n    what: quota\n  - id: b\n    what: ban\n");
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nevents: [{id: b, what: ~}]\n"}, {"base.yaml", base}}) ==
        "events:\n  - id: a\n    what: outage\n    lasts: 3 d\n");
}

TEST_CASE("reported stops merge by their ids") {
  const std::string base = "reported_stops:\n  - {id: a, who: A, date: 2025-05-26}\n  - {id: b, who: B}\n";
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nreported_stops:\n  - {id: c, who: C}\n  - {id: a, who: AA}\n"},
                     {"base.yaml", base}}) ==
        "reported_stops:\n  - id: a\n    who: AA\n    date: 2025-05-26\n  - id: b\n    who: B\n  - id: c\n    who: "
        "C\n");
  // `who: ~` takes away, a single map is a list of one
  CHECK(merged_yaml({{"s.yaml", "extends: base.yaml\nreported_stops: {id: a, who: ~}\n"}, {"base.yaml", base}}) ==
        "reported_stops:\n  - id: b\n    who: B\n");
  CHECK(merged_yaml({{"s.yaml", base}}, {"reported_stops.a.date=2025-06-01", "reported_stops.b=~"}) ==
        "reported_stops:\n  - id: a\n    who: A\n    date: 2025-06-01\n");
}

TEST_CASE("a value with its source is replaced as a whole, a selector too") {
  CHECK(merged_yaml({{"s.yaml", "extends: b.yaml\nsites: {a: {at_most: {value: 2 t/d}}}\n"},
                     {"b.yaml", "sites: {a: {at_most: {value: 1 t/d, source: x}}}\n"}}) ==
        "sites:\n  a:\n    at_most:\n      value: 2 t/d\n");
  CHECK(merged_yaml({{"s.yaml", "extends: b.yaml\nevents: [{id: a, where: {countries: CN}}]\n"},
                     {"b.yaml", "events: [{id: a, where: {sites: x, stages: y}}]\n"}}) ==
        "events:\n  - id: a\n    where:\n      countries: CN\n");
}

TEST_CASE("a map over a value that stands for a map completes it") {
  CHECK(merged_yaml({{"s.yaml", "extends: b.yaml\nsites: {a: {keeps: {ore: {review: 1 d}}}}\n"},
                     {"b.yaml", "sites: {a: {keeps: {ore: 20 d}}}\n"}}) ==
        "sites:\n  a:\n    keeps:\n      ore:\n        cover: 20 d\n        review: 1 d\n");
  CHECK(merged_yaml({{"s.yaml", "title: t\nsites: {a: {keeps: {ore: {value: 20 d, source: x}}}}\n"}},
                    {"sites.a.keeps.ore.review=1 d"}) ==
        "title: t\nsites:\n  a:\n    keeps:\n      ore:\n        cover:\n          value: 20 d\n          source: x\n  "
        "      review: 1 d\n");
}

TEST_CASE("values are set by path, in maps, in events by id, in lists by number") {
  const texts::Files files{
      {"s.yaml", "sites: {a: {x: 1}}\nevents: [{id: e, treatments: [{approved: 1 %}, {approved: 2 %}]}]\n"}};
  CHECK(merged_yaml(files,
                    {"sites.a.x=12 t/d", "sites.a.y={value: 3, source: me}", "events.e.treatments.1.approved=50 %"}) ==
        "sites:\n  a:\n    x: 12 t/d\n    y:\n      value: 3\n      source: me\nevents:\n  - id: e\n    treatments:\n"
        "      - approved: 1 %\n      - approved: 50 %\n");
  CHECK(merged_yaml(files, {"events.e=~", "sites.a.x=~"}) == "sites:\n  a: {}\nevents: []\n");
  CHECK(merged_yaml({{"s.yaml", "events: {id: e, lasts: 1 d}\n"}}, {"events.e.lasts=2 d"}) ==
        "events:\n  id: e\n  lasts: 2 d\n");
  CHECK(merged_yaml({{"s.yaml", "title: a=b\n"}}, {"title=c=d"}) == "title: \"c=d\"\n");
}

TEST_CASE("an event may be called like a key that it lacks") {
  CHECK(merged_yaml({{"s.yaml", "events: [{id: leak, what: ban}]\n"}}, {"events.leak.leak=5 %"}) ==
        "events:\n  - id: leak\n    what: ban\n    leak: 5 %\n");
  CHECK(merged_yaml({{"s.yaml", "events: {id: leak, what: ban}\n"}}, {"events.leak.leak=5 %"}) ==
        "events:\n  id: leak\n  what: ban\n  leak: 5 %\n");
}

TEST_CASE("later overrides see what earlier ones set") {
  CHECK(merged_yaml({{"s.yaml", "sites: {}\n"}}, {"sites.a={x: 1}", "sites.a.x=2"}) == "sites:\n  a:\n    x: 2\n");
}

TEST_CASE("more than twenty files in a row are refused") {
  texts::Files files;
  for (int i = 0; i < 30; ++i)
    files["f" + std::to_string(i) + ".yaml"] = "extends: f" + std::to_string(i + 1) + ".yaml\n";
  files["s.yaml"] = "extends: f0.yaml\n";
  CHECK(load(files).diagnostics.text().find("more than 20 files extend each other") != std::string::npos);
}

TEST_CASE("a file that is not there is named") {
  CHECK(load({}).diagnostics.text() == "s.yaml: error: there is no file 's.yaml'; check the name\n");
}
