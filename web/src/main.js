// Draws every picture into its place; again when the width changes, and once more for paper.
import {calendar} from "./calendar.js";
import {delays, ripple} from "./delays.js";
import {fans, observed} from "./fans.js";
import {flows} from "./flows.js";
import {map} from "./map.js";
import {comparison} from "./studies.js";
import {tables} from "./tables.js";

const painters = {calendar, map, flows, fans, observed, delays, ripple, comparison};

function paint() {
  for (const figure of document.querySelectorAll("figure[data-figure]")) {
    figure.replaceChildren();
    painters[figure.dataset.figure]?.(figure);
  }
}

tables();
paint();
let width = document.body.clientWidth;
let waiting;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    paint();
  }, 150);
});
document.documentElement.dataset.painted = "yes";
