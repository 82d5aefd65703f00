// From when to when, in what steps, how often.
#include "network/compiling.hpp"

namespace chokepoint {
namespace {

void check_lot(Compiling& c) {
  const auto& lot = c.spec.lot_interval;
  if (!lot.given()) return;
  if (lot.value < minute)
    c.error(lot.spot, "lot_interval", "at least one minute; the usual 1 d needs no key");
  else if (day.seconds % lot.value.seconds != 0)
    c.error(lot.spot, "lot_interval", "must divide a day into equal parts: 1 d, 12 h, 6 h, 1 h, 15 min ...");
  else
    c.net.lot = lot.value;
}

}  // namespace

void compile_horizon(Compiling& c) {
  const auto& s = c.spec;
  auto& n = c.net;
  n.title = s.title;
  n.from = s.from.value;
  n.until = s.until.value;
  if (n.until <= n.from)
    c.error(s.until.spot, "until", "must be after `from`, " + to_text(n.from) + ", but is " + to_text(n.until));
  check_lot(c);
  if (s.warm_up.value < Duration{0}) c.error(s.warm_up.spot, "warm_up", "must not be negative");
  n.warm_up = s.warm_up.value;
  if (s.replications.given() && (s.replications.value < 1 || s.replications.value > 10'000'000))
    c.error(s.replications.spot, "replications", "from 1 to 10000000");
  n.replications = s.replications.given() ? static_cast<std::uint32_t>(s.replications.value) : 1;
  if (s.seed.given() && s.seed.value < 0) c.error(s.seed.spot, "seed", "must not be negative");
  n.seed = s.seed.given() ? static_cast<std::uint64_t>(s.seed.value) : 1;
  n.deterministic = s.deterministic.value;
}

}  // namespace chokepoint
