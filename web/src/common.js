// What all pictures share: the data, dates, colours, and safe ways to make elements.
import * as Plot from "@observablehq/plot";

export const data = JSON.parse(document.getElementById("data").textContent);
export const pictures = data.pictures ?? {};
export const day = 86400000;
const from = Date.parse((pictures.from ?? "1970-01-01") + "T00:00:00Z");

export const dateOfDay = (d) => new Date(from + d * day);
export const dateOf = (iso) => new Date(Date.parse(iso.slice(0, 10) + "T00:00:00Z"));
/// Dates as the page writes them; one format for all calls, because making one takes longer than a whole picture.
const written = (options) => {
  const format = new Intl.DateTimeFormat("en-GB", {timeZone: "UTC", ...options});
  return (date) => format.format(date);
};
export const longMonth = written({day: "numeric", month: "long"});
export const longDate = written({day: "numeric", month: "long", year: "numeric"});
export const dayAndMonth = written({day: "numeric", month: "short"});
export const shortDate = written({day: "numeric", month: "short", year: "numeric"});
const monthAndYear = written({month: "long", year: "numeric"});
export const monthName = (ym) => monthAndYear(new Date(ym + "-15T00:00:00Z"));

export const colour = (name) => `var(--${name})`;
/// Percent missing, in six classes of one hue.
export const classes = [0.5, 10, 25, 50, 75];
export const classOf = (percent) => classes.findLastIndex((limit) => percent >= limit) + 1;
export const missing = (percent) => (classOf(percent) === 0 ? colour("ghost") : colour(`miss-${classOf(percent)}`));

/// Text stays text: names are isolated, so that a right-to-left one turns nothing else around, and cut where they are long.
export const isolated = (text) => `\u2068${text}\u2069`;
export const cut = (text, most = 30) => {
  const signs = [...String(text)];
  return isolated(signs.length > most ? signs.slice(0, most - 1).join("") + "\u2026" : signs.join(""));
};

export function element(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.filter((c) => c !== null && c !== undefined));
  return e;
}

const numberFormats = new Map();
/// As the page writes numbers: "12.5", "50,000", "123 k", "1.825 M".
export function number(value, digits = 3) {
  if (value === null || value === undefined || !isFinite(value)) return "";
  const [scale, word] = Math.abs(value) >= 1e9 ? [1e9, " bn"] : Math.abs(value) >= 1e6 ? [1e6, " M"] : Math.abs(value) >= 1e5 ? [1e3, " k"] : [1, ""];
  const v = value / scale;
  const most = Math.max(digits, Math.ceil(Math.log10(Math.abs(v) + 1)));
  if (!numberFormats.has(most)) numberFormats.set(most, new Intl.NumberFormat("en", {maximumSignificantDigits: most}));
  return numberFormats.get(most).format(v) + word;
}

/// For the ticks of one axis: all in the unit of its largest.
export function axisNumber(most) {
  const [scale, word] = most >= 1e9 ? [1e9, " bn"] : most >= 2e6 ? [1e6, " M"] : most >= 2e4 ? [1e3, " k"] : [1, ""];
  return (v) => (v === 0 ? "0" : number(v / scale) + word);
}

const regions = new Intl.DisplayNames("en", {type: "region", fallback: "code"});
/// "China" for CN; what is no country code stays as it is. ZZ is a code that stands for all others.
export function country(code) {
  if (!/^[A-Z]{2}$/.test(code ?? "")) return code || "elsewhere";
  return code === "ZZ" ? "elsewhere" : regions.of(code);
}

/// Plot's figures bring a style element, which the page's policy refuses; style.css has what it says.
export function plot(options, label) {
  const svg = Plot.plot({className: "plot", style: {background: "none", fontFamily: "inherit", fontSize: "12px"}, ...options});
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

export const widthOf = (node) => Math.max(280, Math.floor(node.getBoundingClientRect().width));
export const narrow = (node) => widthOf(node) < 560;

/// Marks and labels of dated events: rules through the picture, names above where there is room.
export function eventMarks(options = {}) {
  const list = (data.events ?? []).filter((e) => e.date && !e.background && inWindow(dateOf(e.date)));
  const marks = [Plot.ruleX(list, {x: (e) => dateOf(e.date), stroke: colour("event"), strokeWidth: 1.2, strokeDasharray: "2 3"})];
  if (options.names)
    marks.push(Plot.text(withRoom(list, options.names), {x: (e) => dateOf(e.date), text: (e) => `${cut(e.id, 18)} ${dayAndMonth(dateOf(e.date))}`, frameAnchor: "top", textAnchor: "start", dx: 4,
      dy: (options.dy ?? -14), fill: colour("event"), lineAnchor: "middle"}));
  return marks;
}
/// Names stand side by side: of two that would overlap the first stays; `width` is that of the picture in pixels.
function withRoom(list, width) {
  const [a, b] = windowOf();
  const shown = [];
  let free = -1;
  for (const e of [...list].sort((p, q) => (p.date < q.date ? -1 : 1))) {
    const x = (width * (dateOf(e.date) - a)) / (b - a);
    if (x < free || shown.some((s) => s.date === e.date)) continue;
    shown.push(e);
    free = x + 7 * (Math.min(18, e.id.length) + 8);
  }
  return shown;
}
export const windowOf = () => [dateOf(pictures.from), dateOf(pictures.until)];
const inWindow = (date) => {
  const [a, b] = windowOf();
  return date >= a && date < b;
};

/// Parts of a picture that Plot does not draw.
export function svgElement(tag, attributes = {}, ...children) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  e.append(...children);
  return e;
}

export function legend(entries) {
  return element("div", {class: "legend"}, ...entries.map(([fill, words, extra]) => {
    const swatch = element("i");
    swatch.style.background = fill;
    if (extra) Object.assign(swatch.style, extra);
    return element("span", {}, swatch, words);
  }));
}
