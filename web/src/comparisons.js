// Comparisons: how far each scenario departs from the baseline, measure by measure.
import * as Plot from "@observablehq/plot";
import {colour, cut, data, element, isolated, narrow, number, plot, widthOf} from "./common.js";

const mostMeasures = 12;

export function* comparison(figure) {
  const grid = element("div", {class: "grid"});
  figure.append(grid);
  for (const m of (data.comparison.measures ?? []).slice(0, mostMeasures)) {
    const rows = m.scenarios.map((s, i) => ({key: `${i}`, name: s.scenario, mean: s.difference.mean,
      half: s.difference.simultaneous_half_width ?? s.difference.half_width ?? 0, best: m.best === s.scenario}));
    const cell = element("div", {}, element("h4", {}, element("bdi", {}, m.what), element("span", {}, `${m.unit ? `, ${m.unit}` : ""}; ${m.better} is better`)));
    grid.append(cell);
    cell.append(plot({
      width: Math.min(widthOf(figure), narrow(figure) ? 2000 : Math.floor(widthOf(figure) / 2) - 14), height: 44 + 24 * rows.length,
      marginLeft: narrow(figure) ? 110 : 150, marginRight: 14, marginTop: 6, marginBottom: 28,
      x: {label: null, grid: true, nice: true, ticks: 4, inset: 6, tickFormat: (v) => number(v)},
      y: {type: "band", domain: rows.map((r) => r.key), label: null, tickSize: 0, tickFormat: (k) => cut(rows[+k].name, narrow(figure) ? 15 : 22)},
      marks: [
        Plot.ruleX([0], {stroke: colour("soft")}),
        Plot.ruleY(rows, {y: "key", x1: (r) => r.mean - r.half, x2: (r) => r.mean + r.half, stroke: colour("flow-mid"), strokeWidth: 3}),
        Plot.dot(rows, {y: "key", x: "mean", r: 4.5, fill: (r) => (r.best ? colour("flow") : colour("miss-4")),
          title: (r) => `${isolated(r.name)}: ${number(r.mean)} \u00B1 ${number(r.half)}${r.best ? ", the best" : ""}`}),
      ],
    }, `${m.what}: difference from the baseline by scenario; the table below says the same`));
    yield;
  }
}
