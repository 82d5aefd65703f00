// From a study as written to a plan: names resolved, values tried on the scenario.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/study/sweep.hpp"

namespace chokepoint {
namespace {

/// More levels than this are not tried one by one before the first run; a case that fails is a row of the results.
constexpr std::size_t most_tried = 64;

class Planner {
 public:
  Planner(StudyRead& study, const TextSource& source)
      : study_(study), spec_(study.spec), diagnostics_(study.diagnostics), source_(source) {}

  std::optional<SweepPlan> plan() {
    plan_.title = spec_.title;
    plan_.about = spec_.about;
    plan_.study_text = study_.text;
    plan_.table_text = study_.table_text;
    plan_.has_scenario = spec_.scenario.given();
    if (plan_.has_scenario && !open_scenario()) return {};
    plan_.factors = compile_factors(spec_, plan_.from, diagnostics_);
    if (!diagnostics_.ok()) return {};
    settings();
    design();
    try_values();
    outputs();
    if (!diagnostics_.ok()) return {};
    return std::move(plan_);
  }

 private:
  void error(Spot spot, const std::string& path, const std::string& message) {
    diagnostics_.error(spot, path, message);
  }

  bool open_scenario() {
    auto tree = load_tree(study_.scenario_path, source_, diagnostics_);
    if (!tree) {
      if (diagnostics_.ok())
        error(spec_.scenario.spot, "scenario",
              "cannot read '" + study_.scenario_path + "'; it is relative to the study");
      return false;
    }
    plan_.draft = ScenarioDraft(std::move(*tree), source_);
    plan_.scenario_text = plan_.draft.text();
    std::vector<Setting> fixed;
    for (const auto& s : spec_.set) {
      const auto equals = s.text.find('=');
      if (equals == std::string::npos)
        error(s.spot, "set", "'=' is missing; write path=value, as in 'sites.hill-mine.at_most=6 t/d'");
      else
        fixed.push_back({s.text.substr(0, equals), s.text.substr(equals + 1), s.spot});
    }
    plan_.draft.set(fixed, diagnostics_);
    if (!diagnostics_.ok()) return false;
    auto read = plan_.draft.read({});
    auto network = compile(read.spec, read.diagnostics);
    for (const auto& d : read.diagnostics.all())
      if (d.severity == Severity::error)
        error(spec_.scenario.spot, "scenario",
              study_.scenario_path + ": " + (d.path.empty() ? "" : d.path + ": ") + d.message);
    if (!network || !read.diagnostics.ok()) return false;
    plan_.from = network->from;
    plan_.until = network->until;
    plan_.base = std::make_shared<const Network>(std::move(*network));
    return true;
  }

  void settings() {
    plan_.seed = spec_.seed.given() ? static_cast<std::uint64_t>(spec_.seed.value) : plan_.base ? plan_.base->seed : 1;
    plan_.deterministic =
        spec_.deterministic.given() ? spec_.deterministic.value : plan_.base && plan_.base->deterministic;
    plan_.own_draws = spec_.draws.given() && spec_.draws.value == DrawsKind::own;
    const auto n = spec_.replications.given() ? spec_.replications.value : 1;
    if (n < 1 || n > 10'000'000)
      error(spec_.replications.spot, "replications", "from 1 to 10000000; write a number between them");
    plan_.replications = static_cast<std::uint32_t>(std::clamp<std::int64_t>(n, 1, 10'000'000));
  }

  void design() {
    DesignTerms terms;
    const auto& d = spec_.design;
    const Spot spot = d.spot.line != 0 ? d.spot : spec_.spot;
    if (d.kind.given()) terms.kind = d.kind.value;
    terms.points = static_cast<std::uint64_t>(d.points.value);
    terms.scramblings = static_cast<std::uint32_t>(
        d.scramblings.given() ? d.scramblings.value
                              : std::min<std::int64_t>(8, std::max<std::int64_t>(1, d.points.value)));
    if (d.levels.given()) terms.levels = static_cast<std::uint32_t>(d.levels.value);
    terms.seed = plan_.seed;
    std::vector<Axis> axes;
    for (const auto& f : plan_.factors) axes.push_back({f.id, f.levels()});
    const std::size_t dimensions = axes.size() * (terms.kind == DesignKind::sobol_indices ? 2 : 1);
    if (dimensions > sobol_dimensions)
      return error(spot, "design", "Sobol' points have at most 3667 dimensions; take fewer factors");
    plan_.design = Design(terms, axes);
    const auto points = plan_.design.points();
    if (points == 0 || points > 1'000'000'000'000 / plan_.replications)
      error(spot, "design", "there are more than 1000000000000 cases; take fewer values, points or replications");
  }

