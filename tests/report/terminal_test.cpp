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

namespace {

std::string stop_at(const std::string& keys) { return "reported_stops=[{id: a, who: 'Swift, Sagara', " + keys + "}]"; }

/// Twenty-two shops with 1 to 22 days of ore, three lines with 23 to 25, two shops that another mine supplies; the
/// first mine is closed for 60 days, so that all but those two run short, in that order.
std::string many_end_users(int shops, int lines, int well) {
  std::string sites = "  mine: {makes: ore}\n  other-mine: {makes: ore}\n", lanes;
  const auto add = [&](const std::string& name, const std::string& keys, const char* mine) {
    sites += "  " + name + ": {" + keys + "}\n";
    lanes += "  to-" + name + ": {from: " + mine + ", to: " + name + ", carries: ore, takes: 1 d}\n";
  };
  for (int i = 1; i <= shops + lines; ++i) {
    const auto keeps = ", keeps: {ore: " + std::to_string(i) + " d}";
    if (i <= shops)
      add("shop-" + std::to_string(i), "sells: {ore: 1 t/d}" + keeps, "mine");
    else
      add("line-" + std::to_string(i), "makes: tool, needs: {ore: 1 t}, sells: {tool: 1 tools/d}" + keeps, "mine");
  }
  for (int i = 1; i <= well; ++i)
    add("well-" + std::to_string(i), "sells: {ore: 1 t/d}, keeps: {ore: 5 d}", "other-mine");
  return "title: t\nfrom: 2025-01-01\nuntil: 2026-01-01\ngoods: {ore: t, tool: tools}\nsites:\n" + sites + "lanes:\n" +
         lanes + "events: [{id: e, date: 2025-02-01, what: outage, where: mine, lasts: 60 d}]\n";
}

std::string told_of(const std::string& text, bool written = false) {
  auto read = read_scenario("s.yaml", [&](const std::string&) { return std::optional<std::string>(text); });
  const auto n = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(n);
  const auto s = execute(*n, StudyOptions{});
  return terminal_summary(*n, s, summarise(*n, s), {100, false, written});
}

std::size_t count_of(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("reported stops stand beside the model's, with the days between") {
  // By hand: 7 June is 12 days after 26 May.
  const auto text = told(cases::network("minimal.yaml", {stop_at("where: car-plant, date: 2025-05-26")}));
  INFO(text);
  CHECK(text.find("First stops that were reported, and the model's\n"
                  "  who              reported       model   days  model's site\n"
                  "  Swift, Sagara  2025-05-26  2025-06-07  +12 d  car-plant\n\n") != std::string::npos);
  const auto none = told(cases::network(
      "minimal.yaml", {stop_at("where: car-plant, date: 2025-05-26, grade: estimate"), "events.closure.lasts=30 d"}));
  INFO(none);
  CHECK(none.find("  who               reported    model  model's site\n"
                  "  Swift, Sagara  ~2025-05-26  no stop  car-plant\n"
                  "  ~: the reported day is an estimate\n") != std::string::npos);
  CHECK_FALSE(says(told(cases::network("minimal.yaml")), "First stops that were reported"));
}

TEST_CASE("a stop that some replications do not have says in how many it happens") {
  const auto n =
      cases::network("minimal.yaml", {"lanes.magnet-ship.takes=triangular(30 d, 35 d, 46 d)",
                                      "events.closure.lasts=51 d", stop_at("where: car-plant, date: 2025-05-26")});
  StudyOptions o;
  o.seed = n.seed;
  o.replications = 9;
  const auto s = execute(n, o);
  const auto f = summarise(n, s);
  const auto text = terminal_summary(n, s, f, {100, false});
  INFO("seed " << o.seed << "\n" << text);
  REQUIRE(f.stops[0].day.n < 9);
  CHECK(says(text, "  " + std::to_string(f.stops[0].day.n) + " of 9  car-plant"));
  CHECK(says(text, "model: the median of the runs in which it stops"));
}

TEST_CASE("of many end users the worst twenty are told: stopped lines first, then by shortage") {
  const auto text = told_of(many_end_users(22, 3, 2));
  INFO(text);
  CHECK(text.find("\n  line-23 ") < text.find("\n  line-24 "));
  CHECK(text.find("\n  line-25 ") < text.find("\n  shop-1 "));
  CHECK(text.find("\n  shop-1 ") < text.find("\n  shop-2 "));
  CHECK(count_of(text, "\n  shop-") == 17);  // 20 rows less 3 lines
  CHECK(count_of(text, "\n  well-") == 0);
  CHECK(says(text, "  5 more ran short, 2 never; --out FOLDER writes them all"));  // shop-18 to shop-22
  CHECK(says(told_of(many_end_users(22, 3, 2), true), "  5 more ran short, 2 never; end_users.csv has them all"));
  CHECK(says(told_of(many_end_users(22, 0, 0)), "  2 more ran short; --out FOLDER"));
}

TEST_CASE("who is never short is counted, not listed") {
  const auto text = told_of(many_end_users(2, 1, 3));
  INFO(text);
  CHECK(says(text, "  3 more were never short"));
  CHECK_FALSE(says(text, "well-"));
  CHECK(says(told_of(many_end_users(2, 1, 1)), "  1 more was never short"));
  CHECK_FALSE(says(told_of(many_end_users(2, 1, 0)), "never short"));
  const auto well = told_of(many_end_users(0, 0, 3));
  INFO(well);
  CHECK(says(well, "End users   None of the 3 is ever short."));
  CHECK_FALSE(says(well, "demanded"));
  CHECK(says(told(cases::network("minimal.yaml", {"events.closure.lasts=30 d"})), "  car-plant is never short."));
}

TEST_CASE("the baseline has a column only where somebody is short without the events") {
  CHECK_FALSE(says(told(cases::network("minimal.yaml")), "  baseline"));
  CHECK(says(told(cases::network("minimal.yaml", {"sites.hill-mine.at_most=4 t/d"})), "  baseline"));
}

TEST_CASE("the way of the shock through more than eight goods is told stage by stage") {
  // Two makers of five goods each out of one ore: the parts need it at once, the wares from a stock of 20 days.
  std::string goods = "ore: t", sites = "  mine: {makes: ore}\n", lanes;
  for (const std::string kind : {"part", "ware"})
    for (int i = 1; i <= 5; ++i) {
      const auto name = kind + std::to_string(i);
      const std::string days = kind == "part" || i == 1 ? "10 d" : "20 d";
      goods += ", " + name + ": t";
      sites += "  make-" + name + ": {stage: " + (kind == "part" ? "parts" : "wares") + ", makes: " + name +
               ", needs: {ore: 1 t}, keeps: {ore: " + days + "}, sells: {" + name + ": 1 t/d}}\n";
      lanes += "  to-" + name + ": {from: mine, to: make-" + name + ", carries: ore, takes: 1 d}\n";
    }
  const auto text =
      told_of("title: t\nfrom: 2025-01-01\nuntil: 2026-01-01\ngoods: {" + goods + "}\nsites:\n" + sites + "lanes:\n" +
              lanes + "events: [{id: e, date: 2025-02-01, what: outage, where: mine, lasts: 60 d}]\n");
  INFO(text);
  // By hand: the last ore leaves on 31 January and arrives a day later; 10 and 20 days of stock follow.
  CHECK(says(text,
             "  Output falls by more than 1 %, stage by stage; in brackets what falls later:   no stage from "
             "2025-02-01: ore   parts from 2025-02-12: part1, part2, part3, part4, part5   wares from 2025-02-12: "
             "ware1, ware2 (02-22), ware3 (02-22), ware4 (02-22), ware5 (02-22)"));
}

TEST_CASE("surplus that nobody took is told") {
  // By hand: 10 t/d of w bring 20 t/d of v, of which 15 are sold: 181 x 5 t, less the 100 t that the store keeps.
  const auto text = told_of(
      "title: t\nfrom: 2025-01-01\nuntil: 2025-07-01\ngoods: {w: t, v: t}\nsites:\n"
      "  fab: {makes: {w: 1 t, v: 2 t}, driving: w, keeps: {v: {starts_with: 0 t, room: 100 t, when_full: dump}}}\n"
      "  shop: {sells: {w: 10 t/d}, keeps: {w: 0 d}}\n  vs: {sells: {v: 15 t/d}, keeps: {v: 0 d}}\n"
      "lanes:\n  l: {from: fab, to: shop, carries: w}\n  m: {from: fab, to: vs, carries: v}\n");
  INFO(text);
  CHECK(says(text, "Surplus that nobody took: 805 t of v."));
  CHECK_FALSE(says(told(cases::network("minimal.yaml")), "Surplus"));
}
