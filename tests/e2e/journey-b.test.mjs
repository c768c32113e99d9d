// Journey B: a published bid is opened, changed, undone, reloaded, killed, exported; every figure is the published one.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, plain, start, temporary } from "./doing.mjs";

const CASE = "haut-vallon-fixed";
const PUBLISHED = JSON.parse(fixture(`format/public/${CASE}.results.json`));
const CANARIES = JSON.parse(fixture(`format/public/${CASE}.canaries.json`)).canaries;
const SECTIONS = ["contract", "settlement", "rounding", "vat_thresholds", "violations", "warnings", "offer_valid_until",
  "penalties", "price_revision", "price_scores", "game", "sla", "retroplanning", "checks", "allocations", "status"];

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

async function open(visitor, name = CASE) {
  const page = await start(visitor);
  await chooseFile(page, { name: `${name}.bid.json`, bytes: fixture(`format/public/${name}.bid.json`) });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  return page;
}

const shows = (page, amount) => page.waitForFunction(
  (amount) => document.querySelector("main").innerText.replaceAll(/[\u202f\u00a0]/g, " ").includes(amount), amount);

/** Decimal strings by value, the rest as it is. */
const same = (ours, published, path) => {
  if (published !== null && typeof published === "object") {
    assert.equal(ours === null ? null : typeof ours, "object", path);
    assert.deepEqual(Object.keys(ours).sort(), Object.keys(published).sort(), path);
    for (const key of Object.keys(published)) same(ours[key], published[key], `${path}/${key}`);
  } else if (typeof published === "string" && /^-?\d+(\.\d+)?$/.test(published)) {
    const value = (text) => text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    assert.equal(value(ours), value(published), path);
  } else assert.equal(ours, published, path);
};

/** The canaries that stand in a text as numbers of their own (FORMAT §10). */
const leaks = (text) => CANARIES.flatMap(({ variants, what }) => variants
  .filter((v) => new RegExp(`(?<![0-9])(?<![0-9][.,])${v.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![0-9])(?![.,][0-9])`).test(text))
  .map((v) => `${v}: ${what}`));

test("a published bid shows its totals, moves with an offer, comes back by undo and after a reload", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  await shows(page, "136 395,67 €");
  await shows(page, "145 624,30 €");
  await goTo(page, "Offres", "Offres des membres");
  await page.locator("#offers-0-0").click();
  await page.keyboard.type("4 200,00 €");
  await page.keyboard.press("Enter");
  await goTo(page, "Prix", "Prix");
  // 4 200 asked instead of 3 200, 7 % withheld: 4 516,13 instead of 3 440,87.
  await shows(page, "137 470,93 €");
  await page.getByText("Enregistré sur cet appareil").waitFor();
  await page.reload();
  await shows(page, "137 470,93 €");
  await page.getByRole("button", { name: /^Annuler : prix de Nuages du Haut-Vallon/ }).click();
  await shows(page, "136 395,67 €");
  await page.getByText("Enregistré sur cet appareil").waitFor();
  await page.reload();
  await shows(page, "145 624,30 €");
  await page.getByRole("button", { name: /^Rétablir : / }).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("what is exported equals what was published, and the client's files hold none of its secrets", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  await goTo(page, "Export", "Export");
  const results = JSON.parse((await visitor.download(() => page.getByRole("button", { name: /\.results\.json/ }).click())).bytes);
  for (const name of SECTIONS) same(results[name], PUBLISHED[name], name);
  const client = await visitor.download(() => page.getByRole("button", { name: /\.client\.json/ }).click());
  assert.equal(JSON.parse(client.bytes).totals.cost_to_buyer_cents, 14_562_430);
  assert.deepEqual(leaks(client.bytes.toString()), []);
  for (const [language, totals] of [["fr", ["136 395,67", "145 624,30"]], ["en", ["136,395.67", "145,624.30"]]]) {
    await page.getByLabel("Langue des documents").selectOption(language);
    const pdf = await visitor.download(() => page.getByRole("button", { name: "Établir le PDF : Proposition commune" }).click());
    const path = join(temporary(), pdf.name);
    writeFileSync(path, pdf.bytes);
    execFileSync("qpdf", ["--check", path]);
    const text = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
    for (const total of totals) assert.ok(text.includes(total), `${total} in the ${language} PDF`);
    assert.deepEqual(leaks(text), []);
  }
  visitor.expectNoProblem();
  await visitor.close();
});

test("every screen is accessible, wide and narrow, light and dark, in French and in English", async () => {
  for (const [locale, scheme, width] of [["fr-FR", "light", 1280], ["en-GB", "dark", 320]]) {
    const visitor = await stage.visitor({ locale, colorScheme: scheme, viewport: { width, height: 800 } });
    const page = await start(visitor);
    await visitor.expectAccessible();
    await page.getByRole("button", { name: /exemple complet|complete example/ }).click();
    await page.waitForURL(/#\/bid\//);
    await page.locator("nav.steps").waitFor();
    for (const screen of ["tender", "group", "offers", "allocation", "price", "split", "service", "planning", "dossier", "checks", "export"]) {
      await page.locator(`.steps__link[href$="/${screen}"]`).click();
      await page.waitForFunction((screen) => location.hash.endsWith(screen) && document.activeElement?.tagName === "H1", screen);
      await visitor.expectAccessible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${screen} is ${overflow} px too wide at ${width}`);
      await visitor.picture(`${screen}-${locale}-${scheme}-${width}`);
    }
    visitor.expectNoProblem();
    await visitor.close();
  }
});

test("a second tab reads along and can take over; the first one then reads", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  const route = new URL(page.url()).hash;
  // What the first tab would keep for its end is the first tab's to write.
  const kept = `portee/records/${route.split("/")[2]}`;
  await page.evaluate((kept) => localStorage.setItem(kept, "[]"), kept);
  const second = await visitor.tab(route, "nav.steps");
  await second.getByText("ouvert dans un autre onglet").waitFor();
  assert.equal(await second.evaluate((kept) => localStorage.getItem(kept), kept), "[]");
  await second.getByRole("button", { name: "Prendre la main" }).click();
  await second.getByText("ouvert dans un autre onglet").waitFor({ state: "detached" });
  await page.getByText("ouvert dans un autre onglet").waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("a browser that is killed after «Enregistré» has lost nothing", async () => {
  const profile = temporary();
  const launch = async () => {
    const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium",
      ["--headless", ...FLAGS, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
    const address = await new Promise((found, failed) => {
      let said = "";
      child.stderr.on("data", (chunk) => {
        said += chunk;
        const match = /DevTools listening on (ws:\S+)/.exec(said);
        if (match) found(match[1]);
      });
      child.on("exit", () => failed(new Error(said)));
    });
    const browser = await chromium.connectOverCDP(address);
    return { child, browser, page: await browser.contexts()[0].newPage() };
  };
  const first = await launch();
  await first.page.goto(stage.host.url);
  await first.page.getByRole("button", { name: /Nouveau dossier|New bid/ }).click();
  const title = first.page.getByLabel(/^(Objet de la consultation|Subject of the tender|Title)/).first();
  await title.fill("Ce titre survit");
  await title.press("Enter");
  await first.page.locator('.save-state[data-state="saved"]').waitFor();
  const gone = new Promise((ended) => first.child.on("exit", ended));
  first.child.kill("SIGKILL");
  await gone;
  const again = await launch();
  await again.page.goto(stage.host.url);
  await again.page.getByText("Ce titre survit").waitFor();
  await again.browser.close();
  again.child.kill();
});