  /// What the scenario says against these settings; "" when it takes them.
  std::string fault(const std::vector<Setting>& settings) const {
    auto read = plan_.draft.read(settings);
    if (compile(read.spec, read.diagnostics) && read.diagnostics.ok()) return "";
    for (const auto& d : read.diagnostics.all())
      if (d.severity == Severity::error) return (d.path.empty() ? "" : d.path + ": ") + d.message;
    return "the scenario cannot be compiled";
  }

  /// Does the scenario take this value, alone or together with the first values of the other factors? Its complaint is
  /// told at the value's own spot.
  void try_value(const Factor& f, const FactorValue& value, Spot spot) {
    const auto alone = fault(f.settings(value));
    if (alone.empty()) return;
    auto together = f.settings(value);
    for (const auto& other : plan_.factors)
      if (other.id != f.id)
        for (auto& s : other.settings(other.levels() > 0 ? other.level(0) : other.at(0.5)))
          together.push_back(std::move(s));
    if (!fault(together).empty()) error(spot, "factors." + f.id, "'" + value.text + "' does not fit: " + alone);
  }

  /// The rows of a list are tried as they stand.
  void try_rows() {
    const auto errors = diagnostics_.errors();
    for (std::uint64_t row = 0;
         row < std::min<std::uint64_t>(plan_.design.points(), most_tried) && diagnostics_.errors() < errors + 3;
         ++row) {
      std::vector<Setting> settings;
      for (const auto& f : plan_.factors)
        for (auto& s : f.settings(f.level(row))) settings.push_back(std::move(s));
      if (const auto why = fault(settings); !why.empty())
        error(spec_.factors[0].value.values[row].spot, "", "this row does not fit: " + why);
    }
  }

  void try_values() {
    if (!diagnostics_.ok() || !plan_.has_scenario) return;
    if (plan_.design.kind() == DesignKind::list) return try_rows();
    for (std::size_t i = 0; i < plan_.factors.size(); ++i) {
      const auto& f = plan_.factors[i];
      const auto& spec = spec_.factors[i].value;
      if (f.paths.empty()) continue;
      const auto errors = diagnostics_.errors();
      if (f.kind == Factor::Kind::switches) {
        try_value(f, {"off", 0}, spec.switches[0].spot);
      } else if (!spec.values.empty()) {
        for (std::size_t v = 0; v < std::min(spec.values.size(), most_tried) && diagnostics_.errors() < errors + 3; ++v)
          try_value(f, f.level(v), spec.values[v].spot);
      } else {
        const auto& end = spec.from.given() ? spec.from.spot : spec.distribution.spot;
        try_value(f, f.at(0), end);
        if (diagnostics_.errors() == errors) try_value(f, f.at(1), end);
      }
    }
  }

  // ---- names ----

  std::optional<std::uint32_t> factor_named(const std::string& name) const {
    for (std::uint32_t i = 0; i < plan_.factors.size(); ++i)
      if (plan_.factors[i].id == name) return i;
    return {};
  }
  std::optional<std::uint32_t> output_named(const std::string& name) const {
    for (std::uint32_t i = 0; i < plan_.outputs.size(); ++i)
      if (plan_.outputs[i].id == name) return i;
    return {};
  }

