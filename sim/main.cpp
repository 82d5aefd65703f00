// The program's entry: opens the door.
#include "cli/door.hpp"

int main(int argc, char* argv[]) { return chokepoint::cli::open({argv + 1, argv + argc}); }
