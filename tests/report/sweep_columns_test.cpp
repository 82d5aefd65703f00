// Columns of trials, and how far factors move outputs: small tables whose means a pencil finds.
#include "report/sweep_columns.hpp"

#include "catch.hpp"
#include "chokepoint/core/formula.hpp"

using namespace chokepoint;
using namespace chokepoint::page;

namespace {

const std::string about =
    "name,role,kind,unit,source,about\nclosed,factor,number,d,,\nstock,factor,number,d,,\nhow,factor,word,,,\n"
    "stop_days,output,number,d,,\n";

std::string row(int trial, const std::string& rest) { return std::to_string(trial) + ",ok," + rest + "\n"; }

}  // namespace

TEST_CASE("a column is numbers, dates or words, and an empty cell is absent") {
  const auto s =
      sweep_of("trial,status,closed,how,when\r\n0,ok,30,\"a, b\",2025-03-01\r\n1,failed,,c,2025-03-02\r\n", about);
  REQUIRE(s.columns.size() == 5);
  CHECK(s.trials == 2);
  CHECK(s.ok[0]);
  CHECK_FALSE(s.ok[1]);
  CHECK(s.columns[2].role == "factor");
  CHECK(s.columns[2].unit == "d");
  CHECK(s.columns[2].numbers[0] == 30);
  CHECK(is_absent(s.columns[2].numbers[1]));
  CHECK(s.columns[3].words[0] == "a, b");
  CHECK(s.columns[3].numbers.empty());
  CHECK(s.columns[4].dates);
  CHECK(s.columns[4].numbers[1] - s.columns[4].numbers[0] == 1);
}

TEST_CASE("in a grid the lowest value of a factor stands against its highest") {
  // minimal.yaml by hand: stop days = max(0, closed - 35 - stock); closed 30, 60, 90 and stock 5, 15, 25, 35
  std::string trials = "trial,status,closed,stock,stop_days\n";
  int n = 0;
  for (const int closed : {30, 60, 90})
    for (const int stock : {5, 15, 25, 35})
      trials += row(n++, std::to_string(closed) + "," + std::to_string(stock) + "," +
                             std::to_string(std::max(0, closed - 35 - stock)));
  trials += "12,failed,90,5,1000\n";  // left out
  const auto all = tornados(sweep_of(trials, about));
  REQUIRE(all.size() == 1);
  CHECK(all[0].n == 12);
  CHECK(all[0].mean == Approx((20 + 10 + 50 + 40 + 30 + 20) / 12.0));
  REQUIRE(all[0].swings.size() == 2);
  const auto &closed = all[0].swings[0], &stock = all[0].swings[1];  // the wider first
  CHECK(closed.factor == "closed");
  CHECK_FALSE(closed.thirds);
  CHECK(closed.low.at == "30 d");
  CHECK(closed.low.mean == 0);
  CHECK(closed.high.mean == 35);
  CHECK(closed.high.n == 4);
  CHECK(stock.low.mean == Approx(70.0 / 3));
  CHECK(stock.high.mean == Approx(20.0 / 3));
  // 50, 40, 30, 20: sd 12.91 over 4, Student's 3.182 on 3 degrees of freedom (any table)
  CHECK(closed.high.half_width == Approx(3.182 * 12.91 / 2).epsilon(1e-3));
}

TEST_CASE("a factor with many values is compared in its lowest and its highest third") {
  std::string trials = "trial,status,closed,stop_days\n";
  for (int i = 1; i <= 12; ++i) trials += row(i, std::to_string(i) + "," + std::to_string(10 * i));
  const auto all = tornados(sweep_of(trials, about));
  REQUIRE(all.size() == 1);
  const auto& s = all[0].swings.at(0);
  CHECK(s.thirds);
  CHECK(s.low.at == "up to 4 d");
  CHECK(s.high.at == "from 9 d");
  CHECK(s.low.mean == 25);    // 10, 20, 30, 40
  CHECK(s.high.mean == 105);  // 90, 100, 110, 120
}

TEST_CASE("words are compared at those of least and greatest mean, and a number that is not there counts nowhere") {
  const auto all = tornados(
      sweep_of("trial,status,how,stop_days\n0,ok,air,4\n1,ok,sea,9\n2,ok,rail,\n3,ok,rail,6\n4,ok,sea,11\n", about));
  REQUIRE(all.size() == 1);
  CHECK(all[0].n == 4);
  const auto& s = all[0].swings.at(0);
  CHECK(s.low.at == "air");
  CHECK(s.low.mean == 4);
  CHECK(is_absent(s.low.half_width));  // one trial has no interval
  CHECK(s.high.at == "sea");
  CHECK(s.high.mean == 10);
}

TEST_CASE("an output that never varies has no tornado") {
  CHECK(tornados(sweep_of("trial,status,closed,stop_days\n0,ok,30,0\n1,ok,60,0\n", about)).empty());
}
