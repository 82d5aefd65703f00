// The test program's entry, alone in its file: with Catch2 2 it takes as long to compile as ten tests.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
namespace {
constexpr auto nothing_matched = Catch::WarnAbout::UnmatchedTestSpec;
}
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
namespace {
constexpr auto nothing_matched = Catch::WarnAbout::NoTests;
}
#endif

int main(int argc, char* argv[]) {
  Catch::Session session;
  if (const int error = session.applyCommandLine(argc, argv); error != 0) return error;
#ifndef CATCH_CONFIG_ENABLE_BENCHMARKING
  // A case that asserts nothing, and a name that matches no case, count as failures.
  const int strict = Catch::WarnAbout::NoAssertions | nothing_matched;
  session.configData().warnings = static_cast<Catch::WarnAbout::What>(strict);
#endif
  return session.run();
}
