// The library's scenarios from the news against what can be said by hand, before any run.
#include "validation/hindcast.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// A scenario of the library, run once, with its end users by the name of their site.
struct News {
  Network n;
  RunResult r;
  News(const std::string& name, const std::vector<std::string>& overrides = {})
      : n(network_at("scenarios/" + name + ".yaml", overrides)), r(measured(n)) {}
  const UserResult& user(const std::string& site) const { return r.users[demand_at(n, site).index]; }
  double lost(const std::string& site) const {
    return amount(n, n.items[n.demands[demand_at(n, site)].item].good, user(site).lost);
  }
  double short_on(const std::string& site) const { return days_after(n, user(site).first_shortage); }
};

double on(const News& news, int year, unsigned month, unsigned day) {
  return days_after(news.n, time_of({year, month, day}));
}

}  // namespace

TEST_CASE("a burned chip hall: who parks stops nine days later, who has another chip thirty working days later") {
  // By hand, in the scenario's head: nothing is left between 28 and 30 May; the yard of 9,000 is full after nine
  // working days; 30,000 other chips last from Friday 28 May to Friday 9 July.
  const News fire("chip-fire-2021");
  CHECK(fire.short_on("plain") == Approx(on(fire, 2021, 5, 29)).margin(2));
  CHECK(fire.user("parks").most_parked.units == 9'000'000);
  CHECK(date_text(fire.user("parks").first_stop) == "2021-06-09");
  CHECK(fire.user("parks").finished == fire.user("parks").parked);
  CHECK(date_text(fire.user("either-chip").first_shortage) == "2021-07-09");
  CHECK(fire.lost("prepared") == 0);
}

TEST_CASE("neon: nobody is short, and without the saving America is, a hundred days of stock after the last ship") {
  // By hand: the last ship comes on 26 March; 90 d of stock of which nine tenths are not replaced last 100 d, and
  // finished chips 5 d more: 9 July.
  const News neon("neon-2022");
  for (const char* fab : {"korea", "taiwan", "japan", "america", "europe", "china-chips"}) CHECK(neon.lost(fab) == 0);
  const News spent("neon-2022", {"events.saving=~"});
  CHECK(spent.short_on("america") == Approx(on(spent, 2022, 7, 9)).margin(3));
}

TEST_CASE("helium goes by rank: medicine never notices, and an even share would have made it notice") {
  const News ranked("helium-2022"), even("helium-2022", {"sites.gas-firms.allocates=proportional"});
  const auto part = [](const News& h, const char* who) {
    return static_cast<double>(h.user(who).lost.units) / static_cast<double>(h.user(who).demanded.units);
  };
  CHECK(ranked.lost("medicine") == 0);
  CHECK(ranked.lost("chips") == 0);
  CHECK(part(ranked, "balloons") > part(ranked, "welding"));
  CHECK(part(ranked, "welding") > part(ranked, "fibre-and-science"));
  CHECK(even.lost("medicine") > 0);
  CHECK(part(even, "balloons") < part(ranked, "balloons"));
}

TEST_CASE("Indonesia's ore: nobody is short as long as the new smelters come") {
  const News ban("nickel-ore-2020"), alone("nickel-ore-2020", {"events.smelters-in-indonesia=~"});
  CHECK(ban.lost("mills") == 0);
  CHECK(ban.lost("mills-at-home") == 0);
  CHECK(alone.lost("mills") > 0);
}

TEST_CASE(
    "antimony: the desk's days are the exports of a month, and a crackdown takes what is on its way round the ban") {
  // By hand: applications of Sunday 15 September 2024 are decided after 40 working days, on 15 November (working days:
  // 14 and 29 September and 12 October too; 16 and 17 September and 1 to 7 October are none). 88 t per working day of
  // which a tenth is refused, on 11 working days of November and 22 of December.
  const News all("antimony-2024"), open("antimony-2024", {"events.crackdown=~"});
  auto exports = exports_of(all.n, all.r);
  CHECK(exports["2024-10"] == 0);
  CHECK(exports["2024-11"] == Approx(11 * 88 * 0.9).epsilon(0.05));
  CHECK(exports["2024-12"] == Approx(22 * 88 * 0.9).epsilon(0.05));
  CHECK(all.lost("us-ammunition") > open.lost("us-ammunition"));
  CHECK(all.r.audit.goods.front().destroyed > Quantity{});
  CHECK(open.r.audit.goods.front().destroyed == Quantity{});
  CHECK(all.lost("china") == 0);
}

TEST_CASE("a price floor keeps who buys by price in China, and what piles up at the mine puts off his shortage") {
  // By hand: the pile is 105 t larger, and 1.3 t a day are missing once China has stopped: 80 days, of which some
  // oxide is in magnets already.
  const News floor("price-floor-2025"), free("price-floor-2025", {"prices.oxide.outside.floor=0 USD/kg"});
  CHECK(floor.short_on("by-price") - free.short_on("by-price") == Approx(80).margin(15));
  for (const char* buyer : {"by-contract", "own-plant"}) CHECK(floor.lost(buyer) == 0);
}

