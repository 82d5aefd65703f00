// Lists of a pool's records: first in, first out, while records come, go and move on.
#include "chokepoint/engine/pool.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

struct Entry {
  std::uint32_t next = no_index;
  int value = 0;
};

}  // namespace

TEST_CASE("a chain gives its records in the order in which they came") {
  Pool<Entry> pool;
  Chain chain;
  for (const int value : {3, 1, 2}) append(chain, pool, pool.add({no_index, value}));
  std::vector<int> values;
  work_off(chain, pool, [&](std::uint32_t i) { values.push_back(pool[i].value); });
  CHECK(values == std::vector<int>{3, 1, 2});  // as appended
  work_off(chain, pool, [&](std::uint32_t) { FAIL("the chain is empty"); });
}

TEST_CASE("an agenda gives what is due at a turn in the order in which it came, over any number of chunks") {
  Agenda agenda;
  agenda.resize(3);
  for (std::uint32_t i = 0; i < 200; ++i) agenda.add(i % 4, i);  // the fourth lies beyond the end
  for (std::uint32_t turn = 0; turn < 3; ++turn) {
    std::vector<std::uint32_t> records;
    agenda.work_off(turn, [&](std::uint32_t i) { records.push_back(i); });
    REQUIRE(records.size() == 50);
    for (std::uint32_t k = 0; k < 50; ++k) CHECK(records[k] == 4 * k + turn);
    agenda.work_off(turn, [&](std::uint32_t) { FAIL("the list is empty"); });
  }
}

TEST_CASE("a record may be removed or change chains while its chain is worked off") {
  Pool<Entry> pool;
  Chain from, to;
  for (const int value : {1, 2, 3, 4}) append(from, pool, pool.add({no_index, value}));
  work_off(from, pool, [&](std::uint32_t i) {
    if (pool[i].value % 2 == 0) return append(to, pool, i);
    pool.remove(i);
  });
  append(to, pool, pool.add({no_index, 5}));  // in the slot of a removed one
  CHECK(pool.slots().size() == 4);
  std::vector<int> values;
  work_off(to, pool, [&](std::uint32_t i) { values.push_back(pool[i].value); });
  CHECK(values == std::vector<int>{2, 4, 5});
}
