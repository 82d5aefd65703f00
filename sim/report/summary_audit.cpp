// How far the results may be relied on: precision, limits, and the accounts.
#include "report/summary_parts.hpp"

namespace chokepoint::summary {

namespace {

/// Content in grams; whole micrograms are too many digits for most readers of JSON.
Json grams(Wide micrograms) { return static_cast<double>(micrograms) * 1e-6; }

}  // namespace

Json precision(const Findings& f) {
  Json list = Json::array();
  for (const auto& g : f.precision)
    list.push_back({{"what", g.what},
                    {"unit", g.unit},
                    {"mean", g.mean},
                    {"half_width", g.half_width},
                    {"wanted", g.wanted},
                    {"met", g.met()}});
  return list;
}

Json limits(const Findings& f) {
  Json list = Json::array();
  for (const auto& l : f.limits)
    list.push_back({{"limit", l.text}, {"crossed", l.crossed}, {"mean", l.mean}, {"share", l.share}});
  return list;
}

Json audit(const Network& n, const StudyResult& study, const Findings& f) {
  Json j{{"clean", f.audit.unclean == 0},
         {"runs", f.audit.runs},
         {"unclean_runs", f.audit.unclean},
         {"events", f.audit.events}};
  const auto* pair = study.first_pair();
  if (!pair) return j;
  const auto& a = pair->scenario.audit;
  j["goods"] = Json::array();
  for (std::size_t g = 0; g < a.goods.size(); ++g) {
    const double per = static_cast<double>(n.goods[g].per_unit);
    const auto in_units = [&](Quantity q) { return static_cast<double>(q.units) / per; };
    const auto& x = a.goods[g];
    j["goods"].push_back({{"commodity", n.goods[g].name},
                          {"unit", n.goods[g].unit},
                          {"start", in_units(x.start)},
                          {"made", in_units(x.made)},
                          {"entered", in_units(x.entered)},
                          {"used", in_units(x.used)},
                          {"delivered", in_units(x.delivered)},
                          {"dumped", in_units(x.dumped)},
                          {"destroyed", in_units(x.destroyed)},
                          {"stock", in_units(x.stock)},
                          {"off", x.off.units}});
  }
  j["elements"] = Json::array();
  for (std::size_t e = 0; e < a.elements.size(); ++e) {
    const auto& x = a.elements[e];
    j["elements"].push_back({{"element", n.elements[e]},
                             {"in_g", grams(x.in)},
                             {"out_g", grams(x.out)},
                             {"stock_g", grams(x.stock)},
                             {"work_g", grams(x.work)},
                             {"lost_g", grams(x.lost)},
                             {"off_g", grams(x.off)}});
  }
  j["losses"] = Json::array();
  for (const auto& l : a.losses)
    j["losses"].push_back({{"site", n.sites[n.recipes[l.recipe].site].name},
                           {"recipe", n.recipes[l.recipe].name},
                           {"element", n.elements[l.element]},
                           {"lost_g", grams(l.lost)},
                           {"fault", l.fault}});
  return j;
}

}  // namespace chokepoint::summary
