// The more specific rule governs before the more general one: licences, treatments, bans, tariffs; numbers by hand.
#include "catch.hpp"
#include "chokepoint/engine/price_state.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// 10 t a day from China to a shop in Germany and to one in Japan, without transit time.
std::string trade(const std::string& events) {
  return "title: t\nfrom: 2025-04-01\nuntil: 2025-06-01\nmoney: USD\ngoods: {m: {unit: t, class: magnet}}\nsites:\n"
         "  works: {country: CN, makes: m}\n"
         "  berlin: {country: DE, region: europe, keeps: {m: 60 d}, sells: {m: 10 t/d}}\n"
         "  tokyo: {country: JP, use: cars, keeps: {m: 60 d}, sells: {m: 10 t/d}}\n"
         "lanes:\n  to-berlin: {from: works, to: berlin, carries: m, money: {price: 1 USD/t}}\n"
         "  to-tokyo: {from: works, to: tokyo, carries: m, money: {price: 1 USD/t}}\nevents:\n" +
         events;
}

std::int64_t tonnes(const Story& s, const char* lane, const char* from, const char* until) {
  return s.sum(FactKind::dispatched, s.lane(lane).index, from, until) / 1'000'000;
}

double duty(const Story& s, const char* lane) { return as_double(tariff_on(s.network, s.state, s.lane(lane))); }

}  // namespace

TEST_CASE("a licence regime for one country governs before a later one for all") {
  // By hand: what Berlin orders on 4 April leaves after 5 days, all through; Tokyo's of 10 April after 50.
  const Story s(
      trade("  - {id: germany, date: 2025-04-04, what: export licence, goods: magnet, leaves: CN, goes_to: DE, "
            "decided_after: 5 d}\n"
            "  - {id: all, date: 2025-04-10, what: export licence, goods: magnet, leaves: CN, "
            "decided_after: 50 d}\n"));
  CHECK(tonnes(s, "to-berlin", "2025-04-04", "2025-04-09") == 0);
  CHECK(tonnes(s, "to-berlin", "2025-04-09", "2025-05-01") == 220);  // a day's sales each day
  CHECK(tonnes(s, "to-tokyo", "2025-04-10", "2025-05-30") == 0);
  CHECK(s.result.licences[0].filed.count == 58);
}

TEST_CASE("of equally specific licence regimes the later one governs, and the general one where no other is") {
  const Story s(
      trade("  - {id: early, date: 2025-04-04, what: export licence, goods: magnet, leaves: CN, "
            "decided_after: 5 d}\n"
            "  - {id: late, date: 2025-04-10, what: export licence, goods: magnet, leaves: CN, "
            "decided_after: 50 d}\n"));
  CHECK(tonnes(s, "to-berlin", "2025-04-15", "2025-05-30") == 0);
  CHECK(s.result.licences[0].filed.count == 12);  // six days of two buyers
}

TEST_CASE("of the treatments that fit the most specific one holds, wherever it stands in the list") {
  const auto filed = [](const std::string& treatments) {
    const Story s(
        trade("  - {id: l, date: 2025-04-04, what: export licence, goods: magnet, leaves: CN, decided_after: "
              "90 d, treatments: [" +
              treatments + "]}\n"));
    return std::pair{tonnes(s, "to-berlin", "2025-04-04", "2025-04-30"),
                     tonnes(s, "to-tokyo", "2025-04-04", "2025-04-30")};
  };
  const std::string site = "{goes_to: berlin, decided_after: 2 d}",
                    country = "{goes_to: [DE, JP], decided_after: 20 d}", any = "{goes_to: any, decided_after: 40 d}",
                    use = "{goes_to: {uses: cars}, decided_after: 6 d}";
  // By hand: 26 days, less the time of the decision, ten tonnes each.
  CHECK(filed(site + ", " + country) == std::pair{240L, 60L});
  CHECK(filed(country + ", " + site) == std::pair{240L, 60L});
  CHECK(filed(any + ", " + country) == std::pair{60L, 60L});
  CHECK(filed(use + ", " + country + ", " + any) == std::pair{60L, 200L});
  CHECK(filed("{goes_to: DE, decided_after: 20 d}, {goes_to: DE, decided_after: 2 d}").first == 240);  // the last
}

TEST_CASE("an exception lifts a ban that is more general, and a more specific ban forbids again") {
  const std::string embargo = "  - {id: embargo, date: 2025-04-11, what: ban, goods: any, leaves: CN}\n";
  const std::string japan =
      "  - {id: japan, date: 2025-04-11, until: 2025-05-01, what: exception from bans, goods: any, leaves: CN, "
      "goes_to: JP}\n";
  const Story s(trade(embargo + japan));
  CHECK(tonnes(s, "to-berlin", "2025-04-11", "2025-06-01") == 0);
  CHECK(tonnes(s, "to-tokyo", "2025-04-11", "2025-05-01") == 200);
  CHECK(tonnes(s, "to-tokyo", "2025-05-01", "2025-06-01") == 0);
  CHECK(s.touched("japan"));
  const Story again(trade(embargo + japan +
                          "  - {id: tokyo, date: 2025-04-21, what: ban, goods: m, leaves: works, goes_to: tokyo}\n"));
  CHECK(tonnes(again, "to-tokyo", "2025-04-11", "2025-05-01") == 100);
  // Equally specific: the later in the file.
  const std::string no_japan = "  - {id: no-japan, date: 2025-04-11, what: ban, goods: any, leaves: CN, goes_to: JP}\n";
  CHECK(tonnes(Story(trade(no_japan + japan)), "to-tokyo", "2025-04-11", "2025-05-01") == 200);
  CHECK(tonnes(Story(trade(japan + no_japan)), "to-tokyo", "2025-04-11", "2025-05-01") == 0);
}

TEST_CASE("a tariff for one country holds in the place of one for all, unless it is due on top") {
  const std::string all =
      "  - {id: all, date: 2025-04-02, what: tariff, goods: any, leaves: any, goes_to: any, rate: 10 %}\n";
  const std::string germany =
      "  - {id: germany, date: 2025-04-02, what: tariff, goods: m, leaves: CN, goes_to: DE, rate: 145 %";
  const Story s(trade(germany + "}\n" + all));
  CHECK(duty(s, "to-berlin") == Approx(1.45));
  CHECK(duty(s, "to-tokyo") == Approx(0.10));
  CHECK(duty(Story(trade(germany + ", overlap: adds}\n" + all)), "to-berlin") == Approx(1.55));
  // An exemption is a rate of nothing; two laws that name the goods equally narrowly add up.
  CHECK(
      duty(Story(trade(
               all + "  - {id: free, date: 2025-04-02, what: tariff, goods: m, leaves: CN, goes_to: DE, rate: 0 %}\n")),
           "to-berlin") == 0);
  CHECK(duty(Story(trade(
                 germany + "}\n" +
                 "  - {id: more, date: 2025-04-02, what: tariff, goods: m, leaves: CN, goes_to: DE, rate: 20 %}\n")),
             "to-berlin") == Approx(1.65));
}

TEST_CASE("of customs inspections the most specific one stops goods") {
  const Story s(
      trade("  - {id: berlin, date: 2025-04-04, what: customs inspection, goods: m, leaves: CN, goes_to: berlin, "
            "takes: 2 d}\n"
            "  - {id: all, date: 2025-04-05, what: customs inspection, goods: any, leaves: CN, takes: 30 d}\n"));
  CHECK(tonnes(s, "to-berlin", "2025-04-04", "2025-04-14") == 80);
  CHECK(tonnes(s, "to-tokyo", "2025-04-05", "2025-05-05") == 0);
}
