// Scenarios out of text: shorthands, tables, lists, events, provenance; and the printed tree reads back to the same.
#include "chokepoint/scenario/reader.hpp"

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"
#include "scenario/spec_kinds.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;
using texts::message;
using texts::read;

namespace {

/// Writes out every field of a spec, without its spots, so that two specs can be compared.
struct Dump {
  std::string text;

  template <class T>
  void operator()(const Key& key, T& value, const char*) {
    text += std::string(key.name) + "(";
    write(value);
    text += ")";
  }
  template <class... A>
  void tagged(const Key&, std::variant<A...>& value, const char*) {
    text += "#" + std::to_string(value.index());
    std::visit([this](auto& alternative) { fields(*this, alternative); }, value);
  }

  template <class T>
  void write(T& value) {
    if constexpr (IsTable<T>::value) {
      for (auto& named : value) text += named.id.text + "=", write(named.value), text += ",";
    } else if constexpr (IsList<T>::value) {
      for (auto& item : value) write(item), text += ",";
    } else if constexpr (is_value<T>) {
      text += shown(value);
    } else {
      fields(*this, value);
    }
  }

  static std::string shown(const std::string& v) { return v; }
  static std::string shown(const Word& v) { return v.text; }
  static std::string shown(const Amount& v) { return v.given() ? to_text(v.number) + v.unit : ""; }
  static std::string shown(const Flow& v) {
    return to_text(v.number) + v.unit + std::to_string(v.per.seconds) + (v.per_working_day ? "w" : "");
  }
  static std::string shown(const Span& v) { return v.set ? std::to_string(v.value.seconds) : ""; }
  static std::string shown(const Percent& v) { return v.set ? std::to_string(v.value.ppb) : ""; }
  static std::string shown(const Portion& v) { return shown(v.share) + "|" + shown(v.amount); }
  static std::string shown(const Moment& v) { return v.set ? std::to_string(v.value.seconds) : ""; }
  static std::string shown(const MomentOrNever& v) { return v.set ? std::to_string(v.value.seconds) : ""; }
  static std::string shown(const Money& v) { return v.set ? to_text(v.number) + v.currency : ""; }
  static std::string shown(const Number& v) { return v.set ? to_text(v.value) : ""; }
  static std::string shown(const Degrees& v) { return to_text(v.number); }
  static std::string shown(const Price& v) {
    return v.set ? to_text(v.number) + v.currency + v.unit + std::to_string(v.per.seconds) : "";
  }
  static std::string shown(const Whole& v) { return v.set ? std::to_string(v.value) : ""; }
  static std::string shown(const Flag& v) { return v.set ? (v.value ? "T" : "F") : ""; }
  template <class E>
  static std::string shown(const Choice<E>& v) {
    return v.set ? std::to_string(static_cast<int>(v.value)) : "";
  }
  static std::string shown(const Distribution& d) {
    std::string out = std::to_string(static_cast<int>(d.kind));
    for (const double x : {d.a, d.b, d.c}) out += "/" + std::to_string(x);
    for (const double x : d.values) out += "/" + std::to_string(x);
    return out;
  }
  static std::string shown(const Delay& v) { return v.set ? shown(v.days) + (v.working ? "w" : "") : ""; }
  static std::string shown(const Size& v) {
    return v.set ? (v.drawn ? shown(v.amounts) + v.unit : shown(v.fixed)) : "";
  }
  static std::string shown(const Variation& v) { return v.set ? shown(v.factor) + (v.counts ? "p" : "") : ""; }
};

std::string dump(ScenarioSpec spec) {
  Dump d;
  fields(d, spec);
  return d.text;
}

/// One of everything.
const std::string rich = R"yaml(
about: |
  Two lines:
  "quoted" text
lot_interval: 12 h
replications: 40
deterministic: true
sources:
  assay: {title: an assay, address: "https://example.org/assay", note: read in May}
  customs: monthly customs figures
goods:
  ore: t
  magnet: {unit: t, source: a leaflet, class: magnet, contains: {Nd: 29 %, Dy: {value: 2.5 %, source: assay}}}
  motor: {unit: motors, contains: {Nd: 120 g}}
sites:
  hill-mine: {country: MM, at: [25.9, -98.1], makes: ore, at_most: 12 t/d}
  works:
    country: CN
    source: "assay: page 3"
    grade: derived
    makes: {magnet: 1 t, swarf: 0.2 t}
    needs: {ore: 2 t, flux: {amount: 1 kg, any_of: [flux-a, flux-b]}}
    yield: 95 %
    takes: 45 working days
    keeps:
      ore: 20 d
      magnet: {cover: 3 d, orders: {rule: base stock, level: 20 t}, when_full: dump}
    sells: {magnet: 2 t/d}
    allocates: domestic first
lanes:
  road: {from: hill-mine, to: works, carries: ore, takes: "uniform(20 d, 40 d)", under_way: {amount: 1 t, arrives: 2025-01-05}}
profiles:
  short: {01: 120 %, 2025-02: 80 %}
  long: {months: {01: 5 t}}
calendars:
  CN2: {off: [2025-01-28, 2025-01-29], works: 2025-01-26}
demand: {profile: short, growth: {value: -17 %, range: -20 % to 5 %, source: customs, grade: estimate, note: first quarter}}
events:
  - id: licences
    date: 2025-04-04
    what: export licence
    goods: {goods: [magnet], except: motor}
    leaves: CN
    decided_after: 45 working days
    decides_at_most: 8 applications/working day
    treatments: [{goes_to: DE, approved: 50 %}, {goes_to: [US, JP], passes_freely: 10 %}]
  - {id: closure, date: 2025-06-01 12:00, what: outage, where: hill-mine, lasts: 60 d, recovery: linear, recovery_takes: 1 w}
compare_with: {series: exports, goods: magnet, leaves: CN, months: {2025-04: 2626 t}}
reported_stops: {id: swift, who: "Swift, Sagara", where: {regions: japan, goods: car}, date: 2025-05-26, source: "Reuters, 6 June", grade: estimate, note: a Monday}
)yaml";

}  // namespace

