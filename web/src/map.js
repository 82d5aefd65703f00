// The map: sites stand where they say or around the middle of their country; a slider goes through the weeks.
import {geoEqualEarth, geoPath} from "d3-geo";
import {feature} from "topojson-client";
import world from "world-atlas/land-110m.json";
import {classOf, classes, colour, country, cut, dateOfDay, element, isolated, legend, longDate, longMonth, missing, monthName, narrow, number, pictures, svgElement, widthOf} from "./common.js";

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
  }
  return list;
}

/// Turns and scales so that all sites are seen, with `room` around; a world of one place shows a continent.
function fit(projection, width, height, room) {
  const at = pictures.sites.map((s) => s.at ?? elsewhere);
  const reach = (k) => [Math.min(...at.map((p) => p[k])), Math.max(...at.map((p) => p[k]))];
  const [south, north] = reach(0), [west, east] = reach(1);
  const grow = (low, high, least) => (high - low >= least ? [low, high] : [(low + high - least) / 2, (low + high + least) / 2]);
  const [s, n] = grow(south, north, 30), [w, e] = grow(west, east, 60);
  const edge = {type: "MultiPoint", coordinates: [[w, s], [w, n], [e, s], [e, n], [w, (s + n) / 2], [e, (s + n) / 2]]};
  projection.fitExtent([[room, room * 0.8], [width - room, height - room * 0.8]], edge);
}

/// Names of places with many sites, below them or above, where they cover neither each other nor the edge.
function labels(groups, size, width, height) {
  const shown = [];
  for (const g of [...groups].sort((a, b) => b.sites.length - a.sites.length)) {
    if (!g.lost && g.sites.length < Math.min(4, pictures.sites.length / 20)) continue;
    const words = g.lost ? "elsewhere" : cut(country(g.country), 20);
    const half = (words.length * size * 0.56) / 2;
    const x = Math.max(half + 2, Math.min(width - half - 2, g.x));
    const free = (y) => y > size && y < height - 2 && !shown.some((o) => Math.abs(o.x - x) < o.half + half && Math.abs(o.y - y) < size * 1.05);
    const y = [g.y + g.radius + size, g.y - g.radius - 3].find(free);
    if (y) shown.push({x, y, half, words});
  }
  return shown;
}

