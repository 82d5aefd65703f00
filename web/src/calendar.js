// The calendar: a row for each end user, a column for each day; darker is more missing.
import * as Plot from "@observablehq/plot";
import {classOf, classes, colour, cut, data, dateOfDay, eventMarks, isolated, legend, missing, narrow, number, pictures, plot, shortDate, widthOf, windowOf} from "./common.js";

/// Days of one class in a row become one bar.
function bars(who, list, step, kind) {
  const out = [];
  list.forEach((v, i) => {
    const c = classOf(v);
    const last = out[out.length - 1];
    if (c > 0 && last && last.c === c && last.end === i) {
      last.end = i + 1;
      last.sum += v;
    } else if (c > 0) out.push({who, kind, c, begin: i, end: i + 1, sum: v});
  });
  return out.map((b) => ({...b, x1: dateOfDay(b.begin * step), x2: dateOfDay(b.end * step), v: b.sum / (b.end - b.begin)}));
}

export function calendar(figure) {
  const step = pictures.calendar_step;
  const first = (u) => (u.stop ?? u.short)?.middle ?? 1e9;
  const users = [...pictures.users].sort((a, b) => first(a) - first(b));
  const names = users.map((u, i) => `${i}`);
  const label = (i) => cut(users[+i].name, narrow(figure) ? 17 : 30);
  const now = users.flatMap((u, i) => bars(`${i}`, u.by_day, step, "with"));
  const base = users.flatMap((u, i) => (u.baseline_by_day ? bars(`${i}`, u.baseline_by_day, step, "without") : []));
  const stops = users.map((u, i) => ({who: `${i}`, ...(u.stop ?? {})})).filter((s) => s.middle !== undefined);
  const left = narrow(figure) ? 118 : 200;
  const row = narrow(figure) ? 15 : 18;
  figure.append(legend([[colour("ghost"), "nothing missing"], ...classes.map((c, i) => [colour(`miss-${i + 1}`), `from ${c < 1 ? "0.5" : c} %`]),
    ...(stops.length ? [[colour("ink"), "first stop of a line", {width: ".55em", height: ".55em", transform: "rotate(45deg)", verticalAlign: ".1em"}],
      ...(stops.some((s) => s.low !== s.high) ? [[colour("ink"), "its span over nine of ten runs", {height: "2px", verticalAlign: ".25em"}]] : [])] : []),
    ...(data.events?.some((e) => e.date && !e.background) ? [[colour("event"), "event", {width: "2px", height: "1em"}]] : [])]));
  figure.append(plot({
    width: widthOf(figure), height: 60 + row * users.length, marginLeft: left, marginTop: 30, marginBottom: 32, marginRight: 14,
    x: {type: "utc", domain: windowOf(), label: null}, y: {type: "band", domain: names, label: null, tickFormat: label, tickSize: 0, padding: 0.12},
    marks: [
      Plot.barX(names, {x1: windowOf()[0], x2: windowOf()[1], y: (d) => d, fill: colour("ghost"), fillOpacity: 0.6}),
      Plot.barX(base, {x1: "x1", x2: "x2", y: "who", fill: colour("soft"), insetBottom: row * 0.6}),
      Plot.barX(now, {x1: "x1", x2: "x2", y: "who", fill: (d) => missing(d.v), insetTop: base.length ? row * 0.3 : 0,
        title: (d) => `${isolated(users[+d.who].name)}, ${isolated(users[+d.who].label)}\n${shortDate(d.x1)} to ${shortDate(d.x2)}: ${number(d.v)} % missing`}),
      ...eventMarks({names: widthOf(figure) - left}),
      Plot.ruleY(stops, {x1: (d) => dateOfDay(d.low), x2: (d) => dateOfDay(d.high), y: "who", stroke: colour("ink"), strokeWidth: 2}),
      Plot.dot(stops, {x: (d) => dateOfDay(d.middle), y: "who", symbol: "diamond", r: 3.5, fill: colour("ink"), stroke: colour("paper"),
        title: (d) => `${isolated(users[+d.who].name)} first stops on ${shortDate(dateOfDay(d.middle))}`}),
    ],
  }, "Calendar of missing demand by end user and day; the table below says the same"));
}
