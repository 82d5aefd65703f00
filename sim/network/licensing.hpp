// The parts of a licence regime on their way from the file to the network.
#pragma once
#include <string>
#include <vector>

#include "network/incidents.hpp"

namespace chokepoint {

// ---- compile_licence_scope.cpp ----
/// By GoodId: what the regime controls, by class and by content.
std::vector<bool> controlled_goods(Compiling& c, const LicenceSpec& s, const std::string& path);
/// The lanes on which the regime asks for a licence, at home and, where it follows the goods, abroad.
struct LicenceScope {
  std::vector<LaneId> lanes;
};
LicenceScope scope_of(Compiling& c, const LicenceSpec& s, const std::string& path);
/// By LaneId: the share that is exempt.
std::vector<Share> exempt_shares(Compiling& c, const LicenceSpec& s, const LicenceScope& scope,
                                 const std::string& path);

// ---- compile_licence_desks.cpp ----
/// Goods that the lanes carry, as a mask by GoodId.
std::vector<bool> goods_on(const Network& n, const std::vector<LicenceTerms>& terms);
/// "8 applications/d" counts; anything else is an amount of the goods that need the licence.
DeskLimit limit_of(Compiling& c, const Flow& flow, const std::vector<bool>& goods, const std::string& path);
/// A delay, checked.
Takes takes_of(Compiling& c, const Delay& delay, const std::string& path);
void set_life(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path);
void set_desks(Compiling& c, const LicenceSpec& s, const std::vector<bool>& goods, Licence& licence,
               const std::string& path);
void set_generals(Compiling& c, const LicenceSpec& s, Licence& licence, const std::string& path);
/// Which desk a change is about, and what it changes there.
void set_changed_desk(Compiling& c, const LicenceChangeSpec& s, const LicenceSpec& standing, LicenceChange& change,
                      const std::string& path);

}  // namespace chokepoint
