// The door: the first word says which verb, the verb says what it did with an exit code.
#pragma once
#include <string>
#include <vector>

namespace chokepoint::cli {

using Words = std::vector<std::string>;

/// What the program's exit says. Documented; scripts and schedulers rely on it.
enum Exit : int {
  fine = 0,
  run_failed = 1,     ///< a run failed, the books do not balance, or a result could not be written
  misuse = 2,         ///< usage, or an invalid scenario
  limit_crossed = 4,  ///< a limit that was asked for was crossed
  interrupted = 130,  ///< Ctrl-C; finished work was kept
};

/// One verb: its words after the name, and its help.
struct Verb {
  const char* name;
  const char* summary;
  Exit (*act)(const Words& words);
  std::string (*help)();
};
const std::vector<Verb>& verbs();

/// The whole program: the words after the program's name; gives the exit code. Never throws.
int open(const Words& words);

}  // namespace chokepoint::cli