TEST_CASE("home first: abroad lacks what home would have shared, and more, for home fills its shelves again") {
  const News first("grey-output-2025"), shared("grey-output-2025", {"sites.merchants.allocates=proportional"});
  CHECK(first.lost("abroad") > 5 * first.lost("home"));
  CHECK(shared.lost("abroad") == 0);
  CHECK(shared.lost("home") < first.lost("abroad"));
  const News daily("grey-output-2025", {"events.release.when.published_on=~"});
  CHECK(daily.lost("home") < first.lost("home") / 2);
}

TEST_CASE("longer life and design for recycling need no more new magnets than are left, turbines and the rest do") {
  // By hand: turbines get 400 + 18 t of 1,000 a year, for seven years; as-before between 760 t and 625 t.
  const News life("longer-life");
  CHECK(life.lost("kept-longer") == 0);
  CHECK(life.lost("taken-apart") == 0);
  CHECK(life.lost("turbines") == Approx(7 * 582).margin(10));
  CHECK(life.lost("as-before") > 7 * 240);
  CHECK(life.lost("as-before") < 7 * 375);
}

TEST_CASE("motors without magnets halve what the next stop costs a day") {
  // By hand: 0.8 of 1.2 t are missing instead of 1.6 of 2 t: 400 cars a day instead of 800.
  const News changed("motors-without-magnets"), same("motors-without-magnets", {"events.other-motors=~"});
  CHECK(changed.lost("eu-cars") < same.lost("eu-cars") / 2);
  CHECK(changed.lost("eu-cars") / changed.user("eu-cars").equivalent_days == Approx(1000));
  CHECK(changed.short_on("eu-cars") > same.short_on("eu-cars"));
}

TEST_CASE("the life of an application: nobody's licence can come before his stock is used up, but that of the lucky") {
  // By hand: papers a week, ten and 25 working days, the sea: early July. Stock lasts until 7 June and, with weekly
  // orders, some days longer.
  const News desks("life-of-an-application");
  for (const char* buyer : {"eu-machines", "us-cars", "rest-of-asia"}) {
    CAPTURE(buyer);
    CHECK(desks.short_on(buyer) == Approx(on(desks, 2025, 6, 9)).margin(3));
  }
  const News single("life-of-an-application", {"events.licences.general_licences=~"});
  CHECK(desks.lost("us-cars") < single.lost("us-cars"));
}

TEST_CASE("the ship across the canal costs the lean plant six days, and three more when the port is full") {
  // By hand, in the scenario's head: 3 to 8 April, and 30 April to 2 May, of 40 cars each.
  const News suez("suez-2021");
  CHECK(date_text(suez.user("lean").first_stop) == "2021-04-03");
  CHECK(suez.user("lean").stop_days == 9);
  CHECK(suez.lost("lean") == 360);
  CHECK(suez.lost("usual") > 0);
  CHECK(suez.lost("usual") < 360);
  CHECK(suez.lost("flier") == 0);
}

TEST_CASE("a flooded plant: hospitals are short three weeks later, and six when the bags under test are saved") {
  // By hand: 5 days in the plant's store, 9 to 13 on the hospitals' shelves, 5 on the road: 16 to 20 October. Bags
  // under test are 14 days' worth, and saving makes them last for half as long again.
  const News flood("infusions-2024"), saved("infusions-2024", {"events.flood.work=finishes"});
  CHECK(flood.short_on("hospitals") == Approx(on(flood, 2024, 10, 19)).margin(5));
  CHECK(saved.short_on("hospitals") - flood.short_on("hospitals") == Approx(21).margin(6));
  CHECK(flood.lost("hospitals-of-others") == 0);
}

TEST_CASE("magnets that are made after the licence leave later, by the time of making them") {
  // By hand: 30 days of work come on top of 45 working days, so most lines lose more and none loses much less.
  const News after("made-after-the-licence");
  const News before("made-after-the-licence", {"events.licences.produced=at order"});
  double more = 0, all = 0;
  for (const char* line : {"us-cars", "eu-cars", "india-cars", "vietnam-cars", "other-cars"}) {
    CHECK(after.lost(line) > before.lost(line));
    more += after.lost(line) - before.lost(line);
    all += before.lost(line);
  }
  CHECK(more < 0.1 * all);
}

TEST_CASE("of four buyers with one second source the days lost are those that they wait before they look for it") {
  // By hand, in the scenario's head: from 8 July until 14 and 28 August, 17 September and 4 January.
  const News four("second-sources-2025");
  CHECK(four.user("at-the-announcement").stop_days == 37);
  CHECK(four.user("when-late").stop_days == 51);
  CHECK(four.user("when-accounts-say").stop_days == 71);
  CHECK(four.user("never").stop_days == 180);
  CHECK(News("second-sources-2025", {"lanes.spare-1.standby.qualifies_in=0 d"}).lost("at-the-announcement") == 0);
}
