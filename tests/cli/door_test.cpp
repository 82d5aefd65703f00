// Help, versions, slips: what the door says before anything is done.
#include "catch.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

TEST_CASE("help opens with examples on every level and ends well") {
  for (const char* words : {"", "--help", "-h", "help"}) {
    const auto r = program::run(words);
    CHECK(r.code == 0);
    CHECK(r.out.rfind("Examples:", 0) == 0);
    CHECK(r.err.empty());
  }
  for (const char* verb : {"check", "run", "schema", "trace"}) {
    INFO(verb);
    const auto a = program::run(std::string(verb) + " --help"), b = program::run(std::string("help ") + verb);
    CHECK(a.code == 0);
    CHECK(a.out.rfind("Examples:\n  ", 0) == 0);
    CHECK(a.out == b.out);
  }
}

TEST_CASE("the version is told the GNU way") {
  const auto r = program::run("--version");
  CHECK(r.code == 0);
  CHECK(r.out.rfind("chokepoint ", 0) == 0);
}

TEST_CASE("slips are answered with the nearest right word, never guessed") {
  auto r = program::run("rum scenarios/minimal.yaml");
  CHECK(r.code == 2);
  CHECK(r.complains("did you mean 'run'"));
  CHECK(r.out.empty());
  r = program::run("run scenarios/minimal.yaml --replicatons 3");
  CHECK(r.code == 2);
  CHECK(r.complains("did you mean '--replications'"));
  r = program::run("run scenarios/minimal.yaml --rep 3");  // no abbreviations
  CHECK(r.code == 2);
  r = program::run("ru scenarios/minimal.yaml");
  CHECK(r.code == 2);
}

TEST_CASE("numbers are what they say") {
  for (const char* words :
       {"--seed -1", "--seed=-1", "--seed 18446744073709551616", "--seed 5x", "--replications 0", "--replications -2",
        "-j -1", "--jobs many", "--format xml", "--seed 1 --seed 2", "extra"}) {
    INFO(words);
    const auto r = program::run(std::string("run scenarios/minimal.yaml ") + words);
    CHECK(r.code == 2);
    CHECK(r.out.empty());
    CHECK_FALSE(r.err.empty());
  }
  CHECK(program::run("run scenarios/minimal.yaml --seed 18446744073709551615 -q").code == 0);
}

TEST_CASE("a missing file, a folder and no file at all are told apart") {
  CHECK(program::run("check nowhere.yaml").complains("no such file"));
  CHECK(program::run("check scenarios").complains("is a folder"));
  CHECK(program::run("check").complains("needs at least one"));
  for (const char* words : {"check nowhere.yaml", "run scenarios", "check", "run", "trace nowhere.yaml"})
    CHECK(program::run(words).code == 2);
}
