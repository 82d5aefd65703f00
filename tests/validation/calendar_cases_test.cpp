// Known answers about time: working days of an authority, and two things at one moment.
#include <map>

#include "chokepoint/core/workdays.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

TEST_CASE("A02: 45 Chinese working days after filing, counted by a run") {
  check_known("A02", "days from 1970 to 2025-04-04", in_days(time_of({2025, 4, 4}) - Time{}));
  const auto calendar = calendar_named("CN");
  check_known("A02", "working days of 2025",
              static_cast<double>(calendar.count(time_of({2025, 1, 1}), time_of({2026, 1, 1}))));
  std::map<std::string, std::string> decided;
  each_step(case_network("a02-working-days.yaml"), [&](const State&, const Facts& facts) {
    for (const auto& f : facts)
      if (f.kind == FactKind::approved) decided[to_text(f.since)] = to_text(f.at);
  });
  for (const char* filed : {"2025-04-04", "2025-04-07", "2025-06-27", "2025-09-01"})
    check_known("A02", std::string("filed ") + filed, decided[filed]);
}

TEST_CASE("A03: what meets at one moment keeps its order, however often its step was added") {
  const auto network = case_network("a03-same-moment.yaml");
  std::map<std::int64_t, std::string> order;
  std::map<std::string, int> times;
  each_step(network, [&](const State&, const Facts& facts) {
    for (const auto& f : facts) {
      if (f.kind != FactKind::demanded) continue;
      const auto& name = network.sites[network.demands[DemandId{f.subject}].site].name;
      auto& at = order[(f.at - network.from).seconds];
      at += (at.empty() ? "" : " ") + name;
      ++times[name];
    }
  });
  check_known("A03", "order at 1.2 d", order[103'680]);
  check_known("A03", "order at 2.4 d", order[207'360]);
  check_known("A03", "times a", times["a"]);
  check_known("A03", "times b", times["b"]);
}
