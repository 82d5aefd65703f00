// The known answers, all in one table: what a case must give, how near, and who says so.
#pragma once
#include <cmath>
#include <string>

#include "catch.hpp"

namespace chokepoint::validation {

/// Either a number with a tolerance or a text that must match.
struct KnownAnswer {
  const char* id;
  const char* what;
  double number;
  double tolerance;
  const char* text;
  const char* source;
};

// clang-format off
inline constexpr KnownAnswer known_answers[] = {
    {"A02", "days from 1970 to 2025-04-04", 20182, 0, nullptr, "count of days"},
    {"A02", "working days of 2025", 248, 0, nullptr, "State Council notice on the holidays of 2025"},
    {"A02", "filed 2025-04-04", 0, 0, "2025-06-11", "State Council notice; JL MAG announced its permits on that day"},
    {"A02", "filed 2025-04-07", 0, 0, "2025-06-12", "State Council notice"},
    {"A02", "filed 2025-06-27", 0, 0, "2025-08-29", "State Council notice"},
    {"A02", "filed 2025-09-01", 0, 0, "2025-11-07", "State Council notice"},
    {"A03", "order at 1.2 d", 0, 0, "a b", "SupplyNetPy's notes: sums of binary fractions give b before a"},
    {"A03", "order at 2.4 d", 0, 0, "a b", "SupplyNetPy's notes"},
    {"A03", "times a", 7, 0, nullptr, "0, 0.4 ... 2.4"},
    {"A03", "times b", 9, 0, nullptr, "0, 0.3 ... 2.4"},
    {"A12", "jobs in the system", 2.33333, 0.025 * 2.33333, nullptr, "White and Christie (1958): preemptive resume"},
    {"A15", "up on day 5", 0.878354, 0.01 * 0.878354, nullptr, "two-state chain: 0.75 + 0.25 e^(-5 (1/30 + 1/10))"},
    {"A15", "up on day 20", 0.767371, 0.01 * 0.767371, nullptr, "two-state chain"},
    {"A15", "up in the long run", 0.75, 0.005 * 0.75, nullptr, "30 / (30 + 10)"},
    {"A08", "at the province", 8.80503, 0.03 * 8.80503, nullptr, "Jackson (1957): M/M/2 at 7.142857 a day"},
    {"A08", "at the ministry", 8.33333, 0.03 * 8.33333, nullptr, "Jackson (1957): M/M/1 at 7.142857 a day"},
    {"A08", "days in all", 3.42767, 0.03 * 3.42767, nullptr, "Jackson (1957) and Little's law"},
    {"A10", "share that waits", 0.925599, 0.01 * 0.925599, nullptr, "Palm (1957), Mandelbaum and Zeltyn (2007)"},
    {"A10", "share withdrawn", 0.181083, 0.02 * 0.181083, nullptr, "Palm (1957), Mandelbaum and Zeltyn (2007)"},
    {"A10", "in the queue", 8.69196, 0.02 * 8.69196, nullptr, "Palm (1957), Mandelbaum and Zeltyn (2007)"},
    {"A10", "decided a day", 9.82701, 0.005 * 9.82701, nullptr, "Palm (1957), Mandelbaum and Zeltyn (2007)"},
    {"A14", "under review after 30 days", 275, 0.01 * 275, nullptr, "Eick, Massey and Whitt (1993)"},
    {"A14", "approved a day after 30 days", 5, 0.03 * 5, nullptr, "Eick, Massey and Whitt (1993)"},
    {"A14", "approved by day 60", 300, 0.01 * 300, nullptr, "Eick, Massey and Whitt (1993)"},
    {"A14", "under review for good", 300, 0.01 * 300, nullptr, "Eick, Massey and Whitt (1993)"},
    {"B01", "cost a year", 68.4105, 0.001, nullptr, "Snyder and Shen (2019) example 3.1"},
    {"B11", "order days", 0, 0, "8 16 24 32 40 48 58", "anyLogistix and SupplyNetPy, Model 1"},
    {"B11", "orders received", 6, 0, nullptr, "anyLogistix and SupplyNetPy, Model 1"},
    {"B11", "on hand at the end", 400, 0, nullptr, "anyLogistix and SupplyNetPy, Model 1"},
    {"B11", "piece-days on hand", 38000, 1e-6, nullptr, "holding cost 7600 = 0.2 x 38,000, ibid."},
    {"B11", "customer orders", 30, 0, nullptr, "anyLogistix and SupplyNetPy, Model 1"},
    {"B11", "fill rate", 1, 0, nullptr, "anyLogistix and SupplyNetPy, Model 1"},
    {"B21", "fill rate", 0.606303, 0.004 * 0.606303, nullptr, "P(X <= 6), X Poisson 6; Zipkin (2000) ch. 6"},
    {"B21", "kits waiting", 0.570042, 0.03 * 0.570042, nullptr, "E max(0, X - 7); Zipkin (2000) ch. 6"},
    {"C01", "independent", 2.92, 0.0292, nullptr, "Chen et al. (2000), eq. for z = 0; half-width at most 1 %"},
    {"C01", "rho 0.5", 2.86, 0.0286, nullptr, "Chen et al. (2000)"},
    {"B17", "cost with 2000", 3310.34, 0.03 * 3310.34, nullptr, "Tomlin (2006); Snyder and Shen, example 9.3"},
    {"B17", "cost with 8000", 2737.07, 0.03 * 2737.07, nullptr, "Tomlin (2006); Snyder and Shen, example 9.3"},
    {"B17", "cost with 12000", 3075.16, 0.03 * 3075.16, nullptr, "Tomlin (2006); Snyder and Shen, example 9.3"},
    {"C03", "cost of the retailer", 46, 0, nullptr, "Sterman (1989)"},
    {"C03", "cost of the wholesaler", 50, 0, nullptr, "Sterman (1989)"},
    {"C03", "cost of the distributor", 54, 0, nullptr, "Sterman (1989)"},
    {"C03", "cost of the factory", 54, 0, nullptr, "Sterman (1989)"},
    {"C05", "variance of orders over that of demand", 0.176471, 0.01 * 0.176471, nullptr, "alpha / (2 - alpha); Disney and Towill (2003)"},
    {"C06", "proportional", 0, 0, "100.000 50.000", "Cachon and Lariviere (1999)"},
    {"C06", "uniform", 0, 0, "75.000 75.000", "Cachon and Lariviere (1999)"},
    {"C06", "linear", 0, 0, "125.000 25.000", "Cachon and Lariviere (1999)"},
    {"D01", "first shortage, day", 115, 1e-6, nullptr, "hand: 100 + 150/10"},
    {"D01", "backlog at the worst", 300, 1e-6, nullptr, "hand: 30 days x 10"},
    {"D01", "backlog cleared, day", 295, 1, nullptr, "hand: 145 + 300/2; daily lots are due at the start of the day"},
    {"D01", "store full again, day", 370, 1, nullptr, "hand: 295 + 150/2; daily lots"},
    {"D01", "piece-days of waiting", 27000, 1e-6, nullptr, "hand: 300 x 30/2 + 300 x 150/2"},
    {"D01", "lost if nobody waits", 300, 1e-6, nullptr, "hand: 30 days x 10"},
    {"D02", "first shortage", 0, 0, "2025-06-10 15:23", "hand: T + C/u = 35 d + 20 d / 0.78"},
    {"D02", "days to survive", 60.641026, 0.0007, nullptr, "hand: T + C/u; one lot is 0.0007 d"},
    {"D02", "days to survive a full cut", 55, 1e-6, nullptr, "hand: T + C"},
    {"D03", "arrival days", 0, 0, "30 50 60", "hand; BoARIO 0.6 with its delivery lag: onsets 31, 51"},
    {"D03", "days at rest", 0, 0, "40 20 10", "hand"},
    {"D05", "output stops, day", 3, 0, nullptr, "hand: 30 / 10"},
    {"D05", "lost output", 70, 0, nullptr, "hand: 7 days x 10"},
    {"D05", "stock of B on day 10", 240, 0, nullptr, "hand: 100 + 200 - 60"},
    {"D06", "proportional", 0, 0, "60.000 36.000 24.000", "definition"},
    {"D06", "uniform", 0, 0, "40.000 40.000 40.000", "max-min fair share"},
    {"D06", "linear", 0, 0, "73.334 33.333 13.333", "Cachon and Lariviere (1999): cut of 26.667; the odd thousandth to the first"},
    {"D06", "priority", 0, 0, "20.000 60.000 40.000", "definition"},
    {"D06", "domestic first", 0, 0, "20.000 60.000 40.000", "definition"},
    {"D08", "exhausted", 0, 0, "2024-07-23 18:00", "hand: 135,000 / 800 = 168.75 d after 6 February"},
    {"D08", "mined", 242200, 1e-6, nullptr, "hand: 135,000 + 134 x 800"},
    {"D08", "lapsed", 27800, 1e-6, nullptr, "hand: 135,000 - 107,200"},
    {"D08", "idle days", 63.25, 1e-9, nullptr, "hand: 36 + 27.25"},
    {"D10", "most waiting", 1204, 0, nullptr, "hand: 43 x (36 - 8)"},
    {"D10", "day of the most", 0, 0, "2025-06-09", "loop by hand"},
    {"D10", "cleared", 0, 0, "2025-09-10", "loop by hand"},
    {"D10", "filed", 6696, 0, nullptr, "hand: 186 working days x 36"},
    {"D10", "decided", 6696, 0, nullptr, "loop by hand"},
    {"D11", "first shortage, day", 10, 1e-9, nullptr, "hand: 100 / 10"},
    {"D11", "second source starts, day", 45, 1e-9, nullptr, "hand: 5 + 40"},
    {"D11", "lost", 410, 1e-9, nullptr, "hand: 50 x 10 - 15 x 6"},
    {"D11", "lost without it", 500, 1e-9, nullptr, "hand: 50 x 10"},
    {"D14", "clay for 1000 t Dy", 17559.262511, 1e-6, nullptr, "hand: 1000 / (0.067 x 0.85); basket USGS"},
    {"D14", "yttrium along", 9701.492537, 1e-6, nullptr, "hand: 1000 / 0.067 x 0.65"},
    {"D14", "bastnaesite", 250707.642539, 0.001, nullptr, "hand and linear programme; Binnemans et al. (2013)"},
    {"D14", "clay", 22596.988654, 0.001, nullptr, "hand and linear programme"},
    {"D14", "surplus cerium", 106627.577841, 0.001, nullptr, "hand and linear programme"},
    {"D14", "surplus lanthanum", 49362.919531, 0.001, nullptr, "hand and linear programme"},
    {"D14", "surplus yttrium", 12484.836231, 0.001, nullptr, "hand and linear programme"},
    {"D16", "price by cover", 2.40822, 5e-6, nullptr, "3 ^ 0.8; Sterman (2000) ch. 20"},
    {"D16", "price by clearing", 4.97214, 5e-5, nullptr, "0.618069 ^ (-1 / 0.3); isoelastic demand"},
    {"D17", "loss area, days", 57.76, 1e-6, nullptr, "hand: 0.76 x 61 + 0.76 x 30/2; Bruneau et al. (2003), Zobel (2011)"},
    {"D17", "restored after, days", 91, 0, nullptr, "hand: 61 + 30"},
    {"D17", "depth", 0.76, 1e-9, nullptr, "1 - 0.24"},
    {"D18", "cover hits 15 days", 37.5, 0.025, nullptr, "hand: the gap of 40 t/d takes 1500 t in 37.5 d; one interval of 36 min"},
    {"D18", "stockpile exhausted", 97.5, 0.025, nullptr, "hand: 37.5 + 2400/40"},
    {"D18", "shortage starts", 135, 0.025, nullptr, "hand: 97.5 + 1500/40"},
    {"D18", "lost units", 0, 0, nullptr, "hand: 135 d is after the end of the cut"},
    {"D19", "secondary supply, year 11", 0, 0, nullptr, "delay-line arithmetic"},
    {"D19", "secondary supply, year 13", 360, 1e-6, nullptr, "delay-line arithmetic: 1000 x 0.4 x 0.9"},
    {"D20", "largest flow", 23, 1e-9, nullptr, "Cormen et al., figure 26.6"},
    {"D20", "without v1", 11, 1e-9, nullptr, "by hand on the same figure"},
    {"D20", "without v2", 12, 1e-9, nullptr, "by hand on the same figure"},
    {"D20", "without v3", 4, 1e-9, nullptr, "by hand on the same figure"},
    {"D20", "without v4", 12, 1e-9, nullptr, "by hand on the same figure"},
    {"D21", "first seen", 0, 0, "2025-06-10", "reports by the 10th, MIIT measures of 2025; hand"},
    {"D21", "information delay, days", 21, 0, nullptr, "hand: 20 May to 10 June"},
    {"D21", "longest delay, days", 40, 0, nullptr, "hand: the 1st of a month of 31 days to the 10th of the next"},
    {"D22", "drawdown and stop", 0, 0, "20.000 20.000 10.000 10.000", "Bierkandt et al. (2014): losses are conserved"},
    {"D22", "not mined", 60, 1e-6, nullptr, "20 + 20 + 10 + 10"},
    {"E01", "reference 2025-04", 2683, 0.03 * 2683, nullptr, "daily sum by hand: everything free until 11 April, then 22.04 %"},
    {"E01", "reference 2025-05", 1228, 0.03 * 1228, nullptr, "daily sum by hand"},
    {"E01", "reference 2025-06", 3217, 0.03 * 3217, nullptr, "daily sum by hand: filings of 11 April come out on 18 June"},
    {"E01", "reference 2025-07", 6301, 0.03 * 6301, nullptr, "daily sum by hand"},
    {"E01", "observed 2025-04", 2626, 0.15 * 2626, nullptr, "customs via EconoTimes, by difference"},
    {"E01", "observed 2025-05", 1238, 0.15 * 1238, nullptr, "customs"},
    {"E01", "observed 2025-06", 3188, 0.15 * 3188, nullptr, "customs"},
    {"E01", "observed 2025-07", 5577, 0.15 * 5577, nullptr, "customs via Reuters, Kitco"},
    {"E01", "observed first half", 22319, 0.03 * 22319, nullptr, "customs; January to March as observed, 15,268 t"},
    {"E01", "root mean square of the relative errors", 0, 0.10, nullptr, "at most 10 %"},
    {"E01", "best waiting time, working days", 45, 3, nullptr, "daily sum by hand for 15 to 60 working days; the statute says 45"},
    {"E04", "days to close the gap", 730, 2, nullptr, "28 / (10 + 4) years; Sprecher et al. (2017); two days in which the last 0.04 of 100 fade by fifths to nothing"},
    {"E04", "lost until then", 10978.9, 4.3, nullptr, "hand: 730 (140 - 560 ln 1.25); 0.2 x 15.04 for the book of yesterday, 0.5 by days, 0.7 of rounding"},
    {"minimal", "first stop", 0, 0, "2025-06-07", "hand: 48 d on the road + 50 d on the shelves"},
    {"minimal", "days at rest", 10, 1e-9, nullptr, "hand: 60 - 50"},
    {"minimal", "cars not built", 50000, 1e-9, nullptr, "hand: 10 x 5000"},
};
// clang-format on

inline const KnownAnswer& known_answer(const std::string& id, const std::string& what) {
  for (const auto& k : known_answers)
    if (id == k.id && what == k.what) return k;
  FAIL("no known answer for " << id << ", " << what);
  return known_answers[0];
}

/// Compares what came out with the table.
inline void check_known(const std::string& id, const std::string& what, double got) {
  const auto& k = known_answer(id, what);
  INFO(id << ", " << what << ": expected " << k.number << " +- " << k.tolerance << ", got " << got << " (" << k.source
          << ")");
  CHECK(k.text == nullptr);
  CHECK(std::abs(got - k.number) <= k.tolerance);
}
inline void check_known(const std::string& id, const std::string& what, const std::string& got) {
  const auto& k = known_answer(id, what);
  INFO(id << ", " << what << " (" << k.source << ")");
  REQUIRE(k.text != nullptr);
  CHECK(got == k.text);
}

}  // namespace chokepoint::validation
