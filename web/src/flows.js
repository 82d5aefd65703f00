// The flow diagram: from stage to stage, without the events beside with them, both on one scale.
import {sankey, sankeyLinkHorizontal} from "d3-sankey";
import {colour, country, cut, element, isolated, legend, monthName, narrow, number, pictures, svgElement, widthOf} from "./common.js";

/// What the widths can mean: the content of an element where goods declare one, else each good on a scale of its own.
function measures() {
  const total = new Map();
  for (const l of pictures.links)
    for (const [e, grams] of Object.entries(pictures.goods[l.good].contents)) {
      const t = total.get(e) ?? {element: e, base: 0, missing: 0};
      l.baseline.forEach((b, i) => {
        t.base += b * grams;
        t.missing += Math.max(0, b - (l.scenario ?? l.baseline)[i]) * grams;
      });
      total.set(e, t);
    }
  return [...total.values()].filter((t) => t.base > 0).sort((a, b) => b.missing - a.missing);
}

/// The three months in which most is missing; all months where there are fewer.
function worstQuarter(value) {
  const n = pictures.months.length;
  const lack = pictures.months.map((_, m) => pictures.links.reduce((sum, l) => sum + Math.max(0, l.baseline[m] - (l.scenario ?? l.baseline)[m]) * value(l), 0));
  let best = 0, most = -1;
  for (let m = 0; m + 3 <= n; ++m) {
    const sum = lack[m] + lack[m + 1] + lack[m + 2];
    if (sum > most) [best, most] = [m, sum];
  }
  return [best, Math.min(n, best + 3)];
}

/// Places of a stage that carry less than a twentieth of it stand together.
function graphOf(value, [begin, end]) {
  const sum = (list) => list.slice(begin, end).reduce((a, b) => a + b, 0);
  const links = pictures.links.map((l) => ({from: l.from, to: l.to, base: sum(l.baseline) * value(l), now: sum(l.scenario ?? l.baseline) * value(l)}))
    .filter((l) => l.base > 0 || l.now > 0);
  const through = new Map();
  const add = (end, v) => through.set(end.join("|"), (through.get(end.join("|")) ?? 0) + v);
  for (const l of links) {
    add(l.from, l.base);
    add(l.to, l.base);
  }
  const most = Math.max(...through.values());
  const nameOf = (end) => (through.get(end.join("|")) < most / 25 ? `${end[0]}|others` : end.join("|"));
  const merged = new Map();
  for (const l of links) {
    const key = `${nameOf(l.from)}>${nameOf(l.to)}`;
    const m = merged.get(key) ?? {source: nameOf(l.from), target: nameOf(l.to), base: 0, now: 0};
    m.base += l.base;
    m.now += l.now;
    merged.set(key, m);
  }
  return condensed([...merged.values()]);
}

/// Nodes that lie on a circle become one (Tarjan's strong components); what runs inside one is left out and told.
function condensed(links) {
  const next = new Map();
  for (const l of links) {
    if (!next.has(l.source)) next.set(l.source, []);
    if (!next.has(l.target)) next.set(l.target, []);
    next.get(l.source).push(l.target);
  }
  const index = new Map(), low = new Map(), open = [], inside = new Set(), part = new Map(), loops = [];
  const visit = (v) => {
    index.set(v, index.size);
    low.set(v, index.get(v));
    open.push(v);
    inside.add(v);
    for (const w of next.get(v)) {
      if (!index.has(w)) {
        visit(w);
        low.set(v, Math.min(low.get(v), low.get(w)));
      } else if (inside.has(w)) low.set(v, Math.min(low.get(v), index.get(w)));
    }
    if (low.get(v) !== index.get(v)) return;
    const members = [];
    for (let w; w !== v;) {
      w = open.pop();
      inside.delete(w);
      members.push(w);
    }
    const name = members.length > 1 ? members.sort().join(" + ") : members[0];
    if (members.length > 1) loops.push(members);
    for (const m of members) part.set(m, name);
  };
  for (const v of next.keys()) if (!index.has(v)) visit(v);
  const merged = new Map();
  for (const l of links) {
    const source = part.get(l.source), target = part.get(l.target);
    if (source === target) continue;
    const m = merged.get(`${source}>${target}`) ?? {source, target, base: 0, now: 0};
    m.base += l.base;
    m.now += l.now;
    merged.set(`${source}>${target}`, m);
  }
  return {links: [...merged.values()], loops};
}

/// "magnets, China" of the node "magnets|CN"
const told = (id) => id.split(" + ").map((part) => part.split("|").map((p, i) => isolated(i ? country(p) : p)).join(", ")).join(" and ");

