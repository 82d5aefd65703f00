// Tables that sort by their headings and filter by a word, with mouse and keyboard.
import {element} from "./common.js";

const value = (cell) => {
  const text = (cell?.textContent ?? "").trim();
  const date = /^\d{1,2} [A-Z][a-z]+ \d{4}/.exec(text);
  if (date) return Date.parse(date[0] + " UTC");
  const factor = {k: 1e3, M: 1e6}[/^-?[\d,.]+ ([kM])\b/.exec(text)?.[1]] ?? 1;
  const n = parseFloat(text.replace(/,/g, ""));
  return isNaN(n) ? text.toLowerCase() : n * factor;
};

function sort(table, column, descending) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, i) => ({row, i, v: value(row.cells[column])}));
  rows.sort((a, b) => {
    const numbers = typeof a.v === "number" && typeof b.v === "number";
    const kind = typeof a.v === "number" ? (typeof b.v === "number" ? 0 : -1) : typeof b.v === "number" ? 1 : 0;
    const order = kind || (numbers ? a.v - b.v : String(a.v).localeCompare(String(b.v)));
    return (kind ? order : descending ? -order : order) || a.i - b.i;
  });
  body.append(...rows.map((r) => r.row));
}

function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = element("button", {type: "button"}, ...head.childNodes);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(table, column, descending);
    });
    head.append(button);
  });
}

function makeFiltered(table) {
  const field = element("input", {type: "search", placeholder: "filter", "aria-label": "Show only rows that contain"});
  field.addEventListener("input", () => {
    const word = field.value.toLowerCase();
    for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(word);
  });
  table.parentNode.before(element("div", {class: "controls"}, field));
}

export function tables() {
  for (const table of document.querySelectorAll("table.sortable")) {
    makeSortable(table);
    if (table.classList.contains("filtered") || table.tBodies[0].rows.length > 25) makeFiltered(table);
  }
}
