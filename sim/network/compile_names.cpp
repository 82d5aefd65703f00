// Looking up names, with advice when there is no such one.
#include "network/compiling.hpp"

namespace chokepoint {

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

GoodId good_named(Compiling& c, const Word& word, const std::string& path) {
  const auto found = c.good_ids.find(word.text);
  if (found != c.good_ids.end()) return found->second;
  c.error(word.spot, path, "unknown good " + quoted(word.text) + "; " + hint(word.text, keys_of(c.good_ids)));
  return {};
}

namespace {

/// The file's own calendar: Monday to Friday with its exceptions, which cover the years from the first to the last.
Workdays own_calendar(const CalendarSpec& spec) {
  std::vector<Date> off, works;
  int first = INT32_MAX, last = INT32_MIN;
  const auto add = [&](const std::vector<Moment>& from, std::vector<Date>& to) {
    for (const auto& m : from) {
      to.push_back(date_of(m.value));
      first = std::min(first, to.back().year);
      last = std::max(last, to.back().year);
    }
  };
  add(spec.off, off);
  add(spec.works, works);
  if (off.empty() && works.empty()) return Workdays::weekdays();
  return Workdays(off, works, first, last);
}

std::optional<Workdays> find_calendar(const Compiling& c, const std::string& name) {
  for (const auto& own : c.spec.calendars)
    if (own.id.text == name) return own_calendar(own.value);
  for (const auto& builtin : calendar_names())
    if (builtin == name) return calendar_named(name);
  return {};
}

Names all_calendars(const Compiling& c) {
  Names names = calendar_names();
  for (const auto& own : c.spec.calendars) names.push_back(own.id.text);
  return names;
}

}  // namespace

CalendarId calendar_of(Compiling& c, const Word& word, const std::string& path) {
  const auto known = c.calendar_ids.find(word.text);
  if (known != c.calendar_ids.end()) return known->second;
  auto days = find_calendar(c, word.text);
  if (!days) {
    c.error(word.spot, path, "unknown calendar " + quoted(word.text) + "; " + hint(word.text, all_calendars(c)));
    return {};
  }
  if (!days->covers(c.net.from) || !days->covers(c.net.until - second))
    c.warning(word.spot, path,
              "the holidays of calendar " + quoted(word.text) + " are not known for the whole time from " +
                  date_text(c.net.from) + " to " + date_text(c.net.until) + "; beyond them it is Monday to Friday");
  const CalendarId id{static_cast<std::uint32_t>(c.net.calendars.size())};
  c.net.calendars.push_back(std::move(*days));
  c.net.calendar_names.push_back(word.text);
  c.calendar_ids.emplace(word.text, id);
  return id;
}

}  // namespace chokepoint