  std::optional<std::uint32_t> asked_named(const std::string& name, std::string& unit, std::string& wrong) {
    if (!plan_.base) {
      wrong = "there is no scenario that has '" + name + "'; write `scenario`";
      return {};
    }
    const auto asked = ask(*plan_.base, name, wrong);
    if (!asked) return {};
    unit = asked->unit;
    plan_.needs.add(asked->needs);
    const auto found = std::find(plan_.asked.begin(), plan_.asked.end(), name);
    if (found != plan_.asked.end()) return static_cast<std::uint32_t>(found - plan_.asked.begin());
    plan_.asked.push_back(name);
    return static_cast<std::uint32_t>(plan_.asked.size() - 1);
  }

  std::string unknown(const std::string& name) const {
    std::vector<std::string> known;
    for (const auto& f : plan_.factors) known.push_back(f.id);
    for (const auto& o : plan_.outputs) known.push_back(o.id);
    return "there is no factor and no output above called '" + name + "'; " + hint(name, known) +
           " (numbers of the run have dots: users.car-plant.unmet; a minus needs blanks around it)";
  }

  /// Reads and binds a formula. `unit` is set where it is nothing but one number of the run.
  BoundFormula bound(const Word& text, const std::string& path, std::string& unit) {
    BoundFormula b;
    std::size_t column = 0;
    if (const auto wrong = Formula::read(text.text, b.formula, column); !wrong.empty()) {
      error(text.spot, path, "'" + text.text + "', character " + std::to_string(column) + ": " + wrong);
      return b;
    }
    std::string last_unit;
    for (const auto& name : b.formula.names()) {
      std::string wrong;
      if (const auto f = factor_named(name)) {
        if (plan_.factors[*f].kind == Factor::Kind::words)
          wrong = "the values of '" + name + "' are words; a formula takes numbers";
        b.sources.push_back({BoundFormula::From::factor, *f});
      } else if (const auto o = output_named(name)) {
        b.sources.push_back({BoundFormula::From::output, *o});
      } else if (name.find('.') == std::string::npos) {
        wrong = unknown(name);
      } else if (const auto a = asked_named(name, last_unit, wrong)) {
        b.sources.push_back({BoundFormula::From::run, *a});
      }
      if (!wrong.empty()) error(text.spot, path, name + ": " + wrong);
    }
    if (b.formula.names().size() == 1 && b.formula.names()[0] == text.text) unit = last_unit;
    return b;
  }

  void outputs() {
    for (const auto& named : spec_.outputs) {
      SweepOutput o;
      o.id = named.id.text;
      o.formula = named.value.formula.text;
      o.about = named.value.about;
      std::string unit;
      o.bound = bound(named.value.formula, "outputs." + o.id, unit);
      o.moment = unit == "day";
      o.unit = named.value.unit.empty() ? unit : named.value.unit;
      plan_.outputs.push_back(std::move(o));
    }
    for (const auto& named : spec_.fail_if) {
      SweepLimit l;
      l.id = named.id.text;
      l.when = named.value.when.text;
      l.allowed = named.value.in_more_than.given() ? as_double(named.value.in_more_than.value) : 0;
      std::string unit;
      l.bound = bound(named.value.when, "fail_if." + l.id, unit);
      plan_.limits.push_back(std::move(l));
    }
    for (const auto& named : spec_.series) series(named);
  }

  void series(const Named<OutputSpec>& named) {
    SweepSeries s;
    s.id = named.id.text;
    s.name = named.value.formula.text;
    std::string wrong;
    const auto asked = plan_.base ? ask_series(*plan_.base, s.name, wrong) : std::nullopt;
    if (!asked) return error(named.value.formula.spot, "series." + s.id, s.name + ": " + wrong);
    s.unit = asked->unit;
    plan_.needs.add(asked->needs);
    plan_.series.push_back(std::move(s));
  }

  StudyRead& study_;
  const StudySpec& spec_;
  Diagnostics& diagnostics_;
  const TextSource& source_;
  SweepPlan plan_;
};

}  // namespace

std::optional<SweepPlan> plan_sweep(StudyRead& study, const TextSource& source) {
  if (!study.diagnostics.ok()) return {};
  return Planner(study, source).plan();
}

}  // namespace chokepoint
