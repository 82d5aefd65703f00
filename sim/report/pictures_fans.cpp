// Bands over time: which are shown, and how their days are thinned.
#include <algorithm>
#include <cmath>

#include "report/pictures_parts.hpp"

namespace chokepoint::pictures {

std::vector<double> column(const Band& band, int quantile) {
  std::vector<double> values;
  for (const auto& p : band.points)
    values.push_back(quantile == -2   ? p.baseline
                     : quantile == -1 ? p.mean
                                      : p.quantiles[static_cast<std::size_t>(quantile)]);
  return values;
}

namespace {

constexpr std::size_t most_users = 6, most_backlogs = 6, most_exports = 6, most_others = 8;

/// By how much a band leaves its baseline: the area between them, as a share of the baseline's area or of the peak.
double departure(const Band& band) {
  double apart = 0, area = 0;
  for (const auto& p : band.points) {
    apart += std::abs(p.mean - p.baseline);
    area += std::max(std::abs(p.mean), std::abs(p.baseline));
  }
  return area > 0 ? apart / area : 0;
}

double peak_gain(const Band& band) {
  double most = 0;
  for (const auto& p : band.points) most = std::max(most, p.mean - p.baseline);
  return most;
}

std::size_t most_of(Traced kind) {
  if (kind == Traced::shortage) return most_users;
  if (kind == Traced::backlog) return most_backlogs;
  return kind == Traced::exports ? most_exports : most_others;
}

/// Those of a kind that leave their baseline most. Of backlogs and exports also how much counts.
std::vector<const Band*> told(const std::vector<Band>& bands, Traced kind) {
  std::vector<const Band*> list;
  for (const auto& b : bands)
    if (b.series.kind == kind &&
        (kind == Traced::observed || kind == Traced::quota || kind == Traced::queue || departure(b) > 0.002))
      list.push_back(&b);
  const auto weight = [&](const Band* b) {
    if (kind == Traced::shortage) {
      double sum = 0;
      for (const auto& p : b->points) sum += p.mean - p.baseline;
      return sum;
    }
    return kind == Traced::backlog ? departure(*b) * std::sqrt(peak_gain(*b)) : departure(*b);
  };
  std::stable_sort(list.begin(), list.end(), [&](const Band* a, const Band* b) { return weight(a) > weight(b); });
  if (list.size() > most_of(kind)) list.resize(most_of(kind));
  return list;
}

Json fan(const Band& band, std::size_t step) {
  const auto& s = band.series;
  Json j{{"kind", word_of(s.kind)}, {"who", s.who}, {"unit", s.unit}, {"monthly", s.monthly}};
  if (s.kind == Traced::observed) j["series"] = s.of;
  const auto thin = s.monthly ? 1 : step;
  j["baseline"] = thinned(column(band, -2), thin);
  j["bands"] = Json::array();
  for (int q = 0; q < 5; ++q) j["bands"].push_back(thinned(column(band, q), thin));
  return j;
}

/// Cover is told of those whose shortage is told, so that the two can be read together.
std::vector<const Band*> cover_of(const std::vector<const Band*>& shortages, const std::vector<Band>& bands) {
  std::vector<const Band*> list;
  for (const auto* s : shortages)
    for (const auto& b : bands)
      if (b.series.kind == Traced::cover && b.series.of == s->series.of) list.push_back(&b);
  return list;
}

}  // namespace

Json fans(const std::vector<Band>& bands, std::size_t step) {
  Json list = Json::array();
  const auto shortages = told(bands, Traced::shortage);
  for (const auto* b : shortages) list.push_back(fan(*b, step));
  for (const auto* b : cover_of(shortages, bands)) list.push_back(fan(*b, step));
  for (const auto kind : {Traced::backlog, Traced::observed, Traced::exports, Traced::queue, Traced::quota,
                          Traced::price, Traced::output})
    for (const auto* b : told(bands, kind)) list.push_back(fan(*b, step));
  return list;
}

}  // namespace chokepoint::pictures
