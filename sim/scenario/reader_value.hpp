// Reads one value from its node: plain, or as a map with its source.
#pragma once
#include "read_context.hpp"
#include "spec_kinds.hpp"
#include "value_text.hpp"

namespace chokepoint {

/// The scalar of a value, wherever it is written, and its provenance if it has one.
struct ValueNode {
  const Tree* scalar = nullptr;  ///< null: a complaint was made
  const Tree* range = nullptr;
};
/// Finds the scalar of `place`, plain or in a map {value, range, source, grade, note}, and puts it on record.
ValueNode value_node(const Place& place, bool measured);
/// True when the map is meant as a value with its source.
bool is_sourced(const Tree& map);
/// The two ends of "A to B"; complains when there are not two.
std::vector<std::string> range_ends(const Place& place, const Tree& range);

/// "" or what is wrong with a word of a closed vocabulary.
template <class E>
std::string read_value(std::string_view text, Choice<E>& out) {
  const auto word = tidy(text);
  for (std::size_t i = 0; i < words(E{}).size(); ++i) {
    if (word != words(E{})[i].word) continue;
    out.value = static_cast<E>(i);  // words() lists the enumerators in their order
    out.set = true;
    return "";
  }
  return "unknown word '" + word + "'; " + hint(word, words_of<E>());
}

/// Bare numbers and flags in quotes are text; everything with a unit is text anyway.
template <class T>
inline constexpr bool refuses_quotes = is_one_of<T, Whole, Flag, Number, Degrees>;

template <class T>
std::string read_bounded(const std::string& text, T& out, Bounds bounds) {
  auto wrong = read_value(text, out);
  if constexpr (std::is_same_v<T, Percent>) {
    if (wrong.empty()) wrong = check_bounds(out.value, bounds);
  }
  if constexpr (std::is_same_v<T, Portion>) {
    if (wrong.empty() && out.share.set) wrong = check_bounds(out.share.value, bounds);
  }
  return wrong;
}

inline void put_spot(Portion& out, Spot spot) {
  out.share.spot = spot;
  out.amount.spot = out.share.set ? Spot{} : spot;
}
inline void put_spot(std::string&, Spot) {}
inline void put_spot(Size& out, Spot spot) { out.spot = out.fixed.spot = spot; }
template <HasSpot T>
void put_spot(T& out, Spot spot) {
  out.spot = spot;
}

// True when `a` is surely more than `b`; what cannot be compared (other units, other distributions) is not.
inline bool exceeds(const Percent& a, const Percent& b) { return a.value > b.value; }
inline bool exceeds(const Span& a, const Span& b) { return a.value > b.value; }
inline bool exceeds(const Moment& a, const Moment& b) { return a.value > b.value; }
inline bool exceeds(const MomentOrNever& a, const MomentOrNever& b) { return a.value > b.value; }
inline bool exceeds(const Whole& a, const Whole& b) { return a.value > b.value; }
inline bool exceeds(const Amount& a, const Amount& b) {
  return a.unit == b.unit && as_double(a.number) > as_double(b.number);
}
inline bool exceeds(const Flow& a, const Flow& b) {
  return a.unit == b.unit && a.per == b.per && a.per_working_day == b.per_working_day &&
         as_double(a.number) > as_double(b.number);
}
inline bool exceeds(const Money& a, const Money& b) {
  return a.currency == b.currency && as_double(a.number) > as_double(b.number);
}
inline bool exceeds(const Price& a, const Price& b) {
  return a.currency == b.currency && a.unit == b.unit && a.per == b.per && as_double(a.number) > as_double(b.number);
}
inline bool exceeds(const Number& a, const Number& b) { return as_double(a.value) > as_double(b.value); }
inline bool exceeds(const Portion& a, const Portion& b) {
  return a.share.set && b.share.set ? exceeds(a.share, b.share)
                                    : !a.share.set && !b.share.set && exceeds(a.amount, b.amount);
}
inline bool exceeds(const Delay& a, const Delay& b) {
  const auto fixed = Distribution::Kind::constant;
  return a.days.kind == fixed && b.days.kind == fixed && a.working == b.working && a.days.a > b.days.a;
}

inline bool exceeds(const Size& a, const Size& b) { return !a.drawn && !b.drawn && exceeds(a.fixed, b.fixed); }
inline bool exceeds(const Variation&, const Variation&) { return false; }

/// Both ends are values of the same kind, in order, with the value between them.
template <class T>
void check_range(const Place& place, const Tree& range, const T& value) {
  const auto ends = range_ends(place, range);
  if (ends.empty()) return;
  T low{}, high{};
  for (auto* end : {&low, &high})
    if (const auto wrong = read_bounded(ends[end == &low ? 0 : 1], *end, place.key.bounds); !wrong.empty())
      return place.error(range.spot, "range: " + wrong);
  if (exceeds(low, high))
    return place.error(range.spot, "range: the lower end stands first; write '" + ends[1] + " to " + ends[0] + "'");
  if (exceeds(low, value) || exceeds(value, high))
    place.context.diagnostics.warning(range.spot, place.path, "the value lies outside its range");
}

/// Fills `out` from the node, or complains.
template <class T>
void read_value_at(const Place& place, T& out) {
  const auto found = value_node(place, is_measured<T>);
  if (found.scalar == nullptr) return;
  const auto& scalar = *found.scalar;
  if (refuses_quotes<T> && scalar.quoted)
    return place.error(scalar.spot, "'" + scalar.text + "' is in quotes, which makes it text; write it without them");
  T value{};
  if (const auto wrong = read_bounded(scalar.text, value, place.key.bounds); !wrong.empty())
    return place.error(scalar.spot, wrong);
  put_spot(value, scalar.spot);
  out = std::move(value);
  if constexpr (is_measured<T>) {
    if (found.range != nullptr) check_range(place, *found.range, out);
  }
}

}  // namespace chokepoint
