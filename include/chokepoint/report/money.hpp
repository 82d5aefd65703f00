// Accounts and prices for readers: two tables, two sections of the terminal, two parts of summary.json.
#pragma once
#include <string>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// One row: a kind of cost or income of all sites, of one site, or of one end user; only a head without accounts.
std::string money_csv(const Network& network, const Findings& findings);
/// Every change of a price in both runs of replication 0.
std::string prices_csv(const Network& network, const StudyResult& study);

/// What the events cost, kind by kind; "" without accounts.
std::string money_text(const Findings& findings, std::size_t columns);
/// Where prices began, how high they went and where they ended; "" without markets.
std::string prices_text(const Network& network, const Findings& findings, std::size_t columns);

/// JSON documents: the values of the keys `money` and `prices` of summary.json; "null" where there are none.
std::string money_json(const Network& network, const Findings& findings);
std::string prices_json(const Network& network, const Findings& findings);

}  // namespace chokepoint
