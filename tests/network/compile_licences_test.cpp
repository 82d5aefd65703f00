// What a licence regime covers: content, threshold, re-exports, products, end uses; each list is said by hand.
#include <algorithm>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A Chinese maker, a Korean dealer, a Japanese maker of motors and an American user; and a Malaysian source beside.
std::string world(const std::string& licence) {
  return R"(
title: t
from: 2025-01-01
until: 2025-02-01
goods:
  rich: {unit: t, class: magnet, contains: {Dy: 1 %, Tb: 0.1 %}}
  poor: {unit: t, class: magnet, contains: {Dy: 0.05 %}}
  plain: {unit: t, class: magnet, contains: {Nd: 30 %}}
  motor: {unit: t, class: part, contains: {Dy: 0.2 %}}
sites:
  china: {country: CN, recipes: {a: {makes: rich}, b: {makes: poor}, c: {makes: plain}}}
  malaysia: {country: MY, makes: rich}
  dealer: {country: KR, keeps: {rich: 1 d}}
  japan: {country: JP, makes: motor, needs: {rich: 0.2 t}, keeps: {rich: 1 d}}
  cars: {country: US, use: cars, sells: {rich: 1 t/d, motor: 1 t/d, plain: 1 t/d}, keeps: {rich: 1 d, motor: 1 d, plain: 1 d}}
  guns: {country: US, use: defence, sells: {rich: 1 t/d, poor: 1 t/d}, keeps: {rich: 1 d, poor: 1 d}}
lanes:
  china-dealer: {from: china, to: dealer, carries: rich, takes: 1 d}
  china-japan: {from: china, to: japan, carries: rich, takes: 1 d}
  china-guns: {from: china, to: guns, carries: poor, takes: 1 d}
  china-cars: {from: china, to: cars, carries: plain, takes: 1 d}
  dealer-cars: {from: dealer, to: cars, carries: rich, takes: 1 d}
  dealer-guns: {from: dealer, to: guns, carries: rich, takes: 1 d, share: 50 %}
  malaysia-guns: {from: malaysia, to: guns, carries: rich, takes: 1 d, share: 50 %}
  japan-cars: {from: japan, to: cars, carries: motor, takes: 1 d}
events:
  - {id: l, date: 2025-01-05, what: export licence, leaves: CN, )" +
         licence + "}\n";
}

