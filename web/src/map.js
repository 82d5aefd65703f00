// The map: sites stand around the middle of their country; a slider goes through the months.
import {geoEqualEarth, geoPath} from "d3-geo";
import {feature} from "topojson-client";
import world from "world-atlas/land-110m.json";
import {classOf, classes, colour, cut, element, legend, missing, monthName, number, pictures, widthOf} from "./common.js";

const svgElement = (tag, attributes = {}, ...children) => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  e.append(...children);
  return e;
};
const golden = Math.PI * (3 - Math.sqrt(5));

/// Where sites are that lie in no known country: the South Atlantic, with a name beside.
const elsewhere = [-42, -18];

/// Sites of one place stand in a spiral, stage by stage, so that none hides another.
function placed(projection, spacing) {
  const groups = new Map();
  for (const s of pictures.sites) {
    const key = (s.at ?? elsewhere).join();
    if (!groups.has(key)) groups.set(key, {at: s.at ?? elsewhere, country: s.country, lost: !s.at, sites: []});
    groups.get(key).sites.push(s);
  }
  const list = [...groups.values()];
  for (const g of list) {
    [g.x, g.y] = projection([g.at[1], g.at[0]]);
    g.sites.sort((a, b) => a.level - b.level || (a.name < b.name ? -1 : 1));
    g.sites.forEach((s, i) => {
      const r = spacing * Math.sqrt(g.sites.length === 1 ? 0 : i + 0.35);
      s.x = g.x + r * Math.cos(i * golden);
      s.y = g.y + r * Math.sin(i * golden);
    });
    g.radius = spacing * Math.sqrt(g.sites.length) + 4;
  }
  return list;
}

/// What crosses borders, by the stage that it leaves: only goods that are weighed, in tonnes, or one good in its unit.
function crossings() {
  const stages = new Map();
  for (const l of pictures.links) {
    if (l.from[1] === l.to[1]) continue;
    const good = pictures.goods[l.good];
    const key = good.mass ? `${l.from[0]}|t` : `${l.from[0]}|${good.unit}`;
    if (!stages.has(key)) stages.set(key, {stage: l.from[0], unit: key.split("|")[1], pairs: new Map(), base: 0, change: 0});
    const s = stages.get(key);
    const pair = `${l.from[1]}|${l.to[1]}`;
    const scale = good.mass && good.unit === "kg" ? 1e-3 : good.mass && good.unit === "g" ? 1e-6 : 1;
    if (!s.pairs.has(pair)) s.pairs.set(pair, {from: l.from[1], to: l.to[1], base: pictures.months.map(() => 0), now: pictures.months.map(() => 0)});
    const p = s.pairs.get(pair);
    l.baseline.forEach((b, i) => {
      const now = (l.scenario ?? l.baseline)[i];
      p.base[i] += b * scale;
      p.now[i] += now * scale;
      s.base += b * scale;
      s.change += Math.abs(b - now) * scale;
    });
  }
  return [...stages.values()].filter((s) => s.base > 0).sort((a, b) => b.change / b.base - a.change / a.base);
}

