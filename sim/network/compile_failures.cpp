// Plants that break down, and planned standstills, which are outages of the baseline.
#include <cmath>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

Distribution time_of_failure(Compiling& c, const Delay& delay, const std::string& path) {
  check_delay(c, delay, path);
  if (delay.working) c.error(delay.spot, path, "in days, as in exponential(30 d)");
  if (mean_of(delay.days) <= 0) c.error(delay.spot, path, "must be more than nothing");
  return delay.days;
}

void add_failure(Compiling& c, SiteId site, const FailuresSpec& s, const std::string& path) {
  if (c.net.sites[site].recipes.empty()) return c.error(s.spot, path, "the site makes nothing that could stop");
  Failure f;
  f.site = site;
  f.up = time_of_failure(c, s.up, path + ".up");
  f.down = time_of_failure(c, s.down, path + ".down");
  const double up = mean_of(f.up), down = mean_of(f.down);
  if (up + down > 0) f.availability = {std::llround(up / (up + down) * static_cast<double>(whole.ppb))};
  f.while_idle = !s.while_idle.given() || s.while_idle.value;
  f.work = static_cast<StoppedWork>(s.work.value);
  c.net.sites[site].failure = {static_cast<std::uint32_t>(c.net.failures.size())};
  c.net.failures.push_back(std::move(f));
}

void add_maintenance(Compiling& c, SiteId site, const MaintenanceSpec& s, const std::string& path) {
  if (c.net.sites[site].recipes.empty()) return c.error(s.spot, path, "the site makes nothing that could stop");
  if (s.until.value <= s.from.value) return c.error(s.until.spot, path + ".until", "must come after `from`");
  Outage outage;
  outage.sites = {site};
  outage.left = nothing;
  Incident e;
  e.id = "maintenance of " + c.net.sites[site].name;
  e.what = "maintenance";
  e.begin = e.onset.announced = s.from.value;
  e.end = s.until.value;
  e.background = true;
  e.kind = std::move(outage);
  c.net.events.push_back(std::move(e));
}

}  // namespace

void compile_failures(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) {
    const auto& spec = c.site_specs[s]->value;
    const auto path = "sites." + c.net.sites[s].name;
    if (spec.fails.given()) add_failure(c, SiteId{s}, spec.fails, path + ".fails");
    for (std::size_t i = 0; i < spec.maintenance.size(); ++i)
      add_maintenance(c, SiteId{s}, spec.maintenance[i], path + ".maintenance." + std::to_string(i));
  }
}

}  // namespace chokepoint
