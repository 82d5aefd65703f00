// What a name can end in: the figures of one entity, of a pair, and of all end users together.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/study/asked.hpp"
#include "chokepoint/study/figures.hpp"
#include "chokepoint/study/findings.hpp"

namespace chokepoint::asked {

using Run = const RunResult& (*)(const PairResult&);

/// Absent for none.
double number(const std::optional<double>& x);
std::string unit_of(Measured m, const std::string& good_unit);
Scale scale_of(const Network& n, GoodId good);

/// A figure of an entity that a run's result holds at a fixed place.
template <class R, class Place>
std::optional<Asked> figure(const std::vector<Figure<R>>& list, const std::string& name, const Network& n, GoodId good,
                            Run run, Place place, std::string& wrong) {
  std::vector<std::string> names;
  for (const auto& f : list) {
    names.emplace_back(f.name);
    if (name != f.name) continue;
    Asked a;
    a.of = [of = f.of, scale = scale_of(n, good), run, place](const PairResult& p) {
      const R* r = place(run(p));
      return r == nullptr ? absent : number(of(*r, scale));
    };
    a.unit = unit_of(f.measured, good ? n.goods[good].unit : "");
    return a;
  }
  wrong = "there is no figure '" + name + "'; " + hint(name, names);
  return {};
}

/// A figure of a control. Its amounts are in the unit of a good that its result names.
template <class R, class Place>
std::optional<Asked> figure_of_control(const std::vector<Figure<R>>& list, const std::string& name, const Network& n,
                                       Run run, Place place, std::string& wrong) {
  auto asked = figure<R>(list, name, n, {}, run, place, wrong);
  if (!asked) return {};
  std::vector<Scale> scales;
  for (std::uint32_t g = 0; g < n.goods.size(); ++g) scales.push_back(scale_of(n, GoodId{g}));
  for (const auto& f : list)
    if (name == f.name)
      asked->of = [of = f.of, scales, none = scale_of(n, {}), run, place](const PairResult& p) {
        const R* r = place(run(p));
        return r == nullptr ? absent : number(of(*r, r->good ? scales[r->good] : none));
      };
  return asked;
}

/// What only the pair knows of an end user.
struct PairFigure {
  const char* name;
  const char* unit;
  double (*of)(const PairResult&, DemandId, Time from);
};
const std::vector<PairFigure>& pair_figures();

/// What is asked of all end users together.
struct AllFigure {
  const char* name;
  const char* unit;
  double (*of)(const RunResult&, Time from);
};
const std::vector<AllFigure>& all_figures();

}  // namespace chokepoint::asked
