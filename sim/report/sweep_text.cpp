// The answer of a sweep: points beside each other where they are few, else the spread of each output.
#include <nlohmann/json.hpp>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/sweep_digest.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/rows_text.hpp"

namespace chokepoint {
namespace {

using Words = std::vector<std::string>;

std::string heading(const std::string& id, const std::string& unit) { return unit.empty() ? id : id + ", " + unit; }

class Text {
 public:
  Text(const SweepDigest& digest, const SweepPlan& plan, std::size_t columns)
      : d_(digest), plan_(plan), columns_(columns) {}

  std::string all() {
    head();
    const bool few = plan_.design.points() <= SweepDigest::shown && d_.effects.empty();
    if (few && plan_.design.points() > 1)
      points();
    else
      spread();
    if (!d_.effects.empty()) effects();
    limits();
    reasons();
    return std::move(text_);
  }

 private:
  void line(const std::string& text) { text_ += wrapped(text, columns_, 2) + "\n"; }

  void head() {
    line(plan_.title);
    const auto points = plan_.design.points();
    std::string s = people_number(static_cast<double>(points)) + (points == 1 ? " point" : " points");
    s += std::string(" (") + words(DesignKind{})[static_cast<std::size_t>(plan_.design.kind())].word + ")";
    if (plan_.replications > 1) s += " x " + people_number(plan_.replications) + " replications";
    s += ", seed " + std::to_string(plan_.seed);
    if (d_.failed > 0)
      s += "; " + people_number(static_cast<double>(d_.failed)) + " of " +
           people_number(static_cast<double>(d_.trials)) + " trials failed";
    line(s);
  }

  void points() {
    Words head;
    for (const auto& f : plan_.factors) head.push_back(heading(f.id, f.unit));
    for (const auto& o : plan_.outputs) {
      head.push_back(heading(o.id, o.unit));
      if (plan_.replications > 1) head.push_back("+-");
    }
    std::vector<Words> table{head};
    for (const auto& p : d_.points) {
      Words row = p.factors;
      for (const auto& m : p.outputs) {
        row.push_back(people_number(m.mean()));
        if (plan_.replications > 1) row.push_back(is_absent(m.half_width()) ? "" : people_number(m.half_width()));
      }
      table.push_back(std::move(row));
    }
    text_ += "\n" + rows_text(table, 0, columns_);
    if (plan_.replications > 1) line("  means over the replications; +-: half of the 95 % interval");
  }

  void spread() {
    std::vector<Words> table{{"output", "unit", "n", "mean", "+-", "sd", "least", "greatest"}};
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      const auto& m = d_.outputs[o];
      table.push_back({plan_.outputs[o].id, plan_.outputs[o].unit, people_number(static_cast<double>(m.n())),
                       people_number(m.mean()), is_absent(d_.error[o]) ? "" : people_number(d_.error[o]),
                       is_absent(m.sd()) ? "" : people_number(m.sd()), people_number(m.low()),
                       people_number(m.high())});
    }
    text_ += "\n" + rows_text(table, 2, columns_);
    const auto kind = plan_.design.kind();
    if (kind == DesignKind::sobol)
      line(plan_.design.scramblings() > 1 ? "  +-: half of the 95 % interval of the mean, across " +
                                                std::to_string(plan_.design.scramblings()) + " scramblings"
                                          : "  one scrambling tells no error; write more in the design");
    if (kind == DesignKind::random || kind == DesignKind::latin_hypercube)
      line(std::string("  +-: half of the 95 % interval of the mean over the points") +
           (kind == DesignKind::latin_hypercube
                ? ", as if they had been drawn independently: at least as wide as the true one"
                : ""));
  }