TEST_CASE("one of everything is read") {
  const auto r = read(rich);
  INFO(r.diagnostics.text());
  REQUIRE(r.diagnostics.ok());
  const auto& s = r.spec;
  CHECK(s.title == "t");
  CHECK(s.about == "Two lines:\n\"quoted\" text");
  CHECK(s.goods[0].value.unit.text == "t");
  CHECK(s.goods[1].value.classes[0].text == "magnet");
  CHECK(s.goods[2].value.contains[0].value.amount.number.digits == 120);
  CHECK(s.sites[0].value.recipe.makes[0].id.text == "ore");
  CHECK(s.sites[0].value.recipe.makes[0].value.number.digits == 1);
  CHECK(s.sites[0].value.recipe.makes[0].value.unit.empty());
  const auto& works = s.sites[1].value;
  CHECK(works.recipe.needs[0].value.amount.unit == "t");
  CHECK(works.recipe.needs[1].value.any_of.size() == 2);
  CHECK(works.keeps[0].value.cover.value.seconds == 20 * 86400);
  CHECK(works.keeps[1].value.orders.rule.value == OrderKind::base_stock);
  CHECK(works.keeps[1].value.when_full.value == WhenFull::dump);
  CHECK(works.sells[0].value.rate.unit == "t");
  CHECK(works.allocates.value == RationRule::domestic_first);
  CHECK(s.lanes[0].value.takes.days.kind == Distribution::Kind::uniform);
  CHECK(s.lanes[0].value.under_way.size() == 1);
  CHECK(s.profiles[0].value.months[0].value.share.value.ppb == 1'200'000'000);
  CHECK(s.profiles[1].value.months[0].value.amount.unit == "t");
  CHECK(s.calendars[0].value.off.size() == 2);
  CHECK(s.demand[0].growth.value.ppb == -170'000'000);
  const auto& licence = std::get<LicenceSpec>(s.events[0].kind);
  CHECK(licence.leaves.any_of[0].text == "CN");
  CHECK(licence.goods.except[0].text == "motor");
  CHECK(licence.decides_at_most.per_working_day);
  CHECK(licence.treatments[1].goes_to.any_of.size() == 2);
  const auto& outage = std::get<OutageSpec>(s.events[1].kind);
  CHECK(outage.recovery.value == Recovery::linear);
  CHECK(s.events[1].lasts.value.seconds == 60 * 86400);
  CHECK(s.compare_with[0].months[0].id.text == "2025-04");
  const auto& stop = s.reported_stops[0];
  CHECK(stop.id.text == "swift");
  CHECK(stop.who == "Swift, Sagara");
  CHECK(stop.where.regions[0].text == "japan");
  CHECK(stop.date.value == parse_time("2025-05-26"));
  CHECK(stop.grade.value == Grade::estimate);
  CHECK(stop.source == "Reuters, 6 June");
  CHECK(stop.note == "a Monday");
}

TEST_CASE("the effective text reads back to the same spec") {
  const auto once = read(rich);
  REQUIRE(once.diagnostics.ok());
  const auto twice = read_scenario("e.yaml", texts::source({{"e.yaml", once.effective}}));
  INFO(twice.diagnostics.text());
  REQUIRE(twice.diagnostics.ok());
  CHECK(dump(twice.spec) == dump(once.spec));
  CHECK(twice.effective == once.effective);
  // the comparison sees a difference
  CHECK(dump(read(rich, {"lanes.road.takes=36 d"}).spec) != dump(once.spec));
}

TEST_CASE("the effective text holds what extends, network and overrides changed") {
  const texts::Files files{{"s.yaml", "extends: base.yaml\nnetwork: n.yaml\n"},
                           {"base.yaml", texts::head + "sites: {works: {country: CN}}\n"},
                           {"n.yaml", "sites: {works: {makes: ore}}\n"}};
  const auto r = read_scenario("s.yaml", texts::source(files), {"sites.works.at_most=6 t/d"});
  INFO(r.diagnostics.text());
  CHECK(r.diagnostics.ok());
  CHECK(r.effective ==
        "sites:\n  works:\n    makes: ore\n    country: CN\n    at_most: 6 t/d\n"
        "title: t\nfrom: 2025-01-01\nuntil: 2025-12-31\n");
}

TEST_CASE("values with a source are on record, by the path their author wrote") {
  const auto r = read(rich);
  REQUIRE(r.provenance.size() == 2);
  CHECK(r.provenance[0].path == "goods.magnet.contains.Dy");
  CHECK(r.provenance[0].source == "assay");
  const auto& growth = r.provenance[1];
  CHECK(growth.path == "demand.growth");
  CHECK(growth.value == "-17 %");
  CHECK(growth.range == "-20 % to 5 %");
  CHECK(growth.grade == "estimate");
  CHECK(growth.note == "first quarter");
  CHECK(r.diagnostics.file(growth.spot.file) == "s.yaml");
  CHECK(growth.spot.line != 0);
}

TEST_CASE("a shorthand may carry its source, and keeps the author's path") {
  const auto r = read("goods: {ore: {value: t, source: a list}}\nsites: {a: {keeps: {ore: {value: 3 d, note: y}}}}\n");
  CHECK(message(r.diagnostics) == "ok");
  CHECK(r.spec.goods[0].value.unit.text == "t");
  CHECK(r.spec.sites[0].value.keeps[0].value.cover.value.seconds == 3 * 86400);
  REQUIRE(r.provenance.size() == 2);
  CHECK(r.provenance[1].path == "sites.a.keeps.ore");
}

TEST_CASE("a value outside its range is a warning, not an error") {
  const auto r = read("demand: {growth: {value: 30 %, range: 5 % to 19 %}}\n");
  CHECK(r.diagnostics.ok());
  CHECK(message(r.diagnostics) == "the value lies outside its range");
}

TEST_CASE("spots survive the merge: each mistake is reported in its own file") {
  const texts::Files files{{"s.yaml", "extends: base.yaml\nsites: {a: {country: [x, y]}}\n"},
                           {"base.yaml", texts::head + "sites:\n  a:\n    at_most: 12\n"}};
  const auto r = read_scenario("s.yaml", texts::source(files));
  CHECK(r.diagnostics.text() ==
        "s.yaml:2:22: sites.a.country: error: one value is due here, not a list\n"
        "base.yaml:6:14: sites.a.at_most: error: a unit is needed: write '12 t/d'\n");
}

TEST_CASE("selectors set from the command line count as given") {
  const auto r =
      read("events: [{id: e, date: 2025-02-01, what: ban, goods: x, leaves: CN}]\n", {"events.e.goes_to=US"});
  CHECK(message(r.diagnostics) == "ok");
  const auto& ban = std::get<BanSpec>(r.spec.events[0].kind);
  CHECK(ban.goes_to.given());
  CHECK_FALSE(BanSpec{}.goes_to.given());
}

TEST_CASE("every word of every vocabulary is read as itself") {
  // expected: words() lists the enumerators in their order
  for (std::size_t i = 0; i < words(RationRule{}).size(); ++i) {
    const auto r = read(std::string("sites: {a: {allocates: ") + words(RationRule{})[i].word + "}}\n");
    INFO(r.diagnostics.text());
    CHECK(static_cast<std::size_t>(r.spec.sites[0].value.allocates.value) == i);
  }
  CHECK(words(RationRule{}).size() == static_cast<std::size_t>(RationRule::domestic_first) + 1);
  CHECK(words(OrderKind{}).size() == static_cast<std::size_t>(OrderKind::contract) + 1);
  CHECK(words(BeforeIssue{}).size() == static_cast<std::size_t>(BeforeIssue::ignore) + 1);
  CHECK(words(Chooses{}).size() == static_cast<std::size_t>(Chooses::margin) + 1);
  CHECK(words(MakesTo{}).size() == static_cast<std::size_t>(MakesTo::plan) + 1);
}

TEST_CASE("every prefix of a scenario is answered") {
  const auto whole_text = texts::head + rich;
  std::size_t answered = 0;
  for (std::size_t n = 0; n < whole_text.size(); n += 3) {
    const auto r = read_scenario("s.yaml", texts::source({{"s.yaml", whole_text.substr(0, n)}}));
    answered += r.diagnostics.ok() == !r.diagnostics.text().empty() ? 0 : 1;
  }
  CHECK(answered == (whole_text.size() + 2) / 3);
}
