// Walks the field lists down a path.
#include "field_at.hpp"

#include "spec_kinds.hpp"

namespace chokepoint {
namespace {

using Steps = std::vector<std::string>;

template <class T>
FieldAt found_at(const Steps& steps, std::size_t depth);

/// Looks for the field that the step names. Of a variant every alternative is asked: the same key means the same.
class Descent {
 public:
  Descent(const Steps& steps, std::size_t depth) : steps_(steps), depth_(depth) {}

  template <class T>
  void operator()(const Key& key, T&, const char*) {
    if (!found.known && steps_[depth_] == key.name) found = found_at<T>(steps_, depth_ + 1);
  }
  template <class... A>
  void tagged(const Key&, std::variant<A...>&, const char*) {
    (ask<A>(), ...);
  }

  FieldAt found;

 private:
  template <class A>
  void ask() {
    A any{};
    fields(*this, any);
  }
  const Steps& steps_;
  std::size_t depth_;
};

template <class T>
FieldAt found_at(const Steps& steps, std::size_t depth) {
  const bool arrived = depth == steps.size();
  if constexpr (IsTable<T>::value) {
    return arrived ? FieldAt{true, nullptr, false} : found_at<typename IsTable<T>::Item>(steps, depth + 1);
  } else if constexpr (IsList<T>::value) {
    return arrived ? FieldAt{true, nullptr, false} : found_at<typename IsList<T>::Item>(steps, depth + 1);
  } else if constexpr (is_struct<T>) {
    if (arrived) return {true, shorthand_of<T>(), std::is_same_v<T, Selector>};
    T any{};
    Descent descent(steps, depth);
    fields(descent, any);
    return descent.found;
  } else {
    return {arrived, nullptr, false};
  }
}

}  // namespace

FieldAt field_at(const std::vector<std::string>& steps) { return found_at<ScenarioSpec>(steps, 0); }

}  // namespace chokepoint
