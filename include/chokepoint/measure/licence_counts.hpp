// How the licence queue fares: applications filed, decided and waiting, and how long they wait.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/spread.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Applications and the amounts they stand for (only of goods in the regime's unit). An application that is decided in
/// parts, or of which a part is approved (deterministic runs), counts by those parts.
struct Applications {
  double count = 0;
  Quantity amount{};
};

/// Of one month: what was filed and decided in it, and what became of those filed in it (the cohort).
struct LicenceMonth {
  Applications filed, approved, denied, waiting;  ///< waiting: at the end of the month
  double cohort_approved = 0, cohort_denied = 0;
  Applications withdrawn;
  double cohort_withdrawn = 0;
};

/// Of those under one treatment that has a name.
struct LicenceClass {
  std::string name;
  Applications filed, approved, denied, withdrawn, waiting;  ///< waiting: at the end
  Spread wait;
};

struct LicenceResult {
  EventId event;
  GoodId good;  ///< whose unit the amounts are in
  Applications filed, approved, denied, waiting;
  Applications peak;  ///< the most that waited at the end of a day
  Time peak_day = never;
  Time cleared = never;  ///< when a queue that had waited overnight was last worked off
  Spread wait;           ///< filing to the decision of each part; an application weighs the same whatever its amount
  std::vector<LicenceMonth> months;
  Applications withdrawn;
  double returned = 0;          ///< how often an application was sent back for papers
  Quantity permitted, expired;  ///< left under general licences; licences that ran out unused
  std::vector<LicenceClass> classes;

  double approved_share() const { return filed.count > 0 ? approved.count / filed.count : 0; }
};

/// Hears filed, approved, denied, returned, withdrawn, permitted, expired.
class LicenceCounts {
 public:
  LicenceCounts(const Network& network, const Window& window);
  void on(const Fact& fact);
  std::vector<LicenceResult> finish();

 private:
  struct Application {
    Quantity amount{}, left{};
    double waiting = 0;  ///< the share of it that is not decided yet
    bool open = false;
  };
  struct Desk {
    Time today{}, emptied = never;
    bool waits = false;                           ///< at the end of the day before
    std::vector<std::vector<Application>> filed;  ///< by lane and the application's serial there
    std::size_t open = 0;
    std::vector<std::uint32_t> group;  ///< by lane: its class; empty without classes
  };
  void filed(std::size_t slot, const Fact& f);
  void decided(std::size_t slot, const Fact& f);
  void other(std::size_t slot, const Fact& f);
  void turn(std::size_t slot, Time now);
  LicenceClass* class_of(std::size_t slot, const Fact& f);
  bool same_unit(const LicenceResult& regime, const Fact& f) const;

  const Network* network_;
  Window window_;
  std::vector<std::uint32_t> slot_;  ///< by event; UINT32_MAX for those that are no licence
  std::vector<LicenceResult> regimes_;
  std::vector<Desk> desks_;
};

}  // namespace chokepoint
