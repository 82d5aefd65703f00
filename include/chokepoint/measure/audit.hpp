// The books: every gram that came in is in stock, under way, in work, delivered or a named loss; checked while it runs.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/yields.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// How often the goods' accounts are compared with the state: at the end of each lot interval, or after each step.
enum class AuditDepth : std::uint8_t { every_close, every_event };

/// One good's account in smallest units: start + made + entered = used + delivered + dumped + destroyed + stock + off.
struct GoodAccount {
  Quantity start{}, made{}, entered{}, used{}, delivered{}, dumped{}, destroyed{};
  Quantity stock{};        ///< on hand, staged, held and under way at the end
  Quantity off{};          ///< must be 0
  Time first_off = never;  ///< when a check first failed
  Quantity in() const { return start + made + entered; }
  Quantity out() const { return used + delivered + dumped + destroyed; }
};

/// One element's account in micrograms (grams x parts per million): in = out + stock + work + lost + off.
struct ElementAccount {
  Wide in = 0;   ///< in start stocks and start work, mined, entered, added by recipes without a source of it
  Wide out = 0;  ///< delivered, dumped, destroyed
  Wide stock = 0, work = 0;
  Wide lost = 0;  ///< remainder of recipes: content of what went in less content of what came out; scrapped work
  Wide off = 0;   ///< must be 0
};

/// What a recipe has lost of an element (tailings, slag, dust). Below zero: content came from nowhere.
struct RecipeLoss {
  RecipeId recipe;
  ElementId element;
  Wide lost = 0;
  bool fault = false;
};

struct AuditResult {
  std::uint64_t events = 0, checks = 0;
  std::vector<GoodAccount> goods;        ///< by GoodId
  std::vector<ElementAccount> elements;  ///< by ElementId
  std::vector<RecipeLoss> losses;        ///< not zero
  std::vector<YieldAccount> yields;      ///< by RecipeId: what runs took and gave against what the recipe declares
  bool shipments_agree = true;           ///< the pool of shipments equals the lanes' totals
  bool clean() const;
};

/// Hears every fact, the warm-up's too.
class Audit {
 public:
  Audit(const Network& network, const State& start, AuditDepth depth = AuditDepth::every_close);
  void on(const Fact& fact);
  /// After each step of so many events, with the state after it; `closed`: the step ended a lot interval.
  void check(const State& state, bool closed, std::uint64_t events = 1) {
    result_.events += events;
    if (closed || depth_ == AuditDepth::every_event) compare(state, depth_ == AuditDepth::every_event);
  }
  /// The final check and the accounts by good and by element.
  AuditResult finish(const State& state);

 private:
  void compare(const State& state, bool thorough);
  void count_stock(const State& state, bool thorough);
  void value_runs();

  const Network* network_;
  AuditDepth depth_;
  Yields yields_;
  AuditResult result_;
  std::vector<Quantity> physical_;            ///< scratch, by good
  std::vector<GoodId> good_of_, good_on_;     ///< by item, by lane
  std::vector<Quantity> taken_, given_;       ///< by runs, recipe x good; their content is valued at the end
  std::vector<Wide> recipe_in_, recipe_out_;  ///< content taken and given, recipe x element
  std::vector<Wide> start_work_;              ///< recipe x element
};

/// Micrograms of the element in an amount of the good.
Wide content_of(const Good& good, ElementId element, Quantity amount);

}  // namespace chokepoint
