// Which sites, lanes or goods are meant.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

/// Names things by what they are. Lists are alternatives (or); different keys narrow (and); `except` takes away.
struct Selector {
  std::vector<Word> any_of;  ///< ids of sites, lanes, countries, regions, groups, stages; or "any"
  std::vector<Word> sites, lanes, countries, regions, groups, stages, uses, goods, elements, from, to, except;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
constexpr const char* shorthand(const Selector*) { return "any_of"; }
template <class F>
void fields(F& f, Selector& s) {
  f(may("any_of"), s.any_of, "ids of sites, lanes, countries, regions, groups or stages; `any` for all");
  f(may("sites"), s.sites, "sites by id");
  f(may("lanes"), s.lanes, "lanes by id");
  f(may("countries"), s.countries, "sites by country");
  f(may("regions"), s.regions, "sites by region");
  f(may("groups"), s.groups, "sites by group");
  f(may("stages"), s.stages, "sites by stage");
  f(may("uses"), s.uses, "sites by end use: their own `use`, or without one every use that their goods end in");
  f(may("goods"), s.goods, "goods by id or class");
  f(may("elements"), s.elements, "goods that contain one of these elements");
  f(may("from"), s.from, "lanes that leave these places");
  f(may("to"), s.to, "lanes that go to these places");
  f(may("except"), s.except, "places or goods to leave out");
}

}  // namespace chokepoint