function panel(graph, width, height, now, unit) {
  const short = width < 400; // codes instead of names of countries
  const right = short ? 40 : 74;
  const names = [...new Set(graph.links.flatMap((l) => [l.source, l.target]))];
  const layout = sankey().nodeId((d) => d.id).nodeWidth(7).nodePadding(Math.max(5, Math.min(13, height / 34))).extent([[1, 36], [width - right, height - 6]]);
  const {nodes, links} = layout({nodes: names.map((id) => ({id})), links: graph.links.map((l) => ({...l, value: Math.max(l.base, l.now)}))});
  const svg = svgElement("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-size": 10.5,
    "aria-label": `Flows from stage to stage ${now ? "with" : "without"} the events; the table below says the same`});
  svg.style.overflow = "hidden";
  svg.append(svgElement("text", {x: 0, y: 11, "font-weight": 600, "font-size": 12}, now ? "with the events" : "without the events"));
  const bands = svgElement("g", {fill: "none"});
  for (const l of links) {
    const d = sankeyLinkHorizontal()(l);
    const widthOfNow = (l.width * (now ? l.now : l.base)) / l.value;
    const lack = l.base > 0 ? 1 - l.now / l.base : 0;
    if (now && lack > 0.005) bands.append(svgElement("path", {d, stroke: colour("miss-2"), "stroke-width": l.width, "stroke-opacity": 0.55}));
    bands.append(svgElement("path", {d, stroke: colour("flow-mid"), "stroke-width": Math.max(0.4, widthOfNow), "stroke-opacity": 0.75},
      svgElement("title", {}, `${told(l.source.id)} to ${told(l.target.id)}: ${number(now ? l.now : l.base)} ${unit}` +
        (now && lack > 0.005 ? `, ${number(100 * lack)} % less than without the events` : ""))));
  }
  svg.append(bands);
  // what stands in a column, above it
  const columns = new Map();
  for (const n of nodes) {
    const c = columns.get(n.depth) ?? {x: n.x0, stages: new Map()};
    const stage = n.id.split("|")[0];
    c.stages.set(stage, (c.stages.get(stage) ?? 0) + n.value);
    columns.set(n.depth, c);
  }
  for (const c of columns.values()) {
    const stages = [...c.stages].sort((a, b) => b[1] - a[1]).map((s) => s[0]);
    c.head = stages[0];
    const text = svgElement("text", {x: c.x, y: 29, fill: colour("soft")}, svgElement("title", {}, stages.map(isolated).join(", ")));
    text.append(cut(stages[0], short ? 8 : 14));
    svg.append(text);
  }
  for (const n of nodes) {
    const [stage, place] = n.id.includes(" + ") ? ["", "loop"] : n.id.split("|");
    svg.append(svgElement("rect", {x: n.x0, y: n.y0, width: n.x1 - n.x0, height: Math.max(1, n.y1 - n.y0), fill: colour("ink")},
      svgElement("title", {}, told(n.id))));
    if (n.y1 - n.y0 < 6) continue;
    const text = svgElement("text", {x: n.x1 + 4, y: (n.y0 + n.y1) / 2, dy: "0.33em", "paint-order": "stroke", stroke: colour("paper"),
      "stroke-width": 2.5, "stroke-opacity": 0.75});
    const where = (short && place !== "ZZ") || place === "EU" ? place : country(place);
    text.append(stage && stage !== columns.get(n.depth).head ? cut(`${where}: ${stage}`, short ? 10 : 18) : cut(where, 15));
    svg.append(text);
  }
  return svg;
}

export function flows(figure) {
  const list = measures();
  const select = element("select", {"aria-label": "What the widths mean"}, ...list.map((m) => element("option", {value: m.element}, m.element)));
  const place = element("div", {class: "grid"});
  const note = element("p", {class: "small"});
  const returns = element("details");
  const draw = () => {
    const chosen = select.value;
    const totals = new Map();
    for (const l of pictures.links) totals.set(l.good, (totals.get(l.good) ?? 0) + l.baseline.reduce((a, b) => a + b, 0));
    const value = chosen ? (l) => (pictures.goods[l.good].contents[chosen] ?? 0) * 1e-6 : (l) => 100 / (totals.get(l.good) || 1);
    const quarter = worstQuarter(value);
    const graph = graphOf(value, quarter);
    const unit = chosen ? `t of ${chosen}` : "% of the good's year";
    place.replaceChildren();
    const wide = Math.max(300, narrow(figure) ? widthOf(figure) : Math.floor((widthOf(figure) - 26) / 2));
    const nodes = new Set(graph.links.flatMap((l) => [l.source, l.target])).size;
    const height = Math.min(620, Math.max(220, 100 + nodes * 15));
    for (const now of [false, true]) place.append(element("div", {}, panel(graph, wide, height, now, unit)));
    const loops = [...new Set(pictures.loops.map((l) => `${isolated(l.good)} from ${isolated(l.from)} back to ${isolated(l.to)}`))];
    const circles = graph.loops.map((c) => c.map(told).join(" and "));
    note.textContent = `${monthName(pictures.months[quarter[0]])} to ${monthName(pictures.months[quarter[1] - 1])}` +
      (chosen ? `; widths are the ${chosen} in what is dispatched.` : "; each good on a scale of its own.") +
      (circles.length ? ` Drawn as one, because they supply each other: ${circles.map(isolated).join("; ")}.` : "") +
      "";
    returns.replaceChildren();
    if (loops.length)
      returns.append(element("summary", {}, `${loops.length} return flows are left out`), element("p", {class: "small"}, loops.join("; ") + "."));
  };
  select.addEventListener("change", draw);
  if (list.length) figure.append(element("div", {class: "controls"}, element("label", {}, "widths are the content of ", select)));
  figure.append(...[place, legend([[colour("flow-mid"), "flows"], [colour("miss-2"), "does not come through"]]), note, pictures.loops.length ? returns : null].filter(Boolean));
  draw();
}
