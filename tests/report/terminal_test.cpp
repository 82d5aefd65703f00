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
  CHECK(says(text, "The events made no difference: none of them changed anything. Nobody runs short"));
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

namespace {

/// The first event closes nothing of the mine; the second all of it.
const std::vector<std::string> idle_and_real{
    "events=[{id: idle, date: 2025-02-01, what: outage, where: hill-mine, lasts: 60 d, cut: 0 %}, "
    "{id: closure, date: 2025-03-01, what: outage, where: hill-mine, lasts: 60 d}]"};

}  // namespace

TEST_CASE("the answer counts from the event that bit, not from one that changed nothing") {
  const auto text = told(cases::network("minimal.yaml", idle_and_real));
  INFO(text);
  CHECK(says(text, "98 days after 'closure' (2025-03-01)"));
  CHECK(says(text, "the event 'idle' (outage, 2025-02-01) CHANGED NOTHING"));
}

TEST_CASE("a shortage that is there without the events is not put down to them") {
  const auto text = told(cases::network("minimal.yaml", {"sites.hill-mine.at_most=4 t/d", "events.closure.cut=0 %"}));
  INFO(text);
  CHECK(says(text,
             "The events made no difference: none of them changed anything. The shortage is there without them "
             "too. First short: car-plant on"));
  CHECK_FALSE(says(text, "after 'closure'"));
  // Bites at the mine on the last day of the year: no car feels it before the end.
  const auto late = told(cases::network(
      "minimal.yaml", {"sites.hill-mine.at_most=4 t/d", "events.closure.date=2025-12-30", "events.closure.lasts=1 d"}));
  INFO(late);
  CHECK(says(late, "The events made no difference: the shortage is there without them too. First short"));
}

TEST_CASE("an outage within one lot interval that changes nothing points to the lot interval") {
  const auto text = told(cases::network(
      "minimal.yaml", {"events.closure.date=2025-03-01 06:00", "events.closure.lasts=6 h", "events.closure.cut=0 %"}));
  INFO(text);
  CHECK(says(text, "lot_interval (24 h)"));
}

TEST_CASE("stages without a name are told by their goods alone, and the table explains its last columns") {
  const auto text = told(cases::network("minimal.yaml"));
  INFO(text);
  CHECK_FALSE(says(text, "level"));
  CHECK(says(text, "ore from 2025-03-01"));
  CHECK(says(text, "survives: from the first event that bit"));
}
