// Boost.Program_options with its traps closed: guessing off, negative numbers refused, slips answered with a
// suggestion.
#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

/// A value that is not what the option takes; Program_options puts the option's name in.
struct BadValue : po::error_with_option_name {
  BadValue(const std::string& text, const std::string& wanted)
      : po::error_with_option_name("'" + text + "' for %canonical_option% is wrong: it takes " + wanted) {}
};

template <class Number>
Number whole_number(const std::string& text, Number least, Number most, const char* wanted) {
  Number value = 0;
  const auto end = text.data() + text.size();
  const auto got = std::from_chars(text.data(), end, value);
  if (got.ec != std::errc{} || got.ptr != end || value < least || value > most) throw BadValue(text, wanted);
  return value;
}

const std::string& single(boost::any& value, const std::vector<std::string>& words) {
  po::validators::check_first_occurrence(value);
  return po::validators::get_single_string(words);
}

std::vector<std::string> option_names(const po::options_description& options, const char* hidden) {
  std::vector<std::string> names{"--help"};
  for (const auto& o : options.options())
    if (o->long_name() != hidden) names.push_back("--" + o->long_name());
  return names;
}

/// "--replicatoins=3" is about "--replicatoins".
std::string bare(const std::string& option) { return option.substr(0, option.find('=')); }

}  // namespace

void validate(boost::any& value, const std::vector<std::string>& words, SeedOption*, int) {
  const auto& text = single(value, words);
  value = SeedOption{whole_number<std::uint64_t>(text, 0, UINT64_MAX, "a whole number from 0 to 18446744073709551615")};
}

void validate(boost::any& value, const std::vector<std::string>& words, CountOption*, int) {
  const auto& text = single(value, words);
  value = CountOption{whole_number<std::uint32_t>(text, 1, 10'000'000, "a whole number from 1 to 10000000")};
}

void validate(boost::any& value, const std::vector<std::string>& words, OrdinalOption*, int) {
  const auto& text = single(value, words);
  value = OrdinalOption{whole_number<std::uint32_t>(text, 0, 10'000'000, "a whole number from 0 to 10000000")};
}

void validate(boost::any& value, const std::vector<std::string>& words, MomentOption*, int) {
  const auto& text = single(value, words);
  const auto time = parse_time(text);
  if (!time) throw BadValue(text, "a date such as 2025-04-04");
  value = MomentOption{*time};
}

po::variables_map parse(const Grammar& grammar, const Words& words) {
  po::positional_options_description positional;
  positional.add(grammar.positional, grammar.most);
  po::variables_map values;
  try {
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(words).options(grammar.options).positional(positional).style(style).run(),
              values);
    po::notify(values);
  } catch (const po::unknown_option& slip) {
    const auto name = bare(slip.get_option_name());
    throw Misuse("there is no option '" + name + "'; " + hint(name, option_names(grammar.options, grammar.positional)));
  } catch (const po::too_many_positional_options_error&) {
    throw Misuse("too many words: it takes " +
                 std::string(grammar.most == 0 ? "none besides options" : "one " + std::string(grammar.positional)));
  } catch (const po::error& wrong) {
    throw Misuse(wrong.what());
  }
  return values;
}

bool wants_help(const Words& words) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end, [](const std::string& w) { return w == "-h" || w == "--help"; });
}

std::string options_text(const po::options_description& shown) {
  std::ostringstream text;
  text << shown;
  return text.str();
}

}  // namespace chokepoint::cli
