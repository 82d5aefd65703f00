// Three writers over the same nodes and edges.
#include "chokepoint/report/network_export.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"

namespace chokepoint {
namespace {

double flow_of(const Network& n, const Lane& l) { return l.flow / static_cast<double>(n.goods[l.good].per_unit); }

/// A string of the dot language.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string rounded(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", v);
  return text;
}

/// Where sites stand in the drawing: a column for each level, in the order of stage and name.
struct Layout {
  struct Spot {
    double x = 0, y = 0;
  };
  std::vector<Spot> spots;
  double width = 0, height = 0;
};

constexpr double column_width = 210, row_height = 17, margin = 30;

Layout layout(const Network& n) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> columns;
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) columns[n.sites[s].level].push_back(s);
  std::size_t most = 1;
  for (auto& [level, sites] : columns) {
    std::stable_sort(sites.begin(), sites.end(), [&](auto a, auto b) { return n.sites[a].stage < n.sites[b].stage; });
    most = std::max(most, sites.size());
  }
  Layout l;
  l.spots.resize(n.sites.size());
  l.height = 2 * margin + row_height * static_cast<double>(most);
  double x = margin;
  for (const auto& [level, sites] : columns) {
    const double gap = (l.height - 2 * margin) / static_cast<double>(sites.size());
    for (std::size_t i = 0; i < sites.size(); ++i)
      l.spots[sites[i]] = {x, margin + gap * (static_cast<double>(i) + 0.5)};
    x += column_width;
  }
  l.width = x + margin;
  return l;
}

std::string line(const Layout::Spot& a, const Layout::Spot& b, double width, bool back) {
  const double bend = std::max(40.0, std::abs(b.x - a.x) / 2);
  return "<path d=\"M" + rounded(a.x) + " " + rounded(a.y) + "C" + rounded(a.x + bend) + " " + rounded(a.y) + " " +
         rounded(b.x - bend) + " " + rounded(b.y) + " " + rounded(b.x) + " " + rounded(b.y) + "\" stroke-width=\"" +
         rounded(width) + "\"" + (back ? " stroke-dasharray=\"4 3\"" : "") + ">";
}

}  // namespace

std::string network_dot(const Network& n) {
  std::string out = "digraph " + quoted(n.title) + " {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const auto& s : n.sites)
    out += "  " + quoted(s.name) + " [label=" + quoted(s.label) + ", country=" + quoted(s.country) +
           ", stage=" + quoted(s.stage) + ", level=" + std::to_string(s.level) + "];\n";
  for (const auto& l : n.lanes)
    out += "  " + quoted(n.sites[l.from_site].name) + " -> " + quoted(n.sites[l.to_site].name) +
           " [label=" + quoted(n.goods[l.good].name) + ", flow_per_day=" + rounded(flow_of(n, l)) +
           ", unit=" + quoted(n.goods[l.good].unit) + ", transit_days=" + rounded(in_days(l.mean_transit)) +
           (l.recycling ? ", style=dashed, constraint=false" : "") + "];\n";
  return out + "}\n";
}

std::string network_graphml(const Network& n) {
  struct Key {
    const char *id, *of, *type;
  };
  static constexpr Key keys[] = {
      {"label", "node", "string"},        {"country", "node", "string"},      {"stage", "node", "string"},
      {"level", "node", "int"},           {"latitude", "node", "double"},     {"longitude", "node", "double"},
      {"lane", "edge", "string"},         {"good", "edge", "string"},         {"unit", "edge", "string"},
      {"flow_per_day", "edge", "double"}, {"transit_days", "edge", "double"}, {"recycling", "edge", "boolean"}};
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const auto& k : keys)
    out += "  <key id=\"" + std::string(k.id) + "\" for=\"" + k.of + "\" attr.name=\"" + k.id + "\" attr.type=\"" +
           k.type + "\"/>\n";
  const auto datum = [](const char* key, const std::string& value) {
    return "<data key=\"" + std::string(key) + "\">" + html::escaped(value) + "</data>";
  };
  out += "  <graph id=\"network\" edgedefault=\"directed\">\n";
  for (const auto& s : n.sites) {
    out += "    <node id=\"" + html::escaped(s.name) + "\">" + datum("label", s.label) + datum("country", s.country) +
           datum("stage", s.stage) + datum("level", std::to_string(s.level));
    if (s.at) out += datum("latitude", rounded(s.at->latitude)) + datum("longitude", rounded(s.at->longitude));
    out += "</node>\n";
  }
  for (const auto& l : n.lanes)
    out += "    <edge source=\"" + html::escaped(n.sites[l.from_site].name) + "\" target=\"" +
           html::escaped(n.sites[l.to_site].name) + "\">" + datum("lane", l.name) +
           datum("good", n.goods[l.good].name) + datum("unit", n.goods[l.good].unit) +
           datum("flow_per_day", rounded(flow_of(n, l))) + datum("transit_days", rounded(in_days(l.mean_transit))) +
           datum("recycling", l.recycling ? "true" : "false") + "</edge>\n";
  return out + "  </graph>\n</graphml>\n";
}

std::string network_svg(const Network& n) {
  const auto l = layout(n);
  std::vector<double> most(n.goods.size());
  for (const auto& lane : n.lanes) most[lane.good] = std::max(most[lane.good], lane.flow);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + rounded(l.width) + " " +
                    rounded(l.height) + "\" font-family=\"sans-serif\" font-size=\"10\">\n<title>" +
                    html::escaped(n.title) + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" +
                    "<g fill=\"none\" stroke=\"#2a6f97\" stroke-opacity=\"0.35\">\n";
  for (const auto& lane : n.lanes) {
    const double share = most[lane.good] > 0 ? lane.flow / most[lane.good] : 0;
    out += line(l.spots[lane.from_site], l.spots[lane.to_site], 0.4 + 3.6 * std::sqrt(share), lane.recycling) +
           "<title>" +
           html::escaped(n.sites[lane.from_site].name + " to " + n.sites[lane.to_site].name + ": " +
                         n.goods[lane.good].name + ", " + people_amount(flow_of(n, lane), n.goods[lane.good].unit) +
                         " a day") +
           "</title></path>\n";
  }
  out += "</g>\n<g fill=\"#222\">\n";
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) {
    const auto& at = l.spots[s];
    out += "<circle cx=\"" + rounded(at.x) + "\" cy=\"" + rounded(at.y) + "\" r=\"3\"/><text x=\"" + rounded(at.x + 6) +
           "\" y=\"" + rounded(at.y + 3.5) + "\">" + html::escaped(n.sites[s].name) + "</text>\n";
  }
  return out + "</g>\n</svg>\n";
}

}  // namespace chokepoint
