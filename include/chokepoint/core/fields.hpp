// One field list per struct: the strict reader, the schema, the reference page and the hints all walk the same list.
#pragma once

namespace chokepoint {

/// Which percentages make sense. Everything else that has a unit must not be negative.
enum class Bounds {
  share,   ///< 0 % to 100 %
  factor,  ///< 0 % and more: what something is multiplied by
  change,  ///< -100 % and more: what is added to something
};

/// The key of a field in a file, and what happens when it is absent.
struct Key {
  const char* name;
  bool required = false;
  const char* fallback = "";  ///< the default, in words, for the reference page
  Bounds bounds = Bounds::share;
};

constexpr Key must(const char* name) { return {name, true, "", Bounds::share}; }
constexpr Key may(const char* name, const char* fallback = "none") { return {name, false, fallback, Bounds::share}; }
/// `f(factor(must("to")), ...)`: percentages of this field may exceed 100 %.
constexpr Key factor(Key k) { return {k.name, k.required, k.fallback, Bounds::factor}; }
/// `f(change(may("growth")), ...)`: percentages of this field may also be negative.
constexpr Key change(Key k) { return {k.name, k.required, k.fallback, Bounds::change}; }

// A struct S of a file declares
//
//   template <class F> void fields(F& f, S& s) {
//     f(must("from"), s.from, "the site that sends");
//     f(may("takes", "0 d"), s.takes, "transit time from dispatch to receipt");
//   }
//
// and, when a bare scalar or list may stand for the whole struct, the key that it then means:
//
//   constexpr const char* shorthand(const S*) { return "cover"; }

}  // namespace chokepoint
