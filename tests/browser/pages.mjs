// Opens the reports of all library scenarios in headless Chromium under their own policy: no console error, one request,
// all sections there, the slider and the tables work by keyboard, nothing wider than a telephone.
// Comparisons and sweeps too, whose tables of trials sort and filter by keyboard over all of them.
// Usage: node pages.mjs PROGRAM ROOT NODE_MODULES [SCENARIO|hostile|comparison|sweep ...]; without words all of the
// library and these three. Ends with 77 where there is no browser.
import {execFile} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {basename, join, resolve} from "node:path";
import {promisify} from "node:util";

const run = promisify(execFile);
const [program, root, modules, ...chosen] = process.argv.slice(2).map((word, i) => (i < 3 ? resolve(word) : word));

const skip = (why) => {
  console.log(`SKIPPED: ${why}`);
  process.exit(77);
};
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!chromium) skip("there is no Chromium (apt-get install chromium)");
let playwright;
try {
  playwright = createRequire(join(modules, "package.json"))("playwright-core");
} catch {
  skip("there is no playwright-core; ./dev build installs it where node and npm are");
}

const evil = `<script>document.title="taken"</script>"'&\u202E\u05E9\u05DC\u05D5\u05DD \u{1F9F2} ${"W".repeat(300)}`;
const failures = [];
const check = (truth, what) => truth || failures.push(what);

const sections = {comparison: ["comparison", "trust"], sweep: ["tornado", "series", "trials", "trust"]};
const ofScenario = ["events", "calendar", "map", "flows", "trust"];

async function pageOf(scenario, folder) {
  const write = (words) => run(program, words, {cwd: root, timeout: 280000});
  const into = join(folder, scenario);
  if (scenario === "comparison") {
    await write(["compare", "scenarios/minimal.yaml", hostile(folder), "-n", "2", "-q", "-o", into]);
    await write(["report", into, "-q"]);
    return join(into, "report.html");
  }
  if (scenario === "sweep") {
    await write(["report", study(folder), "--out", into, "-o", `${into}.html`, "-q"]);
    return `${into}.html`;
  }
  const file = join(folder, basename(scenario).replace(".yaml", ".html"));
  await run(program, ["report", scenario, "-o", file, "-n", "3", "-f", "-q"], {cwd: root, timeout: 280000});
  return file;
}

/// 250 trials with series, and a title that tries to be markup.
function study(folder) {
  const file = join(folder, "study.yaml");
  writeFileSync(file, `title: ${JSON.stringify(evil)}
scenario: ${join(root, "scenarios/minimal.yaml")}
factors:
  closed: {path: events.closure.lasts, from: 20 d, to: 120 d}
  stock: {path: sites.car-plant.keeps.magnet, from: 5 d, to: 35 d}
design: {kind: random, points: 250}
outputs: {stop_days: users.car-plant.stop_days, first_stop: users.car-plant.first_stop_day}
series: {delivered: users.car-plant.delivered}
`);
  return file;
}

/// Sorting, paging and conditions reach all trials, not only those that stand in the page.
async function trials(page, name) {
  const table = page.locator("table.trials");
  if (!(await table.count())) return;
  const told = page.locator("section#trials output"), head = table.locator("thead th");
  const column = (await head.allTextContents()).findIndex((h) => h.startsWith("stop_days"));
  const cells = async () => (await table.locator(`tbody td:nth-child(${column + 1})`).allTextContents()).map(Number);
  check((await told.textContent()) === "1 to 100 of 250", `${name}: ${await told.textContent()}`);
  for (let turn = 0; turn < 2; ++turn) {
    await head.nth(column).locator("button").focus();
    await page.keyboard.press("Enter");
  }
  const most = await cells();
  check(most.length === 100 && most[0] > 60 && most.every((v, i) => !i || v <= most[i - 1]), `${name}: trials do not sort`);
  await page.locator("section#trials button", {hasText: "later"}).focus();
  await page.keyboard.press("Enter");
  check((await told.textContent()) === "101 to 200 of 250" && (await cells())[0] <= most[99], `${name}: no second hundred`);
  await page.locator("section#trials input").focus();
  await page.keyboard.type("stop_days > 50");
  check((await cells()).every((v) => v > 50) && /of \d+ \(of 250 in all\)$/.test(await told.textContent()), `${name}: no filter`);
}

