// A short scenario text run to its end by the reader, compiler and engine that users get, with the books checked after
// every event; keeps all facts so that a test can ask what happened.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint {

Network network_of(const std::string& text);

struct Story {
  Network network;
  State state;
  Facts facts;
  RunResult result;

  explicit Story(const std::string& text, RunOptions options = {});
  Story(Story&&) noexcept;
  ~Story();

  SiteId site(std::string_view name) const { return find<SiteId>(network.sites, name); }
  GoodId good(std::string_view name) const { return find<GoodId>(network.goods, name); }
  LaneId lane(std::string_view name) const { return find<LaneId>(network.lanes, name); }
  ItemId item(std::string_view at, std::string_view what) const;
  /// On hand at the end, in the good's own unit.
  double on_hand(std::string_view at, std::string_view what) const;
  double named(ItemId i, Quantity q) const;
  /// The sum of a kind of fact over a subject, in smallest units, in [from, until).
  std::int64_t sum(FactKind kind, std::uint32_t subject, std::string_view from = "1970-01-01",
                   std::string_view until = "2999-01-01") const;
  /// When a kind of fact was told of a subject, as texts.
  std::vector<std::string> times(FactKind kind, std::uint32_t subject) const;
  bool touched(std::string_view event) const;

 private:
  template <class I, class T>
  static I find(const std::vector<T>& list, std::string_view name) {
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      if (list[i].name == name) return I{i};
    }
    throw std::runtime_error("no " + std::string(name));
  }
};

}  // namespace chokepoint
