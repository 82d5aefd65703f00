// How a verb reads its words: no abbreviations, no guessed options, numbers that are what they say.
#pragma once
#include <boost/program_options.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "chokepoint/core/time.hpp"
#include "cli/door.hpp"

namespace chokepoint::cli {

/// Wrong usage; the text says what and what would be right. Exit code 2.
struct Misuse : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A seed: 0 to 2^64 - 1. A plain std::uint64_t would take "-1".
struct SeedOption {
  std::uint64_t value = 0;
};
/// How many: a whole number from 1 to 10,000,000.
struct CountOption {
  std::uint32_t value = 0;
};
/// Which one, counted from 0, or how many with 0 for no limit: a whole number from 0 to 10,000,000.
struct OrdinalOption {
  std::uint32_t value = 0;
};
/// A date, or a date with a time.
struct MomentOption {
  Time value{};
};
void validate(boost::any& value, const std::vector<std::string>& words, SeedOption*, int);
void validate(boost::any& value, const std::vector<std::string>& words, CountOption*, int);
void validate(boost::any& value, const std::vector<std::string>& words, OrdinalOption*, int);
void validate(boost::any& value, const std::vector<std::string>& words, MomentOption*, int);

/// A verb's options and what its bare words mean.
struct Grammar {
  boost::program_options::options_description options;
  const char* positional;  ///< name of the option that takes the bare words
  int most;                ///< how many of them; -1: any number
};

/// Throws Misuse, with the nearest right option for a slip.
boost::program_options::variables_map parse(const Grammar& grammar, const Words& words);

/// "-h" or "--help" among the words, before a "--".
bool wants_help(const Words& words);
/// The options' help, without the one that stands for the bare words.
std::string options_text(const boost::program_options::options_description& shown);

}  // namespace chokepoint::cli
