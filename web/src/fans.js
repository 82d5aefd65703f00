// Fan charts: bands of the runs, the median, the world without the events, events, and what was observed.
import * as Plot from "@observablehq/plot";
import {axisNumber, colour, country, data, dateOfDay, day, element, eventMarks, legend, number, pictures, plot, widthOf, windowOf} from "./common.js";

const titles = {shortage: "Demand that is missing", cover: "Days that the scarcest input lasts", backlog: "Waiting to be delivered, by stage and good",
  output: "Output by stage and good", exports: "Exports by month", queue: "Applications that wait", quota: "Charged to quotas, by month", price: "Prices"};
const says = {
  shortage: "The share of a day\u2019s demand that is not served, of those to whom the events do most.",
  cover: "How long the scarcest input of the same end users would last at their usual pace; at zero the line stands.",
  backlog: "What buyers have ordered and sellers cannot yet send: where this rises, material is stuck.",
  output: "What is made in a day, where the events change it most.",
  exports: "What leaves a country for others, of the goods whose exports the events change most.",
  queue: "Applications for a licence that are not decided at the end of a month.",
  quota: "What is charged to the quota in a month.",
  price: "Prices in the markets of the scenario; the axis does not begin at zero.",
};
/// Exports are named by the code of their country: "CN: magnet-n".
const named = (fan) => (fan.kind === "exports" ? fan.who.replace(/^[A-Z]{2}(?=: )/, country) : fan.who);
const monthStart = (i) => new Date(pictures.months[i] + "-01T00:00:00Z");

function points(fan) {
  return fan.baseline.map((b, i) => ({
    date: fan.monthly ? new Date(+monthStart(i) + 14 * day) : dateOfDay((i + 0.5) * pictures.step),
    base: b, low: fan.bands[0][i], lower: fan.bands[1][i], middle: fan.bands[2][i], upper: fan.bands[3][i], high: fan.bands[4][i],
  }));
}

function marks(rows, zero) {
  return [
    Plot.areaY(rows, {x: "date", y1: "low", y2: "high", fill: colour("flow-soft"), fillOpacity: 0.75}),
    Plot.areaY(rows, {x: "date", y1: "lower", y2: "upper", fill: colour("flow-mid"), fillOpacity: 0.8}),
    Plot.lineY(rows, {x: "date", y: "base", stroke: colour("soft"), strokeWidth: 1.2, strokeDasharray: "4 3"}),
    ...eventMarks(),
    Plot.lineY(rows, {x: "date", y: "middle", stroke: colour("flow"), strokeWidth: 2}),
    ...(zero ? [Plot.ruleY([0], {stroke: colour("faint")})] : []),
  ];
}

function one(fan, node, height = 170, extra = []) {
  const rows = points(fan);
  const zero = fan.kind !== "price";
  const most = rows.reduce((m, r) => Math.max(m, r.high ?? 0, r.base ?? 0), 0);
  return plot({
    width: widthOf(node), height, marginLeft: 50, marginRight: 8, marginTop: 14, marginBottom: 30,
    x: {type: "utc", domain: windowOf(), label: null, ticks: 6},
    y: {label: null, zero, nice: true, ticks: 4, grid: true, tickFormat: axisNumber(most), ...(fan.kind === "shortage" && most > 60 ? {domain: [0, 100]} : {})},
    marks: [...marks(rows, zero), ...extra],
  }, `${titles[fan.kind] ?? fan.kind}, ${fan.who}, in ${fan.unit}`);
}

export function* fans(figure) {
  const shown = pictures.fans.filter((f) => f.kind !== "observed");
  const bands = pictures.traced > 1 ? [[colour("flow-soft"), "nine of ten runs"], [colour("flow-mid"), "half of the runs"]] : [];
  figure.append(legend([...bands, [colour("flow"), pictures.traced > 1 ? "median" : "the one run", {height: "3px", verticalAlign: ".2em"}],
    [colour("soft"), "without the events", {height: "2px", verticalAlign: ".25em"}], [colour("event"), "event", {width: "2px", height: "1em"}]]));
  for (const kind of Object.keys(titles)) {
    const list = shown.filter((f) => f.kind === kind);
    if (!list.length) continue;
    const grid = element("div", {class: "grid"});
    figure.append(element("h3", {}, titles[kind]), element("p", {class: "small"}, says[kind]), grid);
    for (const fan of list) {
      const cell = element("div", {}, element("h4", {}, element("bdi", {}, named(fan)), element("span", {}, `, ${fan.unit}`)));
      grid.append(cell);
    }
    for (const [i, cell] of [...grid.children].entries()) {
      cell.append(one(list[i], cell));
      yield;
    }
  }
}

export function observed(figure) {
  const groups = Map.groupBy ? Map.groupBy(data.observed, (o) => o.series) : data.observed.reduce((m, o) => m.set(o.series, [...(m.get(o.series) ?? []), o]), new Map());
  for (const [series, list] of groups) {
    const fan = pictures.fans.find((f) => f.kind === "observed" && f.who === series);
    const dots = list.map((o) => ({date: new Date(Date.parse(o.month + "-15T00:00:00Z")), v: o.observed, fitted: o.fitted}))
      .filter((d) => d.date >= windowOf()[0] && d.date < windowOf()[1]);
    const cell = element("div", {}, element("h4", {}, element("bdi", {}, series), element("span", {}, `, ${list[0].unit}`)));
    figure.append(cell);
    const extra = [Plot.dot(dots, {x: "date", y: "v", r: 5, fill: (d) => (d.fitted ? colour("paper") : colour("miss-4")), stroke: colour("miss-4"), strokeWidth: 2,
      title: (d) => `${number(d.v, 4)} counted${d.fitted ? ", fitted to" : ""}`})];
    if (fan) cell.append(one(fan, figure, 260, extra));
  }
  figure.append(legend([[colour("miss-4"), "counted", {width: ".8em", borderRadius: "50%"}],
    ["transparent", "counted, and fitted to", {width: ".8em", borderRadius: "50%", border: "2px solid var(--miss-4)"}],
    [colour("flow"), "model, median", {height: "3px", verticalAlign: ".2em"}], [colour("soft"), "without the events", {height: "2px", verticalAlign: ".25em"}]]));
}
