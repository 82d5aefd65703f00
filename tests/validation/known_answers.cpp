// Reads the table, and judges by the rule of each kind of answer.
#include "validation/known_answers.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "catch.hpp"
#include "validation/kept_results.hpp"
#include "validation/tables.hpp"

namespace chokepoint::validation {
namespace {

AnswerKind kind_of(const std::string& word) {
  if (word == "exact") return AnswerKind::exact;
  if (word == "statistical") return AnswerKind::statistical;
  if (word == "estimated") return AnswerKind::estimated;
  if (word == "at most") return AnswerKind::at_most;
  REQUIRE(word == "text");
  return AnswerKind::text;
}

/// "0.001", or "3 %" of the number.
double slack_of(const std::string& tolerance, double number) {
  const double value = std::strtod(tolerance.c_str(), nullptr);
  return tolerance.find('%') == std::string::npos ? value : value / 100 * std::abs(number);
}

std::vector<KnownAnswer> read() {
  std::vector<KnownAnswer> all;
  for (const auto& row : table_of("known_answers.csv", 6)) {
    KnownAnswer k{row[0], row[1], kind_of(row[2]), row[3], row[4], row[5]};
    k.number = std::strtod(k.expected.c_str(), nullptr);
    k.slack = slack_of(k.tolerance, k.number);
    all.push_back(std::move(k));
  }
  return all;
}

constexpr double normal_97_5 = 1.959964;

/// Of 20 runs or more, and off by four standard errors at the most; `other` is that of the known answer.
bool mean_holds(const Result& result, double off, double other) {
  if (result.runs < 20) return false;
  return off <= 4 * std::hypot(result.half_width / student_quantile(0.95, result.runs - 1), other);
}

void check(const std::string& id, const std::string& what, const Result& result) {
  const auto& k = known_answer(id, what);
  INFO(id << ", " << what << ": expected " << k.expected << " (" << k.source << "), within " << k.tolerance << ", got "
          << result.got << " +- " << result.half_width << " of " << result.runs);
  CHECK(holds(k, result));
  keep_or_compare(id, what, result);
}

}  // namespace

const std::vector<KnownAnswer>& known_answers() {
  static const std::vector<KnownAnswer> all = read();
  return all;
}

const KnownAnswer& known_answer(const std::string& id, const std::string& what) {
  for (const auto& k : known_answers())
    if (id == k.id && what == k.what) return k;
  FAIL("no known answer for " << id << ", " << what);
  return known_answers().front();
}

std::string printed(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", number);
  return text;
}

bool holds(const KnownAnswer& known, const Result& result) {
  const double got = std::strtod(result.got.c_str(), nullptr);
  const double off = std::abs(got - known.number);
  switch (known.kind) {
    case AnswerKind::exact:
      return off <= known.slack;
    case AnswerKind::statistical:
      return mean_holds(result, off, 0) && result.half_width <= known.slack;
    case AnswerKind::estimated:
      return mean_holds(result, off, known.slack / normal_97_5) && result.half_width <= known.slack;
    case AnswerKind::at_most:
      return got <= known.number;
    case AnswerKind::text:
      return result.got == known.expected;
  }
  return false;
}

void check_known(const std::string& id, const std::string& what, double got) { check(id, what, {printed(got)}); }
void check_known(const std::string& id, const std::string& what, const std::string& got) { check(id, what, {got}); }
void check_known(const std::string& id, const std::string& what, const Sample& sample) {
  const Estimate e = estimate(sample.values);
  check(id, what, {printed(e.mean), e.half_width, e.n});
}

}  // namespace chokepoint::validation
