// The files from web/ that every page carries, as the build laid them into the program.
#pragma once
#include <string_view>

namespace chokepoint {

std::string_view page_style();
/// The program that draws the pictures; empty where it was not built.
std::string_view page_script();

}  // namespace chokepoint
