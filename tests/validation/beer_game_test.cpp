// The beer game week by week against its published benchmark.
#include <map>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

constexpr std::size_t weeks = 36;
const std::vector<std::string> stages{"retailer", "wholesaler", "distributor", "factory"};

/// Rows of numbers; lines that begin with # or a letter are for people.
std::vector<std::vector<double>> numbers_of(const std::string& path) {
  std::vector<std::vector<double>> rows;
  std::istringstream text(text_of_file(path).value_or(""));
  for (std::string line; std::getline(text, line);) {
    if (line.empty() || line[0] < '0' || line[0] > '9') continue;
    std::vector<double> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(std::stod(cell));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// By stage and week, in cases.
struct Game {
  std::vector<std::vector<double>> net, orders;
  std::vector<double> cost;
};

Game play(const Network& n) {
  Game g{std::vector<std::vector<double>>(4, std::vector<double>(weeks)),
         std::vector<std::vector<double>>(4, std::vector<double>(weeks)), std::vector<double>(4)};
  std::map<std::uint32_t, std::size_t> stage_of;
  std::vector<ItemId> items;
  for (std::size_t s = 0; s < 4; ++s) {
    items.push_back(item_named(n, stages[s], "beer"));
    stage_of[items[s].index] = s;
  }
  each_step(n, [&](const State& state, const Facts& facts) {
    for (const auto& f : facts) {
      const auto week = static_cast<std::size_t>((f.at - n.from).seconds / 604'800);
      const double cases = static_cast<double>(f.amount.units) / 1000;
      if (f.kind == FactKind::ordered) g.orders[stage_of[n.lanes[LaneId{f.subject}].to.index]][week] += cases;
      if (f.kind == FactKind::started) g.orders[3][week] += cases;
      if (f.kind != FactKind::closed || (f.at - n.from).seconds % 604'800 != 0) continue;
      for (std::size_t s = 0; s < 4; ++s) {
        const auto& item = state.items[items[s]];
        g.net[s][week] = static_cast<double>((item.on_hand - item.claimed).units) / 1000;
        g.cost[s] +=
            0.5 * static_cast<double>(item.on_hand.units) / 1000 + static_cast<double>(item.claimed.units) / 1000;
      }
    }
  });
  return g;
}

}  // namespace

TEST_CASE("C03: the beer game for the classroom is the benchmark") {
  const auto game = play(network_at("scenarios/beer-game.yaml"));
  for (std::size_t s = 0; s < 4; ++s) check_known("C03", "cost of the " + stages[s], game.cost[s]);
}

TEST_CASE("C03: the beer game follows its benchmark week by week and costs 204") {
  const auto game = play(case_network("c03-beer-game.yaml"));
  const auto rows = numbers_of(std::string(CHOKEPOINT_ROOT) + "/tests/validation/beer_game_benchmark.csv");
  REQUIRE(rows.size() == weeks);
  double total = 0, same = 0;
  for (std::size_t w = 0; w < weeks; ++w) {
    for (std::size_t s = 0; s < 4; ++s) {
      INFO("week " << w + 1 << ", " << stages[s]);
      CHECK(game.net[s][w] == rows[w][5 + s]);
      CHECK(game.orders[s][w] == rows[w][9 + s]);
      same += game.net[s][w] == rows[w][5 + s] && game.orders[s][w] == rows[w][9 + s];
    }
  }
  for (std::size_t s = 0; s < 4; ++s) {
    check_known("C03", "cost of the " + stages[s], game.cost[s]);
    total += game.cost[s];
  }
  check_known("C03", "cost of all four", total);
  check_known("C03", "weeks that follow the benchmark", same / 4);
}
