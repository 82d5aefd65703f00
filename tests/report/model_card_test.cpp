// The one line that says why the numbers may be believed.
#include "chokepoint/report/model_card.hpp"

#include "catch.hpp"
#include "report/kept_validation.hpp"

using namespace chokepoint;

TEST_CASE("the model card tells known answers and the hindcast, fitted months apart from others") {
  const auto card = model_card();
  INFO(card);
  CHECK(card.find('\n') == std::string::npos);
  CHECK(card.find(std::to_string(kept_validation.answers) + " known answers") != std::string::npos);
  CHECK(card.find(kept_validation.hold == kept_validation.answers ? "all hold" : "of which") != std::string::npos);
  CHECK(card.find("4 months fitted") != std::string::npos);
  CHECK(card.find("in 3 others") != std::string::npos);
}
