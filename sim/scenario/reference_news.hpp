// Of the reference page: from what the news says to the keys that say it.
#pragma once

namespace chokepoint {

/// A section in Markdown, with links to the sections of the page.
const char* news_part();

}  // namespace chokepoint
