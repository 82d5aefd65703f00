// The assembler copies the files; nothing of them passes through the compiler.
#include "report/page_assets.hpp"

asm(".section .rodata\n"
    ".global chokepoint_style_begin\n.global chokepoint_style_end\n"
    ".global chokepoint_script_begin\n.global chokepoint_script_end\n"
    "chokepoint_style_begin:\n.incbin \"" CHOKEPOINT_PAGE_STYLE
    "\"\nchokepoint_style_end:\n.byte 0\n"
    "chokepoint_script_begin:\n.incbin \"" CHOKEPOINT_PAGE_SCRIPT
    "\"\nchokepoint_script_end:\n.byte 0\n"
    ".previous\n");

extern "C" {
extern const char chokepoint_style_begin[], chokepoint_style_end[], chokepoint_script_begin[], chokepoint_script_end[];
}

namespace chokepoint {

std::string_view page_style() {
  return {chokepoint_style_begin, static_cast<std::size_t>(chokepoint_style_end - chokepoint_style_begin)};
}

std::string_view page_script() {
  return {chokepoint_script_begin, static_cast<std::size_t>(chokepoint_script_end - chokepoint_script_begin)};
}

}  // namespace chokepoint
