// The answer in words.
#include "chokepoint/report/terminal.hpp"

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

std::string told(const Network& n, std::uint32_t replications = 1) {
  StudyOptions o;
  o.seed = n.seed;
  o.replications = replications;
  const auto s = execute(n, o);
  return terminal_summary(n, s, summarise(n, s), {100, false});
}

bool says(const std::string& text, const std::string& words) {
  std::string flat = text;
  for (auto& c : flat)
    if (c == '\n') c = ' ';
  return flat.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the first sentence is the answer: who, when, how long after what, how much") {
  const auto text = told(cases::network("minimal.yaml"));
  INFO(text);
  CHECK(says(text,
             "First line down: car-plant on 2025-06-07, 98 days after 'closure' (2025-03-01): 10 days without cars, "
             "50,000 cars not built. Without the events nobody is short."));
  CHECK(says(text, "Audit: 0 g off over"));
  CHECK_FALSE(says(text, "WARNING"));
  CHECK(text.find('\033') == std::string::npos);
}

TEST_CASE("an event that changes nothing is said loudly") {
  const auto text = told(cases::network("minimal.yaml", {"events.closure.cut=0 %"}));
  INFO(text);
  CHECK(says(text, "WARNING: the event 'closure' (outage, 2025-03-01) CHANGED NOTHING"));
  CHECK(says(text, "Nobody runs short"));
}

TEST_CASE("an event after the end is said to be so") {
  const auto text = told(cases::network("minimal.yaml", {"events.closure.date=2027-01-01"}));
  INFO(text);
  CHECK(says(text, "lies after the run's end"));
}

TEST_CASE("several replications are told with their intervals") {
  const auto text = told(cases::random_network(), 5);
  INFO(text);
  CHECK(says(text, "5 replications"));
  CHECK(says(text, "±"));
}

TEST_CASE("the summary fits the terminal's width") {
  for (const std::size_t columns : {60, 100}) {
    const auto n = cases::network("minimal.yaml");
    StudyOptions o;
    const auto s = execute(n, o);
    const auto text = terminal_summary(n, s, summarise(n, s), {columns, false});
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      CHECK(end - at <= columns);
      at = end + 1;
    }
  }
}
