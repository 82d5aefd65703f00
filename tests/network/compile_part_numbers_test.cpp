// Needs that stand for many part numbers: their stocks, lanes, covers and draws; expected numbers are computed by hand.
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/story.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using networks::complaints;
using networks::says;

namespace {

std::string plant(const std::string& need, const std::string& more = "", const std::string& lane = "") {
  return "goods: {magnet: t, car: cars}\n"
         "sites:\n"
         "  maker: {makes: magnet}\n"
         "  plant: {makes: car, needs: {magnet: " +
         need + "}" + more +
         ", sells: {car: 1000 cars/d}}\n"
         "lanes: {ship: {from: maker, to: plant, carries: magnet, takes: 35 d" +
         lane + "}}\n";
}

std::vector<double> covers(const Network& n) {
  std::vector<double> days;
  for (const Item& i : n.items)
    if (i.part > 0) days.push_back(in_days(i.kept));
  return days;
}

}  // namespace

TEST_CASE("a need of many parts has a stock, a lane and an even part of the amount for each") {
  const auto n = networks::network(plant("{amount: 2 kg, parts: 30, cover: 20 d}"));
  const auto& recipe = n.recipes.back();
  CHECK(recipe.inputs.size() == 30);
  // By hand: 2 kg x 1000 cars a day = 2 t/d in all; the parts of one run differ by a millionth at most.
  Wide sum = 0;
  for (const auto p : recipe.inputs) sum += n.parts[p].amount.units;
  CHECK(sum * 1000 == Wide{2'000} * recipe.basis.units);
  double flow = 0;
  std::set<std::string> names;
  std::uint32_t stocks = 0;
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    const auto& item = n.items[i];
    if (item.part == 0) continue;
    ++stocks;
    names.insert(name_of(n, ItemId{i}));
    REQUIRE(item.inbound.size() == 1);
    CHECK(n.lanes[item.inbound[0]].to.index == i);
    flow += n.lanes[item.inbound[0]].flow;
    CHECK(std::abs(n.lanes[item.inbound[0]].flow - 2e6 / 30) < 1);
    CHECK(std::abs(static_cast<double>(item.start.units) - 20 * 2e6 / 30) < 40);  // 20 days on the shelf
  }
  CHECK(stocks == 30);
  CHECK(names.size() == 30);
  CHECK(names.count("magnet 7 of 30") == 1);
  CHECK(std::abs(flow - 2e6) < 1e-3);
}

TEST_CASE("covers are the evenly spaced quantiles of their distribution, shuffled, the same every time") {
  const std::string text = plant("{amount: 2 kg, parts: 20, cover: 'lognormal(30 d, cv 0.6)'}");
  const auto days = covers(networks::network(text));
  REQUIRE(days.size() == 20);
  CHECK(days == covers(networks::network(text)));
  CHECK_FALSE(std::is_sorted(days.begin(), days.end()));
  // By hand: sigma^2 = ln 1.36, median 30 / sqrt(1.36); the least is the quantile 1/40 (z = -1.95996), the largest
  // 39/40.
  const double sigma = std::sqrt(std::log(1.36)), median = 30 / std::sqrt(1.36);
  CHECK(*std::min_element(days.begin(), days.end()) == Approx(median * std::exp(-1.959964 * sigma)).epsilon(1e-4));
  CHECK(*std::max_element(days.begin(), days.end()) == Approx(median * std::exp(1.959964 * sigma)).epsilon(1e-4));
  // The expected least of twenty independent covers is 8 to 12 days (numerical integration by hand).
  CHECK(*std::min_element(days.begin(), days.end()) > 8);
  CHECK(*std::min_element(days.begin(), days.end()) < 12);
}

TEST_CASE("the scarcest part stops the line, each part has its own shipments, and the books balance") {
  // By hand: the lane is shut from 1 February on, 35 days on the road: the part with the least cover lasts until 35 d
  // plus its cover; a line with one part of the mean cover would stop after 35 + 30 d.
  const std::string head = "title: t\nfrom: 2025-01-01\nuntil: 2025-06-01\n";
  const std::string shut = "events: [{id: shut, date: 2025-02-01, what: outage, where: {lanes: ship}}]\n";
  const Story many(head + plant("{amount: 2 kg, parts: 20, cover: 'lognormal(30 d, cv 0.6)'}") + shut);
  const Story one(head + plant("2 kg", ", keeps: {magnet: 30 d}") + shut);
  const auto days = covers(many.network);
  const double least = *std::min_element(days.begin(), days.end());
  const auto stop = [](const Story& s) {
    return in_days(s.result.users[0].first_shortage - *parse_time("2025-02-01"));
  };
  CHECK(std::abs(stop(many) - (35 + least)) < 1.0);
  CHECK(stop(one) == Approx(65));
  CHECK(many.result.audit.clean());
  std::set<std::uint32_t> lanes;
  for (const Fact& f : many.facts)
    if (f.kind == FactKind::dispatched) lanes.insert(f.subject);
  CHECK(lanes.size() == 20);
}

TEST_CASE("part numbers that make no sense are refused, each mistake once") {
  const auto once = [](const std::string& text, const std::string& part) {
    const auto all = complaints(text);
    CAPTURE(all);
    const auto at = all.find(part);
    REQUIRE(at != std::string::npos);
    CHECK(all.find(part, at + 1) == std::string::npos);
  };
  once(plant("{amount: 2 kg, cover: 30 d}"), "goes with `parts`");
  once(plant("{amount: 2 kg, parts: 1}"), "from 2 to 1000");
  once(plant("{amount: 2 kg, parts: 4, cover: 30 working days}"), "in calendar days");
  once(plant("{amount: 2 kg, parts: 4, cover: 3 d}", ", keeps: {magnet: 30 d}"), "leave one of the two out");
  once(plant("{amount: 2 kg, parts: 4}", ", keeps: {magnet: {room: 3 cars}}"), "is no unit of 'magnet'");
  once(plant("{amount: 2 kg, parts: 4}", "", ", under_way: [{amount: 1 t, arrives: 2025-02-01}]"), "leave the goods");
  once(
      "goods: {magnet: t, car: cars}\n"
      "sites:\n"
      "  maker: {makes: magnet}\n"
      "  plant: {makes: car, needs: {magnet: {amount: 2 kg, parts: 4}}, keeps: {magnet: 9 d}, sells: {car: 5 cars/d, "
      "magnet: 1 t/d}}\n"
      "lanes: {ship: {from: maker, to: plant, carries: magnet}}\n",
      "only bought and used");
  once(plant("{amount: 2 kg, parts: 4}") +
           "events: [{id: e, date: 2025-02-01, what: stock released, where: plant, good: magnet, amount: 1 t}]\n",
       "part numbers of this good");
}
