// How final demand moves by month, and which end users follow which profile.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "network/selecting.hpp"

namespace chokepoint {
namespace {

/// One line of a profile: which month (year 0: every year), and its amount or factor.
struct Month {
  int year = 0;
  unsigned month = 0;
  double value = 0;
  Spot spot;
};

int number(std::string_view text) {
  int value = -1;
  const auto end = text.data() + text.size();
  return std::from_chars(text.data(), end, value).ptr == end ? value : -1;
}

std::optional<Month> month_of(const Word& w) {
  const std::string_view text = w.text;
  Month m;
  m.spot = w.spot;
  if (text.size() == 7 && text[4] == '-')
    m.year = number(text.substr(0, 4));
  else if (text.size() != 2)
    return {};
  const int month = number(text.substr(text.size() - 2));
  if (month < 1 || month > 12 || m.year < 0) return {};
  m.month = static_cast<unsigned>(month);
  return m;
}

/// A year of 365 days for profiles that repeat; the real month for dated ones.
unsigned days_of(const Month& m) { return days_in_month(m.year == 0 ? 2025 : m.year, m.month); }

double value_of(const Portion& p) {
  if (p.share.given()) return as_double(p.share.value);
  const auto grams = grams_in(p.amount.unit);
  return as_double(p.amount.number) * static_cast<double>(grams.value_or(1));
}

std::vector<Month> months_of(Compiling& c, const Named<ProfileSpec>& named, const std::string& path) {
  std::vector<Month> months;
  for (const auto& line : named.value.months) {
    auto m = month_of(line.id);
    const auto here = path + "." + line.id.text;
    if (!m) {
      c.error(line.id.spot, here, "a month is 01 to 12, or a month of one year, as in 2025-04");
      continue;
    }
    m->value = value_of(line.value);
    if (m->value < 0) c.error(line.id.spot, here, "must not be negative");
    months.push_back(*m);
  }
  return months;
}

/// Amounts become factors: the month's daily amount over that of all months together.
void normalise(std::vector<Month>& months) {
  double amounts = 0, days = 0;
  for (const auto& m : months) amounts += m.value, days += days_of(m);
  for (auto& m : months) m.value = amounts > 0 ? m.value / days_of(m) / (amounts / days) : 0;
}

bool alike(Compiling& c, const Named<ProfileSpec>& named, const std::vector<Month>& months, const std::string& path) {
  const auto& lines = named.value.months;
  const auto is_share = [](const auto& l) { return l.value.share.given(); };
  const auto shares = std::count_if(lines.begin(), lines.end(), is_share);
  const auto mass = std::count_if(lines.begin(), lines.end(),
                                  [](const auto& l) { return grams_in(l.value.amount.unit).has_value(); });
  const auto dated = std::count_if(months.begin(), months.end(), [](const Month& m) { return m.year > 0; });
  const auto all = static_cast<std::ptrdiff_t>(lines.size());
  const auto mixed = [&](std::ptrdiff_t n) { return n != 0 && n != all; };
  if (mixed(shares) || (shares == 0 && mixed(mass)))
    c.error(named.id.spot, path, "mixes kinds of values; use amounts of one kind, or percentages");
  if (mixed(dated)) c.error(named.id.spot, path, "mixes months of every year with months of one year");
  return !mixed(shares) && !mixed(dated) && all > 0;
}

void require_months(Compiling& c, const Profile& p, const std::vector<bool>& known, Spot spot,
                    const std::string& path) {
  std::string missing;
  for (Time t = c.net.start(); t < c.net.until; t = t + day) {
    const auto d = date_of(t);
    const auto i =
        p.every_year ? static_cast<int>(d.month) - 1 : (d.year - p.first_year) * 12 + static_cast<int>(d.month) - 1;
    const bool there = i >= 0 && static_cast<std::size_t>(i) < known.size() && known[static_cast<std::size_t>(i)];
    const auto name = month_text(t);
    if (!there && missing.find(name) == std::string::npos) missing += (missing.empty() ? "" : ", ") + name;
    t = time_of({d.year, d.month, days_in_month(d.year, d.month)});
  }
  if (!missing.empty()) c.error(spot, path, "no value for " + missing);
}

Profile profile_of(Compiling& c, const Named<ProfileSpec>& named) {
  const auto path = "profiles." + named.id.text;
  Profile profile;
  profile.name = named.id.text;
  auto months = months_of(c, named, path);
  if (months.empty()) c.error(named.id.spot, path, "no months");
  if (months.size() != named.value.months.size() || !alike(c, named, months, path)) return profile;
  if (!named.value.months.front().value.share.given()) normalise(months);
  profile.every_year = months.front().year == 0;
  const auto by_year = [](const Month& a, const Month& b) { return a.year < b.year; };
  const int last = std::max_element(months.begin(), months.end(), by_year)->year;
  profile.first_year = std::min_element(months.begin(), months.end(), by_year)->year;
  profile.factor.assign(static_cast<std::size_t>(last - profile.first_year + 1) * 12, whole);
  std::vector<bool> known(profile.factor.size());
  for (const auto& m : months) {
    const auto i = static_cast<std::size_t>(m.year - profile.first_year) * 12 + m.month - 1;
    if (known[i]) c.error(m.spot, path, "the same month twice");
    known[i] = true;
    profile.factor[i] = {std::llround(m.value * 1e9)};
  }
  require_months(c, profile, known, named.id.spot, path);
  return profile;
}

ProfileId profile_named(Compiling& c, const Word& w, const std::string& path) {
  const auto found = c.profile_ids.find(w.text);
  if (found != c.profile_ids.end()) return found->second;
  Names names = keys_of(c.profile_ids);
  names.push_back("flat");
  if (w.given() && w.text != "flat")
    c.error(w.spot, path, "unknown profile " + quoted(w.text) + "; " + hint(w.text, names));
  return {};
}

}  // namespace

void compile_profiles(Compiling& c) {
  for (const auto& named : c.spec.profiles) {
    c.profile_ids.emplace(named.id.text, ProfileId{static_cast<std::uint32_t>(c.net.profiles.size())});
    c.net.profiles.push_back(profile_of(c, named));
  }
  for (std::size_t i = 0; i < c.spec.demand.size(); ++i) {
    const auto& s = c.spec.demand[i];
    const auto path = "demand." + std::to_string(i);
    const auto profile = profile_named(c, s.profile, path + ".profile");
    const Share growth{whole.ppb + s.growth.value.ppb};
    if (growth < nothing) c.error(s.growth.spot, path + ".growth", "demand cannot fall by more than 100 %");
    for (const auto d : demands_of(c, s.where, path + ".where")) {
      c.net.demands[d].profile = profile;
      c.net.demands[d].growth = growth;
    }
  }
}

}  // namespace chokepoint
