// Ids of different kinds do not mix; a range of ids walks them in order.
#include "chokepoint/core/id.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"

using namespace chokepoint;

namespace {

using Apple = Id<struct AppleTag>;
using Pear = Id<struct PearTag>;

template <class A, class B>
constexpr bool comparable = requires(A a, B b) { a == b; };
template <class A, class B>
constexpr bool ordered = requires(A a, B b) { a < b; };

static_assert(comparable<Apple, Apple> && ordered<Apple, Apple>);
static_assert(!comparable<Apple, Pear> && !ordered<Apple, Pear>);

}  // namespace

TEST_CASE("an id that was not set is false and differs from every other") {
  CHECK_FALSE(static_cast<bool>(Apple{}));
  CHECK(static_cast<bool>(Apple{0}));
  CHECK((Apple{} == Apple{}));
  CHECK((Apple{0} != Apple{}));
}

TEST_CASE("a range of ids gives each from the first to before the last") {
  const IdRange<Apple> range{3, 6};
  std::vector<std::size_t> seen;
  for (const Apple a : range) seen.push_back(a);
  CHECK(seen == std::vector<std::size_t>{3, 4, 5});
  CHECK(range.size() == 3);
  CHECK(std::find(range.begin(), range.end(), Apple{5}) != range.end());
  CHECK(std::find(range.begin(), range.end(), Apple{6}) == range.end());
  CHECK((range.contains(Apple{5}) && !range.contains(Apple{6}) && !range.contains(Apple{2})));
  CHECK(IdRange<Apple>{}.empty());
}
