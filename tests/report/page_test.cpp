// The page for people: whole without its pictures, and nothing that a scenario names is ever markup.
#include "chokepoint/report/page.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "chokepoint/report/network_export.hpp"
#include "chokepoint/report/pictures.hpp"
#include "chokepoint/report/summary_json.hpp"
#include "report/country_centres.hpp"
#include "report/html.hpp"
#include "report/sha256.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

PageTexts texts_of(const Network& n, std::uint32_t replications = 1) {
  TraceBook book(n, replications);
  StudyOptions o;
  o.replications = replications;
  o.traces = &book;
  const auto study = execute(n, o);
  const auto findings = summarise(n, study);
  PageTexts texts;
  texts.summary = summary_json(n, study, findings);
  texts.pictures = pictures_json(n, study, findings, book);
  return texts;
}

std::string page(const Network& n, std::uint32_t replications = 1) { return page_html(texts_of(n, replications)); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page says the answer in words, without any program running") {
  const auto html = page(cases::network("minimal.yaml"));
  // 7 June is day 157, by hand in execute_test.cpp; 98 days from 1 March
  CHECK(holds(html, "The first line to stop is <strong><bdi>car-plant</bdi></strong>"));
  CHECK(holds(html, "<strong>7 June 2025</strong>, 98 days after <bdi>closure</bdi> (1 March 2025)."));
  CHECK(holds(html, "without the events nobody does"));
  CHECK(holds(html, "this is one run, so there are no intervals"));
  for (const char* id : {"events", "calendar", "map", "flows", "time", "ripple", "trust"})
    CHECK(holds(html, "<section id=\"" + std::string(id) + "\""));
}

TEST_CASE("several runs have intervals below the numbers") {
  const auto html = page(cases::random_network(), 6);
  CHECK(holds(html, "6 pairs of runs with different random numbers"));
  CHECK(holds(html, "what nine of ten runs lie between"));
}

TEST_CASE("one policy allows one style and one script, and nothing from anywhere") {
  const auto html = page(cases::network("minimal.yaml"));
  CHECK(holds(html, "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"));
  CHECK_FALSE(holds(html, "unsafe-inline"));
  CHECK(holds(html, "script-src 'sha256-") == draws_pictures());
  CHECK(holds(html, missing_pictures()) != draws_pictures());
  const auto markup = html.substr(0, html.find("<script"));  // what comes behind is data and our own program
  for (const char* address : {"src=\"", "href=\"http", "url("}) CHECK_FALSE(holds(markup, address));
}

TEST_CASE("hostile names stay text") {
  const std::string script = "<script>alert(1)</script>", quotes = "a\"b'c&d",
                    right_to_left = "\u202E\u05E9\u05DC\u05D5\u05DD";
  const std::string wide(300, 'W'), picture = "\U0001F9F2";
  auto n = cases::network("minimal.yaml");
  n.title = script + quotes;
  n.sites[0].name = script;
  n.sites[1].name = right_to_left;
  n.sites[2].name = wide + "</script><!--";
  n.sites[3].name = n.sites[3].label = quotes + picture;
  n.goods[0].name = script;
  n.events[0].id = "'><img src=x onerror=alert(1)>";
  const auto html = page(n);
  CHECK_FALSE(holds(html, "<script>alert"));
  CHECK_FALSE(holds(html, "<img"));
  CHECK_FALSE(holds(html, "<!--"));
  CHECK(holds(html, "a&quot;b&#39;c&amp;d"));
  CHECK(holds(html, picture));
  // exactly the scripts that are ours: the data and the program
  std::size_t scripts = 0;
  for (auto at = html.find("<script"); at != std::string::npos; at = html.find("<script", at + 1)) ++scripts;
  CHECK(scripts == (draws_pictures() ? 2 : 0));
}

TEST_CASE("results that are no results are refused in one sentence") {
  CHECK_THROWS_WITH(page_html({}),
                    "there are no results to show: neither summary.json nor compare.json nor trials.csv");
  PageTexts broken;
  broken.summary = "{\"scenario\": ";
  CHECK_THROWS_WITH(page_html(broken), "summary.json is no JSON document; was it changed or cut short?");
}

