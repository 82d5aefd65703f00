// How the prices of the markets went, and what demand they destroyed.
#pragma once
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// One market's price in currency for a named unit of its good.
struct PriceResult {
  struct Step {
    Time at{};
    double price = 0;
  };
  std::vector<Step> steps;  ///< the start, then every change
  double mean = 0, highest = 0, end = 0;
  Time highest_at{};
  /// The price at a moment.
  double at(Time t) const;
};

struct PricesResult {
  std::vector<PriceResult> markets;  ///< by Network::markets
  std::vector<Quantity> forgone;     ///< by DemandId; destroyed demand, apart from shortage; empty without markets
};

/// Hears priced, forgone. What lies before `network.from` sets the first step.
class PriceLog {
 public:
  PriceLog(const Network& network, const Window& window);
  void on(const Fact& fact);
  PricesResult finish();

 private:
  Window window_;
  PricesResult result_;
};

}  // namespace chokepoint