std::string covered(const std::string& licence) {
  const auto n = network_of(world(licence));
  std::vector<std::string> names;
  for (const auto& t : std::get<Licence>(n.events[0].kind).terms) names.push_back(n.lanes[t.lane].name);
  std::sort(names.begin(), names.end());
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace

TEST_CASE("a licence is asked for by class and content") {
  CHECK(covered("goods: magnet") == "china-cars china-dealer china-guns china-japan");
  CHECK(covered("goods: magnet, containing: [Dy, Tb]") == "china-dealer china-guns china-japan");
  CHECK(covered("goods: magnet, containing: [Dy, Tb], threshold: 0.1 %") == "china-dealer china-japan");
  // The contents sum: 1 % of Dy and 0.1 % of Tb are 1.1 %, just enough; 1.2 % are more than there are.
  CHECK(covered("goods: magnet, containing: [Dy, Tb], threshold: 1.1 %") == "china-dealer china-japan");
  CHECK(covered("controls: [{goods: poor, containing: Dy}, {goods: plain}]") == "china-cars china-guns");
}

TEST_CASE("a rule that follows the goods covers re-exports, and products where it says so") {
  CHECK(covered("goods: [magnet, part], containing: Dy, follows: goods") ==
        "china-dealer china-guns china-japan dealer-cars dealer-guns");
  // Motors of Japan hold Chinese dysprosium; Malaysian magnets are of another origin and stay free.
  CHECK(covered("goods: [magnet, part], containing: Dy, follows: products") ==
        "china-dealer china-guns china-japan dealer-cars dealer-guns japan-cars");
  CHECK(covered("goods: magnet, containing: Dy, follows: products") ==
        "china-dealer china-guns china-japan dealer-cars dealer-guns");  // motors are not listed
}

TEST_CASE("an end use reaches upstream to sites that have none of their own") {
  const auto n =
      network_of(world("goods: magnet, treatments: [{name: military, goes_to: {uses: defence}, approved: 0 %}]"));
  for (const auto& t : std::get<Licence>(n.events[0].kind).terms) {
    const auto& name = n.lanes[t.lane].name;
    INFO(name);  // the dealer sells to cars and guns and counts for both; Japan's motors end in cars
    CHECK((t.group == 1) == (name == "china-guns" || name == "china-dealer"));
  }
}

TEST_CASE("exempt lanes are not under the regime at all") {
  CHECK(covered("goods: magnet, exempt: [{goods: plain}, {goes_to: JP}]") == "china-dealer china-guns");
}

TEST_CASE("mistakes in a regime are told with what would be right") {
  const std::string text = R"(
title: t
from: 2025-01-01
until: 2025-12-31
goods: {m: {unit: t, class: magnet, contains: {Dy: 1 %}}, car: cars}
sites:
  works: {country: CN, makes: m}
  plant: {country: DE, use: cars, makes: car, needs: {m: 1 kg}, sells: {car: 100 cars/d}}
lanes: {ship: {from: works, to: plant, carries: m, takes: 10 d}}
events:
  - {id: a, date: 2025-02-01, what: export licence, leaves: CN}
  - {id: b, date: 2025-02-01, what: export licence, leaves: CN, goods: m, controls: [{goods: m}]}
  - {id: c, date: 2025-02-01, what: export licence, leaves: CN, goods: m, containing: Dx}
  - {id: d, date: 2025-02-01, what: export licence, leaves: CN, goods: m, threshold: 0.1 %}
  - {id: e, date: 2025-02-01, what: export licence, leaves: CN, goods: [m, car], containing: Dy, threshold: 0.1 %}
  - {id: f, date: 2025-02-01, what: export licence, leaves: CN, goods: m, returned: 100 %}
  - {id: g, date: 2025-02-01, what: export licence, leaves: CN, goods: m, decided_after: 5 d, desks: [{id: one}]}
  - {id: h, date: 2025-02-01, what: export licence, leaves: CN, goods: m, desks: [{id: one, clerks: 2, decides_at_most: 1 t/d}, {id: two, returns: 10 %, to: won}]}
  - {id: i, date: 2025-02-01, what: export licence, leaves: CN, goods: m, desks: [{id: one, to: one}], returned: 3 %}
  - {id: j, date: 2025-02-01, what: export licence, leaves: CN, goods: m, withdrawn: given up}
  - {id: l, date: 2025-02-01, what: export licence, leaves: CN, goods: m, treatments: [{goes_to: {uses: car}}]}
  - {id: n, date: 2025-02-01, what: change of licences, of: f, clerks: 3}
  - {id: o, date: 2025-02-01, what: change of licences, of: h, clerks: 3}
)";
  std::string messages;
  try {
    network_of(text);
  } catch (const std::runtime_error& e) {
    messages = e.what();
  }
  INFO(messages);
  for (const char* part : {
           "events.a: error: needs `goods`, or `controls` with several kinds of goods",
           "events.b.controls: error: give `goods` or `controls`, not both",
           "events.c.containing: error: no good contains 'Dx'; did you mean 'Dy'?",
           "events.d.threshold: error: of which elements? give `containing`",
           "events.e.threshold: error: 'car' is counted in cars and has no mass to take a share of",
           "events.f.returned: error: all would be sent back without end; give less than 100 %",
           "events.g.desks: error: give `desks`, or `decided_after` and `decides_at_most` for the review as a whole",
           "events.h.desks.one.clerks: error: give `clerks` or `decides_at_most`, not both",
           "events.h.desks.two.to: error: no desk of this regime is called 'won'",
           "events.i.desks.one: error: this desk sends nothing back; give `returns`",
           "events.i.returned: error: each of the `desks` says what it `returns`",
           "events.j.withdrawn: error: nothing is withdrawn without `patience`",
           "events.l.treatments.0.goes_to.uses: error: no site has the `use` 'car'; did you mean 'cars'?",
           "events.n: error: 'f' has no `desks`",
           "events.o: error: 'h' has several desks; say which `desk`",
       }) {
    INFO(part);
    CHECK(messages.find(part) != std::string::npos);
  }
}
