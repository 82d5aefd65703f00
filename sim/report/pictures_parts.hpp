// The rooms of pictures.json: each gives one value of the document.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "chokepoint/report/pictures.hpp"

namespace chokepoint::pictures {

using Json = nlohmann::ordered_json;

/// Four significant digits: more than a picture shows, and short.
Json rounded(double value);
/// Means of `step` values each; the last of what is left.
Json thinned(const std::vector<double>& values, std::size_t step);

using Pairs = std::vector<const PairResult*>;

/// What nine tenths of the values lie between, and the middle; `n` of `of` replications have one. Null without any.
Json spread_of(std::vector<double> values, std::size_t of);
/// The spread of a number over the replications, of those that have it.
template <class Of>
Json over(const Pairs& pairs, Of of) {
  std::vector<double> values;
  for (const auto* p : pairs)
    if (const std::optional<double> v = of(*p)) values.push_back(*v);
  return spread_of(std::move(values), pairs.size());
}
/// Days from the begin of the run; none for never.
std::optional<double> day_of(const Network& network, Time t);
/// What an end user misses more than in the baseline, in smallest units.
double unmet(const PairResult& pair, DemandId user);
/// A band by point: -2 is its baseline, -1 its mean, 0 to 4 are its quantiles.
std::vector<double> column(const Band& band, int quantile);

/// The four numbers that stand first, and who is first.
Json answer(const Network& network, const Pairs& pairs);
/// Everybody who misses more than a hundredth of a percent of some day, with what is missing by `step` days.
Json users(const Network& network, const Findings& findings, const Pairs& pairs, const std::vector<Band>& bands,
           std::size_t step);
/// Of each kind the series that the events move most.
Json fans(const std::vector<Band>& bands, std::size_t step);
/// Buyers whose deliveries come later.
Json delays(const Network& network, const Findings& findings);

/// Sites with their places and how well they deliver by month, and what flows between groups of sites.
Json sites(const Network& network, const TraceBook& traces, const std::vector<Band>& bands);
Json links(const Network& network, const TraceBook& traces);
/// For end users: the entries of the scenario ("sites.x", "lanes.y") whose numbers lie on a way to them.
Json rests_on(const Network& network, const std::vector<DemandId>& users);

}  // namespace chokepoint::pictures