TEST_CASE("a study's trials make a page of their own") {
  PageTexts texts;
  texts.trials = "trial,name,lost\r\n1,\"<b>x</b>, y\",5\r\n2,plain,7\r\n";
  const auto html = page_html(texts);
  CHECK(holds(html, "<td class=\"n\"><bdi>&lt;b&gt;x&lt;/b&gt;, y</bdi></td>"));
  CHECK(holds(html, "2 trials, each a row with its factors and outputs."));
}

TEST_CASE("data stays inside its script element") {
  CHECK(html::inside_script("\"</script>\u2028&\"") == "\"\\u003c/script\\u003e\\u2028\\u0026\"");
  CHECK(html::escaped("<a b='c' d=\"e\">&\x01") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp; ");
}

TEST_CASE("SHA-256 of known texts") {
  // FIPS 180-4 examples: the empty text, "abc", and 56 letters that need a second block
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(sha256_base64("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
}

TEST_CASE("every country of the library lies somewhere, and no country nowhere") {
  for (const char* c : {"CN", "US", "JP", "DE", "EU", "MM", "MY", "AU", "KR", "VN", "IN", "BR", "LA", "MG", "TH"})
    CHECK(centre_of(c).has_value());
  CHECK(centre_of("DE")->latitude == Approx(51).margin(1));  // 51 north, 10 east: any atlas
  CHECK(centre_of("DE")->longitude == Approx(10).margin(1));
  CHECK_FALSE(centre_of("ZZ"));
  CHECK_FALSE(centre_of(""));
}

TEST_CASE("a site is drawn where it says, else in the middle of its country, and end users go by weeks") {
  auto n = cases::network("minimal.yaml");
  n.sites[0].at = Coordinates{25.5, 98.1};
  const auto json = nlohmann::json::parse(texts_of(n).pictures);
  const auto& sites = json["sites"];
  CHECK(sites[0]["at"] == nlohmann::json({25.5, 98.1}));
  const auto middle = centre_of(n.sites[1].country);
  CHECK(sites[1]["at"] == nlohmann::json({middle->latitude, middle->longitude}));
  for (const auto& s : sites) {
    if (!s["user"].get<bool>()) continue;
    // a year has 52 weeks and a day; the line stands from 7 June, day 157, for ten days (by hand in minimal.yaml)
    REQUIRE(s["state"].size() == 53);
    CHECK(s["state"][21] == 100);                        // days 147 to 153
    CHECK(s["state"][22] == std::round(100.0 * 3 / 7));  // 154 to 160: four of seven days without cars
    CHECK(s["state"][23] == std::round(100.0 * 1 / 7));  // 161 to 167: the last of the ten is day 166
    CHECK(s["state"][24] == 100);
  }
}

TEST_CASE("the network is written for other programs, every site and lane of it") {
  auto n = cases::network("minimal.yaml");
  n.sites[0].label = "a \"mine\" <b>";
  n.sites[0].at = Coordinates{25.5, -98.1};
  const auto count = [](const std::string& text, const std::string& part) {
    std::size_t k = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++k;
    return k;
  };
  const auto dot = network_dot(n), graphml = network_graphml(n), svg = network_svg(n);
  CHECK(count(dot, " -> ") == n.lanes.size());
  CHECK(holds(dot, "label=\"a \\\"mine\\\" <b>\""));
  CHECK(count(graphml, "<node ") == n.sites.size());
  CHECK(count(graphml, "<edge ") == n.lanes.size());
  CHECK(holds(graphml, "a &quot;mine&quot; &lt;b&gt;"));
  CHECK(count(graphml, "<data key=\"latitude\">25.5</data><data key=\"longitude\">-98.1</data>") == 1);
  CHECK(holds(graphml, "<data key=\"transit_days\">35</data>"));  // the magnet ship of minimal.yaml
  CHECK(count(svg, "<circle ") == n.sites.size());
  CHECK(count(svg, "<path ") == n.lanes.size());
}