/// A scenario whose free texts try to be markup.
function hostile(folder) {
  const file = join(folder, "hostile.yaml");
  const text = readFileSync(join(root, "scenarios/minimal.yaml"), "utf8")
    .replace(/^title: .*$/m, `title: ${JSON.stringify(evil)}`)
    .replace("  hill-mine:\n", `  hill-mine:\n    name: ${JSON.stringify(evil)}\n    stage: ${JSON.stringify(evil)}\n`)
    .replace("  car-plant:\n", `  car-plant:\n    name: ${JSON.stringify(evil)}\n`)
    .replace("source: invented for teaching", `source: ${JSON.stringify(evil)}`);
  writeFileSync(file, text);
  return file;
}

async function keyboard(page, name) {
  const slider = page.locator('figure[data-figure="map"] input[type="range"]');
  if (await slider.count()) {
    await slider.focus();
    await page.keyboard.press("Home");
    const first = await page.locator('figure[data-figure="map"] output').textContent();
    await page.keyboard.press("ArrowRight");
    check((await page.locator('figure[data-figure="map"] output').textContent()) !== first || (await slider.getAttribute("max")) === "0",
      `${name}: the slider does not move by keyboard`);
  }
  const table = page.locator("section details:has(table.sortable)").first();
  if (!(await table.count())) return;
  await table.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  const head = table.locator("thead th button").last();
  await head.focus();
  await page.keyboard.press("Enter");
  check((await table.locator("th[aria-sort]").count()) === 1, `${name}: the table does not sort by keyboard`);
}

/// The first text in which a right-to-left name is not kept apart; runs in the page.
function turning() {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode())
    if (n.data.includes("\u202E") && !n.data.includes("\u2068") && !n.parentElement.closest("bdi, td, pre, script, option")) return n.data.slice(0, 80);
  return "";
}

async function look(browser, file, name) {
  const page = await browser.newPage({viewport: {width: 1100, height: 800}});
  const errors = [], requests = [];
  page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("request", (r) => requests.push(r.url()));
  page.on("dialog", (d) => { errors.push("a dialog"); d.dismiss(); });
  const began = Date.now();
  await page.goto(`file://${file}`);
  await page.waitForSelector('html[data-painted="yes"]', {timeout: 30000}).catch(() => errors.push("the pictures were never drawn"));
  const took = Date.now() - began;
  for (const id of sections[name] ?? ofScenario)
    if (id !== "events" || !/baseline/.test(name)) check(await page.locator(`section#${id}`).count(), `${name}: section ${id} is missing`);
  for (const figure of await page.locator("figure[data-figure]").all()) {
    const what = await figure.getAttribute("data-figure");
    check((await figure.locator("svg").count()) > 0, `${name}: the picture ${what} is empty`);
    check(await figure.locator("xpath=preceding-sibling::p").count(), `${name}: no sentence says what ${what} shows`);
  }
  check((await page.evaluate(turning)) === "", `${name}: a name turns the text around it: ${await page.evaluate(turning)}`);
  await keyboard(page, name);
  await trials(page, name);
  await page.setViewportSize({width: 390, height: 800});
  await page.waitForTimeout(400);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  check(wide <= 391, `${name}: ${wide} px wide on a telephone`);
  await page.waitForSelector('html[data-painted="yes"]', {timeout: 30000}).catch(() => errors.push("the pictures were not drawn again"));
  check((await page.title()) !== "taken" && !(await page.locator("script:not([type]):not(:last-of-type)").count()), `${name}: a name became a program`);
  check(errors.length === 0, `${name}: ${errors.slice(0, 3).join("; ")}`);
  check(requests.length === 1, `${name}: ${requests.length} requests`);
  console.log(`${name}: ${took} ms`);
  await page.close();
}

const folder = mkdtempSync(join(tmpdir(), "chokepoint-pages-"));
const browser = await playwright.chromium.launch({executablePath: chromium, args: ["--no-sandbox"]});
try {
  const all = readdirSync(join(root, "scenarios")).filter((f) => f.endsWith(".yaml")).map((f) => join("scenarios", f));
  const wanted = (chosen.length ? chosen : [...all, "hostile", "comparison", "sweep"]).map((s) => (s === "hostile" ? hostile(folder) : s));
  for (const scenario of wanted) {
    try {
      await look(browser, await pageOf(scenario, folder), basename(scenario));
    } catch (error) {
      failures.push(`${scenario}: ${String(error.stderr || error).slice(0, 300)}`);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
}
for (const f of failures) console.log(`FAILED: ${f}`);
process.exit(failures.length ? 1 : 0);
