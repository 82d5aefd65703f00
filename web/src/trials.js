// The table of a sweep's trials: sorting and filter go over all of them, a hundred stand in the page at a time.
import {data, element, number} from "./common.js";

const page = 100;
const many = (n) => n.toLocaleString("en");
const signs = {">": (a, b) => a > b, ">=": (a, b) => a >= b, "<": (a, b) => a < b, "<=": (a, b) => a <= b, "=": (a, b) => a === b};

/// "stop_days > 30 and word": conditions on columns, and words that stand in some cell. A function of a row's number.
function condition(text, head, columns) {
  const parts = text.split(/\s+and\s+|\s*,\s+/i).map((p) => p.trim()).filter(Boolean).map((part) => {
    const found = /^(.+?)\s*(>=|<=|>|<|=)\s*(.+)$/.exec(part);
    const c = found ? head.findIndex((h) => h.name.toLowerCase() === found[1].toLowerCase()) : -1;
    if (c >= 0) {
      const column = columns[c], holds = signs[found[2]];
      const bound = typeof column.find((v) => v !== null) === "number" ? Number(found[3]) : found[3];
      return (i) => column[i] !== null && holds(column[i], bound);
    }
    const word = part.toLowerCase();
    return (i) => columns.some((column) => column[i] !== null && String(column[i]).toLowerCase().includes(word));
  });
  return (i) => parts.every((holds) => holds(i));
}

/// Row numbers in the order of a column; what is absent stands last either way.
function order(rows, column, descending) {
  const turn = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const x = column[a], y = column[b];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    return (x < y ? -turn : x > y ? turn : 0) || a - b;
  });
}

export function trials() {
  const table = document.querySelector("table.trials");
  if (!table || !data.trials) return;
  const {head, columns} = data.trials;
  const body = table.tBodies[0];
  const all = columns[0].map((_, i) => i);
  let rows = all, first = 0, sorted = null, descending = false;

  const field = element("input", {type: "search", placeholder: `word, or ${head[head.length - 1].name} > 0`, "aria-label": "Show only trials that contain a word or meet a condition"});
  const count = element("output", {"aria-live": "polite"});
  const back = element("button", {type: "button", onclick: () => show(first - page)}, "\u25C0 earlier");
  const on = element("button", {type: "button", onclick: () => show(first + page)}, "later \u25B6");

  function show(from) {
    first = Math.max(0, Math.min(from, Math.floor(Math.max(0, rows.length - 1) / page) * page));
    body.replaceChildren(...rows.slice(first, first + page).map((i) =>
      element("tr", {}, ...columns.map((c, k) => element("td", {class: typeof c[i] === "number" && k ? "n" : null}, element("bdi", {}, typeof c[i] === "number" ? number(c[i], 4) : c[i] ?? ""))))));
    const last = Math.min(rows.length, first + page);
    count.textContent = rows.length ? `${many(first + 1)} to ${many(last)} of ${many(rows.length)}${rows.length < all.length ? ` (of ${many(all.length)} in all)` : ""}` : `none of ${many(all.length)}`;
    back.disabled = first === 0;
    on.disabled = last >= rows.length;
  }
  function choose() {
    const holds = condition(field.value, head, columns);
    rows = all.filter(holds);
    if (sorted !== null) order(rows, columns[sorted], descending);
    show(0);
  }

  field.addEventListener("input", choose);
  [...table.tHead.rows[0].cells].forEach((cell, c) => {
    const button = element("button", {type: "button"}, ...cell.childNodes);
    button.addEventListener("click", () => {
      descending = sorted === c && !descending;
      sorted = c;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
      choose();
    });
    cell.append(button);
  });
  table.parentNode.before(element("div", {class: "controls"}, field, back, on, count));
  show(0);
}
