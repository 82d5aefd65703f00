// Studies for the tests of the upper floors, from text or from the product's folder.
#pragma once
#include <string>

#include "catch.hpp"
#include "chokepoint/study/sweep.hpp"
#include "scenario/texts.hpp"

namespace chokepoint::studies {

/// Files of the test first, then the product's own.
TextSource source(const texts::Files& files = {});

SweepPlan plan(const std::string& path, const texts::Files& files = {});

/// A study over scenarios/minimal.yaml, behind its title and scenario.
SweepPlan of_minimal(const std::string& rest);

/// All complaints about a study over minimal.yaml, without their places.
std::string complaints(const std::string& rest);

}  // namespace chokepoint::studies
