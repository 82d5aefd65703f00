// Delays of deliveries, and the days on which the shock reaches the stages: two pictures of rows.
import * as Plot from "@observablehq/plot";
import {colour, cut, data, isolated, legend, narrow, number, pictures, plot, widthOf} from "./common.js";

export function delays(figure) {
  const rows = pictures.delays.rows.map((r, i) => ({...r, key: `${i}`}));
  figure.append(legend([[colour("soft"), "without the events"], [colour("miss-4"), "with the events: bar from median to 90 %"]]));
  figure.append(plot({
    width: widthOf(figure), height: 40 + 24 * rows.length, marginLeft: narrow(figure) ? 120 : 220, marginTop: 8, marginBottom: 34,
    x: {label: "days from order to receipt", zero: true, grid: true, labelAnchor: "center"},
    y: {type: "band", domain: rows.map((r) => r.key), label: null, tickSize: 0, tickFormat: (k) => cut(rows[+k].site, narrow(figure) ? 17 : 32), padding: 0.25},
    marks: [
      Plot.barX(rows, {y: "key", x1: (r) => r.baseline[1], x2: (r) => Math.max(r.baseline[2], r.baseline[1] + 0.3), fill: colour("soft"), insetBottom: 10}),
      Plot.barX(rows, {y: "key", x1: (r) => r.scenario[1], x2: (r) => Math.max(r.scenario[2], r.scenario[1] + 0.3), fill: colour("miss-4"), insetTop: 10}),
      Plot.ruleX([0], {stroke: colour("faint")}),
    ],
  }, "Days from order to receipt by buyer; the table below says the same"));
}

export function ripple(figure) {
  const arrived = data.ripples.filter((r) => r.arrived_in > 0);
  const first = new Map(); // stages by the day on which the shock first reaches them
  for (const r of arrived) first.set(r.stage, Math.min(first.get(r.stage) ?? 1e9, r.arrived_days));
  const rows = arrived.sort((a, b) => first.get(a.stage) - first.get(b.stage) || (a.stage < b.stage ? -1 : a.stage > b.stage ? 1 : a.arrived_days - b.arrived_days))
    .map((r, i) => ({...r, key: `${i}`, low: r.arrived_days_interval?.min ?? r.arrived_days, high: r.arrived_days_interval?.max ?? r.arrived_days}));
  const names = [...new Set(rows.map((r) => r.stage))];
  figure.append(legend([[colour("flow"), "mean day of arrival", {width: ".8em", borderRadius: "50%"}], [colour("flow-mid"), "from the earliest to the latest run", {height: "3px", verticalAlign: ".2em"}],
    [colour("event"), "the first event", {width: "2px", height: "1em"}]]));
  figure.append(plot({
    width: widthOf(figure), height: 44 + 17 * rows.length, marginLeft: narrow(figure) ? 130 : 240, marginTop: 8, marginBottom: 36, marginRight: 20,
    x: {label: "days after the first event that bit", zero: true, grid: true, labelAnchor: "center"},
    y: {type: "band", domain: rows.map((r) => r.key), label: null, tickSize: 0, tickFormat: (k) => cut(`${rows[+k].stage}: ${rows[+k].commodity}`, narrow(figure) ? 19 : 36)},
    marks: [
      Plot.barX(rows.filter((r) => names.indexOf(r.stage) % 2), {y: "key", x1: 0, x2: Math.max(...rows.map((r) => r.high)), fill: colour("wash"), insetTop: -1, insetBottom: -1}),
      Plot.ruleY(rows, {y: "key", x1: "low", x2: "high", stroke: colour("flow-mid"), strokeWidth: 3}),
      Plot.dot(rows, {y: "key", x: "arrived_days", r: 4, fill: colour("flow"), title: (r) => `${isolated(r.stage)}, ${isolated(r.commodity)}: ${number(r.arrived_days)} days`}),
      Plot.ruleX([0], {stroke: colour("event")}),
    ],
  }, "Days until the shock reaches each stage; the table below says the same"));
}
