// Walks the field lists and writes the reference page.
#include <algorithm>

#include "chokepoint/scenario/schema.hpp"
#include "reference_news.hpp"
#include "spec_names.hpp"

namespace chokepoint {
namespace {

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}
std::string link(const std::string& title) { return "[" + title + "](#" + slug(title) + ")"; }

/// A cell of a Markdown table must not contain a bar.
std::string cell(const std::string& text) {
  std::string out;
  for (char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

/// The sections of the page in the order in which a reader meets them.
class Page {
 public:
  template <class T>
  void section() {
    const std::string name = title_of<T>();
    if (!start(name)) return;
    const auto* key = shorthand_of<T>();
    section_of<T>(capital(name), key == nullptr ? "" : std::string("A bare value stands for `") + key + "`.\n\n", "");
  }

  std::string text;

 private:
  bool start(const std::string& name) {
    if (std::find(met_.begin(), met_.end(), name) != met_.end()) return false;
    met_.push_back(name);
    return true;
  }

  /// The visitor: writes one line per key and remembers what has to be explained after the table.
  struct Lines {
    Page& page;
    std::string table, words, extra;
    std::vector<void (Page::*)()> next;

    template <class T>
    void operator()(const Key& key, T&, const char* doc) {
      line(key, written<T>(next), doc);
      list_words<T>(key.name);
    }
    template <class... A>
    void tagged(const Key& key, std::variant<A...>& any, const char* doc) {
      std::string tags;
      for (const auto& t : tags_of(any)) tags += (tags.empty() ? "" : ", ") + ("[" + t + "](#" + slug(t) + ")");
      line(key, "one of " + tags, doc);
      (next.push_back(&Page::alternative<A>), ...);
    }

   private:
    void line(const Key& key, const std::string& value, const std::string& doc) {
      const auto fallback = key.required ? std::string("**required**") : std::string(key.fallback);
      table +=
          "| `" + std::string(key.name) + "` | " + cell(value) + " | " + cell(fallback) + " | " + cell(doc) + " |\n";
    }
    template <class T>
    void list_words(const std::string& key) {
      if constexpr (std::is_same_v<T, Choice<Grade>>) {
        return;  // told once, above
      } else if constexpr (IsChoice<T>::value) {
        words += "\nWords of `" + key + "`:\n\n";
        for (const auto& w : chokepoint::words(typename IsChoice<T>::Enum{}))
          words += "- `" + std::string(w.word) + "`: " + w.doc + "\n";
      }
    }
  };

  template <class T>
  static std::string written(std::vector<void (Page::*)()>& next) {
    if constexpr (std::is_same_v<T, Choice<Grade>>) {
      return link("grade");
    } else if constexpr (IsChoice<T>::value) {
      return "a word, see below";
    } else if constexpr (is_value<T>) {
      return form<T>().name;
    } else if constexpr (IsTable<T>::value) {
      using Item = typename IsTable<T>::Item;
      return (is_one_of<Item, Amount, NeedSpec> ? "one id (then one unit of it), or a map of id to "
                                                : "map of id to ") +
             written<Item>(next);
    } else if constexpr (IsList<T>::value) {
      return "one or a list of " + written<typename IsList<T>::Item>(next);
    } else {
      next.push_back(&Page::section<T>);
      return link(title_of<T>());
    }
  }

  template <class A>
  void alternative() {
    if (start(tag_of<A>()))
      section_of<A>(capital(tag_of<A>()), "",
                    "An [event](#event) with `what: " + std::string(tag_of<A>()) + "` has these keys too.\n\n");
  }

  template <class T>
  void section_of(const std::string& heading, const std::string& about, const std::string& lead) {
    Lines lines{*this, "", "", "", {}};
    T any{};
    fields(lines, any);
    if constexpr (std::is_same_v<T, ScenarioSpec>) {
      for (const auto& k : merged_keys)
        lines.table += "| `" + std::string(k.name) + "` | name of a file | none | " + cell(k.doc) + " |\n";
    }
    text += "\n## " + heading + "\n\n" + lead + about + "| key | value | default | meaning |\n|---|---|---|---|\n" +
            lines.table + lines.words;
    for (const auto go : lines.next) (this->*go)();
  }

  std::vector<std::string> met_;
};

template <class... T>
std::string value_table() {
  std::string text = "| value | written |\n|---|---|\n";
  ((text += "| " + std::string(form<T>().name) + " | " + cell(form<T>().written) + " |\n"), ...);
  return text;
}

constexpr const char* opening =
    "# Reference of the scenario file\n\n"
    "<!-- Written from the field lists of the specs (reference_page in scenario/schema.hpp); a test keeps it current. "
    "-->\n\n"
    "A scenario is a YAML file of `key: value` lines. Unknown keys are errors. Sites, lanes and goods are maps keyed "
    "by id: letters, digits, `-` and `_`, "
    "at most 64 characters. A single value may stand where a list is due. A path is ids joined by dots, as in "
    "`sites.hill-mine.at_most`; "
    "`--set path=value` changes what stands there, `--set path=~` removes it.\n\n";

constexpr const char* plain_numbers =
    "\nNumbers are plain decimals: no exponent, no thousands sign, a decimal point. Every quantity has a unit. An "
    "anchor (`&sea {..}`) names a piece, and an alias (`*sea`) repeats it; merge keys (`<<`) are not read.\n\n";

std::string grade_words() {
  std::string text;
  for (const auto& w : words(Grade{})) text += "- `" + std::string(w.word) + "`: " + w.doc + "\n";
  return text;
}

std::string sources_part() {
  return R"md(## Where numbers come from

Any value may be written with its source, and a number with its range:

```yaml
growth: {value: 17 %, range: 5 % to 19 %, source: customs statistics, grade: estimate, note: first quarter only}
```

A `source` is a sentence; or the id of an entry of the table `sources`, in a network or a scenario file; or that id, a
colon and where in it, or the arithmetic. A single word, and a word in small letters before a colon and a blank, must be
an id of the table.

```yaml
sources:
  usgs-2026: {title: 'U.S. Geological Survey, Mineral Commodity Summaries 2026', address: 'https://pubs.usgs.gov'}
sites:
  hill-mine:
    source: 'usgs-2026: page 145'
    grade: reported
    makes: {ore: 1 t}
    at_most: 45000 t/y
    takes: {value: 3 d, grade: estimate, source: engineering judgement}
```

`source`, `grade` and `note` at an entry (those whose tables below list them) hold for each number inside that has none
of its own; the nearest wins. `source` and `grade` travel together: a number, or an entry, that names one of them takes
neither from around it. They hold for the numbers of their own file: a number that another file or `--set` lays into the
entry has no source until it names one. `source: ~` beside a value says that it has none.
`chokepoint check --sources FILE` lists every number with its source.

)md" + std::string("## Grade\n\n") +
         grade_words();
}

}  // namespace

std::string reference_page() {
  Page page;
  page.section<ScenarioSpec>();
  return std::string(opening) + news_part() + "## Values\n\n" +
         value_table<Amount, Flow, Span, Percent, Portion, Moment, MomentOrNever, Delay, Size, Variation, Money, Price,
                     Whole, Number, Degrees, Flag, Word, std::string>() +
         plain_numbers + sources_part() + page.text;
}

std::string study_reference_page() {
  Page page;
  page.section<StudySpec>();
  return "# Reference of the study file\n\n"
         "<!-- Written from the field lists of the specs (study_reference_page in scenario/schema.hpp); a test keeps "
         "it "
         "current. -->\n\n"
         "A study is a YAML file of `key: value` lines; unknown keys are errors. [studies.md](studies.md) explains it "
         "by "
         "examples. Values are written as in a scenario, see [reference.md](reference.md#values).\n" +
         page.text;
}

}  // namespace chokepoint
