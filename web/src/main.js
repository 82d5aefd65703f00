// Draws every picture into its place, a slice at a time, so that the page can be read meanwhile; again when the width
// changes, and at once what is not yet there when the page is printed.
import {calendar} from "./calendar.js";
import {country} from "./common.js";
import {comparison} from "./comparisons.js";
import {delays, ripple} from "./delays.js";
import {fans, observed} from "./fans.js";
import {flows} from "./flows.js";
import {map} from "./map.js";
import {series, tornado} from "./sweeps.js";
import {tables} from "./tables.js";
import {trials} from "./trials.js";

const painters = {calendar, map, flows, fans, observed, delays, ripple, comparison, tornado, series};
const slice = 30; // milliseconds

/// Painters that draw many charts are generators; each step is a chart.
function* steps() {
  for (const figure of document.querySelectorAll("figure[data-figure]")) {
    figure.replaceChildren();
    const more = painters[figure.dataset.figure]?.(figure);
    yield;
    if (more) yield* more;
  }
}

let work, waiting;
function go(until) {
  clearTimeout(waiting);
  while (performance.now() < until)
    if (work.next().done) return void (document.documentElement.dataset.painted = "yes");
  waiting = setTimeout(() => go(performance.now() + slice));
}
function paint() {
  delete document.documentElement.dataset.painted;
  work = steps();
  go(performance.now() + slice);
}

for (const place of document.querySelectorAll("[data-country]")) place.textContent = country(place.dataset.country);
tables();
trials();
paint();
addEventListener("beforeprint", () => go(Infinity));
let width = document.body.clientWidth, resized;
addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    paint();
  }, 150);
});