/// The middle of each country's sites, from which its lines start and below which its name stands; sites without a country
/// are one each.
function countries(groups, spacing) {
  const all = new Map();
  for (const g of groups)
    for (const s of g.sites) {
      const c = all.get(s.country || s.name) ?? {country: s.country, lost: g.lost, sites: []};
      c.sites.push(s);
      all.set(s.country || s.name, c);
    }
  for (const c of all.values()) {
    c.x = c.sites.reduce((sum, s) => sum + s.x, 0) / c.sites.length;
    c.y = c.sites.reduce((sum, s) => sum + s.y, 0) / c.sites.length;
    c.radius = Math.max(...c.sites.map((s) => Math.abs(s.y - c.y))) + spacing;
  }
  return all;
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
  const height = Math.round(width * (narrow(figure) ? 0.72 : 0.5));
  const land = feature(world, world.objects.land);
  const spacing = Math.max(2.4, width / 190);
  const projection = geoEqualEarth().rotate([-11, 0]);
  fit(projection, width, height, narrow(figure) ? 26 : 60);
  const path = geoPath(projection.clipExtent([[0, 0], [width, height]]));
  const groups = placed(projection, spacing);
  const centre = countries(groups, spacing);
  const choices = crossings();

  const svg = svgElement("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": "World map of sites and of what crosses borders; the table below says the same"});
  svg.style.overflow = "hidden";
  svg.append(svgElement("path", {d: path(land), fill: colour("land"), stroke: colour("faint"), "stroke-width": 0.5}));
  const arcs = svgElement("g", {fill: "none", stroke: colour("flow"), "stroke-linecap": "round"});
  const dots = svgElement("g");
  const size = Math.max(9, width / 90);
  const names = svgElement("g", {"font-size": size, "text-anchor": "middle", "paint-order": "stroke", stroke: colour("paper"), "stroke-width": 2.5, "stroke-opacity": 0.7});
  svg.append(arcs, dots, names);
  for (const {x, y, words} of labels([...centre.values()], size, width, height)) names.append(svgElement("text", {x, y}, words));

  const weeks = Math.ceil(pictures.days / 7);
  const slider = element("input", {type: "range", min: 0, max: weeks - 1, step: 1, value: worstWeek(weeks), "aria-label": "Week"});
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
    const w = +slider.value, m = monthOf(w);
    output.textContent = weekName(w);
    slider.setAttribute("aria-valuetext", output.textContent);
    let touched = 0;
    for (const [s, c] of circles) {
      const lack = lackOf(s, w);
      const hit = classOf(lack) > 0;
      touched += hit;
      c.setAttribute("r", hit ? 2.4 + (spacing * 0.9 * Math.min(100, lack)) / 100 : 1.9);
      c.setAttribute("fill", hit ? missing(lack) : colour("paper"));
      c.setAttribute("stroke", hit ? colour("paper") : colour("soft"));
      c.setAttribute("stroke-width", hit ? 0.5 : 0.8);
      c.firstChild.textContent = `${isolated(s.label)} (${isolated(s.stage)}, ${country(s.country)})\n${hit ? `delivers ${number(100 - lack)} %` : "as without the events"}`;
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
        const widthFor = (v) => (v <= 0 ? 0 : Math.max(0.5, (10 * v) / most));
        if (p.base[m] > p.now[m]) arcs.append(svgElement("path", {d: bend, stroke: colour("miss-2"), "stroke-width": widthFor(p.base[m]), "stroke-opacity": 0.8}));
        if (p.now[m] > 0) arcs.append(svgElement("path", {d: bend, "stroke-width": widthFor(p.now[m]), "stroke-opacity": 0.85},
          svgElement("title", {}, `${country(p.from)} to ${country(p.to)}: ${number(p.now[m])} ${choice.unit}, without the events ${number(p.base[m])}`)));
      }
    }
    told.textContent = `${weekName(w)}: ${touched} of ${circles.length} sites deliver less than without the events` +
      (choice ? `; in ${monthName(pictures.months[m])} ${number(now)} ${choice.unit} leave the stage \u201C${cut(choice.stage, 40)}\u201D over borders, without the events ${number(base)}.` : ".");
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
      if (!figure.contains(slider) || +slider.value >= weeks - 1) return stop();
      slider.value = +slider.value + 1;
      draw();
    }, Math.max(90, Math.min(900, 20000 / weeks)));
  });
  slider.addEventListener("input", () => {
    stop();
    draw();
  });
  select.addEventListener("change", draw);
  figure.append(element("div", {class: "controls"}, play, slider, output, choices.length ? element("label", {}, "lines show what leaves ", select) : null), svg,
    legend([["transparent", "delivers as without the events", {border: "1px solid var(--soft)", borderRadius: "50%", width: ".8em"}],
      ...classes.map((c, i) => [colour(`miss-${i + 1}`), `${i ? c : "up to 10"} % less`.replace(/^(\d)/, "from $1"), {borderRadius: "50%", width: ".8em"}]),
      [colour("flow"), "crosses the border", {height: "4px", verticalAlign: ".2em"}], [colour("miss-2"), "would have, without the events", {height: "4px", verticalAlign: ".2em"}]]), told);
  draw();
}

const monthOf = (week) => Math.max(0, pictures.months.indexOf(dateOfDay(7 * week).toISOString().slice(0, 7)));
/// "16 to 22 June 2025"
function weekName(week) {
  const first = dateOfDay(7 * week), last = dateOfDay(Math.min(7 * week + 6, pictures.days - 1));
  return `${first.getUTCMonth() === last.getUTCMonth() ? first.getUTCDate() : longMonth(first)} to ${longDate(last)}`;
}
/// Percent by which a site delivers less: of end users in the week, of others in its month.
const lackOf = (site, week) => 100 - (site.state ? site.state[site.user ? week : monthOf(week)] : 100);

function worstWeek(weeks) {
  const lack = Array.from({length: weeks}, (_, w) => pictures.sites.reduce((sum, s) => sum + lackOf(s, w), 0));
  return lack.indexOf(Math.max(...lack));
}

/// A line that bends to the right of its way.
function curve(a, b) {
  const dx = b.x - a.x, dy = b.y - a.y;
  const lift = 0.22;
  return `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${((a.x + b.x) / 2 + dy * lift).toFixed(1)} ${((a.y + b.y) / 2 - dx * lift).toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`;
}