export function map(figure) {
  const width = widthOf(figure);
  const height = Math.round(width * 0.47);
  const land = feature(world, world.objects.land);
  const projection = geoEqualEarth().rotate([-11, 0]).fitExtent([[2, 2], [width - 2, height * 1.12]], {type: "Sphere"});
  const path = geoPath(projection);
  const spacing = Math.max(2.6, width / 190);
  const groups = placed(projection, spacing);
  const centre = new Map();
  for (const g of groups) for (const s of g.sites) centre.set(s.country || s.name, g);
  const choices = crossings();

  const svg = svgElement("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": "World map of sites and of what crosses borders; the table below says the same"});
  svg.style.overflow = "hidden";
  svg.append(svgElement("path", {d: path(land), fill: colour("land"), stroke: colour("faint"), "stroke-width": 0.5}));
  const arcs = svgElement("g", {fill: "none", stroke: colour("flow"), "stroke-linecap": "round"});
  const dots = svgElement("g");
  const names = svgElement("g", {"font-size": Math.max(9, width / 90), "text-anchor": "middle"});
  svg.append(arcs, dots, names);
  for (const g of groups)
    if (g.lost || g.sites.length > 7)
      names.append(svgElement("text", {x: g.x, y: g.y + g.radius + 11}, g.lost ? "elsewhere" : cut(g.country, 20)));

  const slider = element("input", {type: "range", min: 0, max: pictures.months.length - 1, step: 1, value: worstMonth(), "aria-label": "Month"});
  const output = element("output", {"aria-live": "polite"});
  const play = element("button", {type: "button"}, "\u25B6 play");
  const select = element("select", {"aria-label": "Which flows the lines show"},
    ...choices.map((c, i) => element("option", {value: i}, `${cut(c.stage, 24)}, ${c.unit}`)));
  const told = element("p", {class: "small"});

  const circles = groups.flatMap((g) => g.sites).map((s) => {
    const c = svgElement("circle", {cx: s.x, cy: s.y}, svgElement("title"));
    dots.append(c);
    return [s, c];
  });

  function draw() {
    const m = +slider.value;
    output.textContent = monthName(pictures.months[m]);
    slider.setAttribute("aria-valuetext", output.textContent);
    let touched = 0;
    for (const [s, c] of circles) {
      const lack = 100 - (s.state ? s.state[m] : 100);
      const hit = classOf(lack) > 0;
      touched += hit;
      c.setAttribute("r", hit ? 2.4 + (spacing * 0.9 * Math.min(100, lack)) / 100 : 1.9);
      c.setAttribute("fill", hit ? missing(lack) : colour("paper"));
      c.setAttribute("stroke", hit ? colour("paper") : colour("soft"));
      c.setAttribute("stroke-width", hit ? 0.5 : 0.8);
      c.firstChild.textContent = `${s.label} (${s.stage}, ${s.country || "no country"})\n${hit ? `delivers ${number(100 - lack)} %` : "as without the events"}`;
    }
    const choice = choices[+select.value];
    arcs.replaceChildren();
    let now = 0, base = 0;
    if (choice) {
      const most = Math.max(...[...choice.pairs.values()].map((p) => Math.max(...p.base, ...p.now)));
      for (const p of choice.pairs.values()) {
        now += p.now[m];
        base += p.base[m];
        const a = centre.get(p.from), b = centre.get(p.to);
        if (!a || !b || a === b) continue;
        const bend = curve(a, b);
        const widthFor = (v) => (v <= 0 ? 0 : 0.4 + 7 * Math.sqrt(v / most));
        if (p.base[m] > p.now[m]) arcs.append(svgElement("path", {d: bend, stroke: colour("miss-2"), "stroke-width": widthFor(p.base[m]), "stroke-opacity": 0.55}));
        if (p.now[m] > 0) arcs.append(svgElement("path", {d: bend, "stroke-width": widthFor(p.now[m]), "stroke-opacity": 0.6},
          svgElement("title", {}, `${p.from} to ${p.to}: ${number(p.now[m])} ${choice.unit}, without the events ${number(p.base[m])}`)));
      }
    }
    told.textContent = `${monthName(pictures.months[m])}: ${touched} of ${circles.length} sites deliver less than without the events` +
      (choice ? `; ${number(now)} ${choice.unit} leave the stage \u201C${cut(choice.stage, 40)}\u201D over borders, without the events ${number(base)}.` : ".");
  }

  let timer;
  function stop() {
    clearInterval(timer);
    timer = undefined;
    play.textContent = "\u25B6 play";
  }
  play.addEventListener("click", () => {
    if (timer) return stop();
    play.textContent = "\u23F8 pause";
    slider.value = 0;
    draw();
    timer = setInterval(() => {
      if (!figure.contains(slider) || +slider.value >= pictures.months.length - 1) return stop();
      slider.value = +slider.value + 1;
      draw();
    }, 900);
  });
  slider.addEventListener("input", () => {
    stop();
    draw();
  });
  select.addEventListener("change", draw);
  figure.append(element("div", {class: "controls"}, play, slider, output, choices.length ? element("label", {}, "lines show what leaves ", select) : null), svg,
    legend([["transparent", "delivers as without the events", {border: "1px solid var(--soft)", borderRadius: "50%", width: ".8em"}],
      ...classes.slice(1).map((c, i) => [colour(`miss-${i + 2}`), `${c} % less`, {borderRadius: "50%", width: ".8em"}]),
      [colour("flow"), "crosses the border", {height: "4px", verticalAlign: ".2em"}], [colour("miss-2"), "would have, without the events", {height: "4px", verticalAlign: ".2em"}]]), told);
  draw();
}

function worstMonth() {
  const lack = pictures.months.map((_, m) => pictures.sites.reduce((sum, s) => sum + (s.state ? 100 - s.state[m] : 0), 0));
  return lack.indexOf(Math.max(...lack));
}

/// A line that bends to the right of its way.
function curve(a, b) {
  const dx = b.x - a.x, dy = b.y - a.y;
  const lift = 0.22;
  return `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${((a.x + b.x) / 2 + dy * lift).toFixed(1)} ${((a.y + b.y) / 2 - dx * lift).toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`;
}
