// The verbs, each in a file of its own.
#pragma once
#include "cli/door.hpp"

namespace chokepoint::cli {

Exit check(const Words& words);
std::string check_help();
Exit compare(const Words& words);
std::string compare_help();
Exit merge(const Words& words);
std::string merge_help();
Exit run(const Words& words);
std::string run_help();
Exit schema(const Words& words);
std::string schema_help();
Exit sweep(const Words& words);
std::string sweep_help();
Exit trace(const Words& words);
std::string trace_help();

}  // namespace chokepoint::cli