  void effects() {
    const bool walks = plan_.design.kind() == DesignKind::morris;
    for (std::size_t o = 0; o < plan_.outputs.size(); ++o) {
      std::vector<Words> table{walks ? Words{"factor", "mean effect", "mean size", "spread"}
                                     : Words{"factor", "alone", "with others"}};
      for (std::size_t f = 0; f < plan_.factors.size(); ++f) {
        const auto& e = d_.effects[o][f];
        if (walks)
          table.push_back({plan_.factors[f].id, people_number(e.mu), people_number(e.mu_star), people_number(e.sigma)});
        else
          table.push_back({plan_.factors[f].id, people_number(e.first), people_number(e.total)});
      }
      text_ += "\n" + plan_.outputs[o].id +
               (walks ? ": what a factor does over its whole range (elementary effects)\n"
                      : ": share of the variance that is due to a factor\n") +
               rows_text(table, 1, columns_);
    }
  }

  void limits() {
    if (plan_.limits.empty()) return;
    text_ += "\n";
    const auto ok = static_cast<double>(d_.trials - d_.failed);
    for (std::size_t l = 0; l < plan_.limits.size(); ++l) {
      const auto crossed = static_cast<double>(d_.limits[l].crossed);
      line("Limit " + plan_.limits[l].id + " (" + plan_.limits[l].when + "): crossed in " + people_number(crossed) +
           " of " + people_number(ok) + " trials" + (ok > 0 ? ", " + people_percent(crossed / ok) : "") +
           (d_.limits[l].broken ? "; that is more than " + people_percent(plan_.limits[l].allowed) + "."
                                : "; allowed are " + people_percent(plan_.limits[l].allowed) + "."));
    }
  }

  void reasons() {
    if (d_.reasons.empty()) return;
    text_ += "\nFailed trials\n";
    for (const auto& [reason, count] : d_.reasons)
      line("  " + people_number(static_cast<double>(count)) + ": " + reason);
  }

  const SweepDigest& d_;
  const SweepPlan& plan_;
  std::size_t columns_;
  std::string text_;
};

nlohmann::ordered_json number(double x) {
  if (is_absent(x)) return nullptr;
  return x;
}

}  // namespace

std::string sweep_text(const SweepDigest& digest, const SweepPlan& plan, std::size_t columns) {
  return Text(digest, plan, columns).all();
}

std::string sweep_json(const SweepDigest& d, const SweepPlan& plan) {
  using Json = nlohmann::ordered_json;
  Json j;
  j["title"] = plan.title;
  j["design"] = words(DesignKind{})[static_cast<std::size_t>(plan.design.kind())].word;
  j["points"] = plan.design.points();
  j["replications"] = plan.replications;
  j["seed"] = plan.seed;
  j["trials"] = d.trials;
  j["failed"] = d.failed;
  j["outputs"] = Json::array();
  for (std::size_t o = 0; o < plan.outputs.size(); ++o) {
    const auto& m = d.outputs[o];
    Json out{{"id", plan.outputs[o].id},     {"formula", plan.outputs[o].formula},
             {"unit", plan.outputs[o].unit}, {"n", m.n()},
             {"mean", number(m.mean())},     {"half_width", number(d.error[o])},
             {"sd", number(m.sd())},         {"least", number(m.low())},
             {"greatest", number(m.high())}};
    for (std::size_t f = 0; f < (d.effects.empty() ? 0 : plan.factors.size()); ++f) {
      const auto& e = d.effects[o][f];
      if (plan.design.kind() == DesignKind::morris)
        out["effects"][plan.factors[f].id] = {
            {"mean", number(e.mu)}, {"mean_size", number(e.mu_star)}, {"spread", number(e.sigma)}};
      else
        out["effects"][plan.factors[f].id] = {{"first", number(e.first)}, {"total", number(e.total)}};
    }
    j["outputs"].push_back(std::move(out));
  }
  j["limits"] = Json::array();
  for (std::size_t l = 0; l < plan.limits.size(); ++l)
    j["limits"].push_back({{"id", plan.limits[l].id},
                           {"when", plan.limits[l].when},
                           {"crossed", d.limits[l].crossed},
                           {"allowed_share", plan.limits[l].allowed},
                           {"broken", d.limits[l].broken}});
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chokepoint
