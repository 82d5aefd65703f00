// The trials of a sweep by column, and how far each factor moves an output.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::page {

/// One column of trials.csv. A cell is a number, a date (as days from 1970), or a word.
struct Column {
  std::string name, role, unit;  ///< role: "factor", "output", or "" for what every trial has
  bool dates = false;
  std::vector<std::string> words;  ///< as they stand in the file
  std::vector<double> numbers;  ///< empty where one of the words is no number and no date; absent where nothing stands
};

struct Sweep {
  std::vector<Column> columns;
  std::size_t trials = 0;
  std::vector<bool> ok;  ///< by trial: it did not fail
};

/// From the texts of trials.csv and variables.csv; without the latter no column has a role.
Sweep sweep_of(const std::string& trials, const std::string& variables);

/// The trials at one end of a factor.
struct End {
  std::string at;                   ///< "5 d", or of a third "up to 12.3 d"
  double mean = 0, half_width = 0;  ///< of the output; 95 %, Student; absent below two trials
  std::size_t n = 0;
};
/// What an output's mean does between the ends of a factor.
struct Swing {
  std::string factor;
  bool thirds = false;  ///< the ends are the lowest and the highest third of the trials, not the extreme values
  End low, high;
};
struct Tornado {
  std::string output, unit;
  double mean = 0;
  std::size_t n = 0;          ///< trials that have the output
  std::vector<Swing> swings;  ///< the widest first
};

/// For each output that varies. A factor with at most eight values is compared at its lowest and highest one; one with
/// more in the lowest and the highest third of the trials; one of words at the words of least and greatest mean.
std::vector<Tornado> tornados(const Sweep& sweep);

}  // namespace chokepoint::page
