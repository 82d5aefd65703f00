// Sweeps: how far each factor moves each output, and the daily series over all trials.
import * as Plot from "@observablehq/plot";
import {axisNumber, colour, cut, data, dateOf, day, element, legend, narrow, number, plot, widthOf} from "./common.js";

const mostOutputs = 8, mostFactors = 12;

const cellWidth = (figure) => (narrow(figure) ? widthOf(figure) : Math.floor(widthOf(figure) / 2) - 14);

function bars(tornado, figure) {
  const rows = tornado.swings.slice(0, mostFactors).map((s, i) => ({...s, key: `${i}`}));
  const ends = rows.flatMap((r) => [["low", r.low], ["high", r.high]].map(([end, e]) => ({key: r.key, end, ...e, half: e.half ?? 0})));
  const reach = ends.flatMap((e) => [e.mean - e.half, e.mean + e.half]).concat(tornado.mean);
  return plot({
    width: cellWidth(figure), height: 46 + 26 * rows.length, marginLeft: narrow(figure) ? 105 : 130, marginRight: 16, marginTop: 6, marginBottom: 34,
    x: {label: null, grid: true, nice: true, ticks: 4, tickFormat: axisNumber(Math.max(...reach.map(Math.abs))), domain: [Math.min(...reach), Math.max(...reach)]},
    y: {type: "band", domain: rows.map((r) => r.key), label: null, tickSize: 0, padding: 0.25, tickFormat: (k) => cut(rows[+k].factor, narrow(figure) ? 15 : 20)},
    marks: [
      Plot.ruleX([tornado.mean], {stroke: colour("soft"), strokeDasharray: "2 3"}),
      Plot.barX(rows, {y: "key", x1: (r) => r.low.mean, x2: (r) => r.high.mean, fill: colour("flow-soft")}),
      ...[["low", "flow", -4], ["high", "miss-4", 4]].flatMap(([end, hue, dy]) => {
        const some = ends.filter((e) => e.end === end);
        return [Plot.ruleY(some, {y: "key", x1: (e) => e.mean - e.half, x2: (e) => e.mean + e.half, stroke: colour(hue), strokeWidth: 1.5, dy}),
          Plot.dot(some, {y: "key", x: "mean", r: 4, fill: colour(hue), dy, title: (e) => `${number(e.mean)} \u00B1 ${number(e.half)} (${e.at}, ${number(e.n, 4)} trials)`})];
      }),
    ],
  }, `${tornado.output} by factor; the table below says the same`);
}

export function* tornado(figure) {
  const list = (data.tornado ?? []).slice(0, mostOutputs);
  const grid = element("div", {class: "grid"});
  figure.append(legend([[colour("flow"), "mean at the low end of the factor", {width: ".8em", borderRadius: "50%"}],
    [colour("miss-4"), "mean at its high end", {width: ".8em", borderRadius: "50%"}], [colour("soft"), "95 % interval of a mean", {height: "2px", verticalAlign: ".25em"}],
    [colour("soft"), "mean of all trials", {width: "2px", height: "1em"}]]), grid);
  for (const t of list) {
    grid.append(element("div", {}, element("h4", {}, element("bdi", {}, t.output), element("span", {}, `${t.unit ? `, ${t.unit}` : ""}; ${number(t.n, 4)} trials`)), bars(t, figure)));
    yield;
  }
}

export function series(figure) {
  const {from, step, series: list, trials} = data.bands;
  const grid = element("div", {class: "grid"});
  figure.append(legend([[colour("flow-soft"), "nine of ten trials"], [colour("flow-mid"), "half of the trials"], [colour("flow"), "median", {height: "3px", verticalAlign: ".2em"}]]), grid);
  for (const s of list) {
    const rows = s.bands[0].map((_, i) => ({date: new Date(+dateOf(from) + (i + 0.5) * step * day), low: s.bands[0][i], lower: s.bands[1][i], middle: s.bands[2][i], upper: s.bands[3][i], high: s.bands[4][i]}));
    const most = rows.reduce((m, r) => Math.max(m, r.high ?? 0), 0);
    grid.append(element("div", {}, element("h4", {}, element("bdi", {}, s.name), element("span", {}, s.unit ? `, ${s.unit}` : "")), plot({
      width: list.length > 1 ? cellWidth(figure) : widthOf(figure), height: 190, marginLeft: 54, marginRight: 10, marginTop: 14, marginBottom: 30,
      x: {type: "utc", label: null, ticks: 6}, y: {label: null, zero: true, nice: true, ticks: 4, grid: true, tickFormat: axisNumber(most)},
      marks: [
        Plot.areaY(rows, {x: "date", y1: "low", y2: "high", fill: colour("flow-soft"), fillOpacity: 0.75}),
        Plot.areaY(rows, {x: "date", y1: "lower", y2: "upper", fill: colour("flow-mid"), fillOpacity: 0.8}),
        Plot.lineY(rows, {x: "date", y: "middle", stroke: colour("flow"), strokeWidth: 2}),
        Plot.ruleY([0], {stroke: colour("faint")}),
      ],
    }, `${s.name} over time, ${number(trials)} trials; the table below says the same`)));
  }
}
