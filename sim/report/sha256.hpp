// The checksum by which a page's security policy names the one script and the one style that may run.
#pragma once
#include <string>
#include <string_view>

namespace chokepoint {

/// SHA-256 in base64, as content security policies want it. Source: NIST FIPS 180-4; RFC 4648.
std::string sha256_base64(std::string_view text);

}  // namespace chokepoint
