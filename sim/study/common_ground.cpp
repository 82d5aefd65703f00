// Which end users several scenarios share, and what makes them different worlds.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/study/comparison.hpp"

namespace chokepoint {
namespace {

std::string horizon(const Network& n) { return date_text(n.from) + " to " + date_text(n.until); }

std::string key_of(const Network& n, DemandId user) {
  const auto& d = n.demands[user];
  return n.sites[d.site].name + "\n" + n.good_of(d.item).name;
}

/// None: there is no such end user.
DemandId user_like(const Network& n, const std::string& key) {
  for (const DemandId user : all_users(n))
    if (key_of(n, user) == key) return user;
  return {};
}

std::string refusal_of(const Contestant& first, const Contestant& other) {
  const auto &a = *first.network, &b = *other.network;
  if (a.from == b.from && a.until == b.until) return "";
  return first.name + " runs from " + horizon(a) + " and " + other.name + " from " + horizon(b) +
         ": their numbers cannot be compared. Give all the same horizon, as in --set from=" + date_text(a.from) +
         " --set until=" + date_text(a.until);
}

std::string count(std::size_t n, const char* word) { return std::to_string(n) + " " + word + (n == 1 ? "" : "s"); }

void note_differences(const Contestant& first, const Contestant& other, std::vector<std::string>& notes) {
  const auto &a = *first.network, &b = *other.network;
  if (a.sites.size() != b.sites.size() || a.lanes.size() != b.lanes.size())
    notes.push_back("The networks differ: " + first.name + " has " + count(a.sites.size(), "site") + " and " +
                    count(a.lanes.size(), "lane") + ", " + other.name + " " + count(b.sites.size(), "site") + " and " +
                    count(b.lanes.size(), "lane") + ".");
  if (a.lot != b.lot) notes.push_back("The lot intervals of " + first.name + " and " + other.name + " differ.");
  if (a.deterministic != b.deterministic)
    notes.push_back("Of " + first.name + " and " + other.name +
                    " only one is random: pairing gains nothing. --deterministic makes both means, --set "
                    "deterministic=false both random.");
}

/// The end users of the first that all others have too.
std::vector<std::string> common_keys(const std::vector<Contestant>& all) {
  std::vector<std::string> keys;
  for (const DemandId user : all_users(*all.front().network)) {
    const auto key = key_of(*all.front().network, user);
    if (std::all_of(all.begin(), all.end(), [&](const Contestant& c) { return bool(user_like(*c.network, key)); }))
      keys.push_back(key);
  }
  return keys;
}

/// A good counted in other units is another good.
std::string unit_conflict(const std::vector<Contestant>& all, const CommonGround& ground) {
  for (std::size_t u = 0; u < ground.users.front().size(); ++u) {
    const auto unit = [&](std::size_t c) {
      return all[c].network->good_of(all[c].network->demands[ground.users[c][u]].item).unit;
    };
    for (std::size_t c = 1; c < all.size(); ++c)
      if (unit(c) != unit(0))
        return end_user_name(*all.front().network, ground.users.front()[u]) + " counts in " + unit(0) + " in " +
               all.front().name + " and in " + unit(c) + " in " + all[c].name + ": declare the good in the same unit";
  }
  return "";
}

}  // namespace

CommonGround common_ground(const std::vector<Contestant>& contestants) {
  CommonGround ground;
  const auto& first = contestants.front();
  for (std::size_t c = 1; c < contestants.size(); ++c) {
    if (ground.refusal = refusal_of(first, contestants[c]); !ground.refusal.empty()) return ground;
    note_differences(first, contestants[c], ground.notes);
  }
  const auto keys = common_keys(contestants);
  if (keys.empty()) {
    ground.refusal =
        "the scenarios have no end user in common: nothing that happens to one can be compared with "
        "another. End users are the same when site and good have the same names";
    return ground;
  }
  for (const auto& c : contestants) {
    ground.users.emplace_back();
    for (const auto& key : keys) ground.users.back().push_back(user_like(*c.network, key));
    const auto more = c.network->demands.size() - keys.size();
    if (more > 0)
      ground.notes.push_back(count(more, "end user") + " of " + c.name +
                             (more == 1 ? " is left out, which not all have." : " are left out, which not all have."));
  }
  ground.refusal = unit_conflict(contestants, ground);
  return ground;
}

}  // namespace chokepoint
