// Measures the built app in Chromium against its budgets: what a first visit downloads, how long an edit takes until the
// page is laid out and painted, how long a reload takes, how long the PDF takes. Prints one table.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { FLAGS } from "../../tests/e2e/harness.mjs";
import { serve } from "../../tests/e2e/server.mjs";
import { largeBid } from "./large-bid.mjs";

const dist = resolve(process.argv[2] ?? "dist");
const EDITS = 40;

const rows = [];
const note = (what, value, budget) => rows.push([what, value, budget]);
const ms = (value) => `${value.toFixed(1)} ms`;
const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * q) - 1)];

const host = await serve(dist, "/");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });
const started = "html[data-started] h1";

async function visitor() {
  const context = await browser.newContext({ locale: "fr-FR", acceptDownloads: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  return { context, page };
}

/** What is fetched until `ready` is there. */
async function firstLoad(what, route, ready, budget) {
  const { context, page } = await visitor();
  // Without what is fetched ahead, two seconds after the start.
  await page.addInitScript(() => {
    const wait = setTimeout;
    globalThis.setTimeout = (action, after, ...rest) => (after === 2000 ? 0 : wait(action, after, ...rest));
  });
  const files = new Set();
  page.on("response", (response) => files.add(new URL(response.url()).pathname.slice(1) || "index.html"));
  await page.goto(host.url + route);
  await page.locator(ready).waitFor();
  let plain = 0;
  let packed = 0;
  for (const name of files) {
    const bytes = await readFile(join(dist, name));
    plain += bytes.length;
    packed += brotliCompressSync(bytes).length;
  }
  note(`${what}, ${files.size} files, ${plain} bytes plain, brotli`, `${packed} bytes`, budget);
  await context.close();
}

async function open(page, bid) {
  await page.goto(host.url);
  await page.locator(started).waitFor();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Ouvrir un fichier…" }).click();
  await (await choosing).setFiles({ name: `${bid.id}.bid.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(bid)) });
  await page.locator("nav.steps").waitFor();
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
}

/** Prices typed in the grid of the offers: from the Enter key to the page laid out again, and to the frame after. */
async function edits(lines, members, budget) {
  const { context, page } = await visitor();
  const bid = largeBid(lines, members);
  await open(page, bid);
  await page.locator('.steps__link[href$="/offers"]').click();
  await page.locator("#offers-0-0").waitFor();
  await page.evaluate(() => {
    globalThis.laidOut = [];
    globalThis.painted = [];
    addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const begin = performance.now();
      // Its own task, after the handlers and the effects that they started.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        void document.body.offsetHeight;
        globalThis.laidOut.push(performance.now() - begin);
      };
      channel.port2.postMessage(0);
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => globalThis.painted.push(performance.now() - begin);
        after.port2.postMessage(0);
      });
    }, true);
  });
  const priced = bid.asks.slice(0, EDITS).map(({ line, member }) => [
    bid.lines.findIndex(({ id }) => id === line), bid.members.findIndex(({ id }) => id === member),
  ]);
  for (const [row, column] of priced) {
    await page.locator(`#offers-${row}-${column}`).click();
    await page.keyboard.type(`${3 + row % 5},${10 + column}`);
    await page.keyboard.press("Enter");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  }
  const { laidOut, painted } = await page.evaluate(() => ({ laidOut: globalThis.laidOut, painted: globalThis.painted }));
  if (laidOut.length < EDITS) throw new Error(`only ${laidOut.length} edits were seen`);
  note(`edit to laid out, ${lines} × ${members}, median / p95`, `${ms(quantile(laidOut, 0.5))} / ${ms(quantile(laidOut, 0.95))}`, budget);
  note(`edit to the frame after, ${lines} × ${members}, median / p95`, `${ms(quantile(painted, 0.5))} / ${ms(quantile(painted, 0.95))}`, "");
  const times = [];
  for (let at = 0; at < 5; at += 1) {
    await page.getByText("Enregistré sur cet appareil").waitFor();
    const begin = Date.now();
    await page.reload({ waitUntil: "commit" });
    await page.locator("#offers-0-0").waitFor();
    times.push(Date.now() - begin);
  }
  note(`reload to the grid, ${lines} × ${members}, median`, ms(quantile(times, 0.5)), lines === 300 ? "500 ms" : "");
  await context.close();
}

async function pdf(lines) {
  const { context, page } = await visitor();
  await open(page, largeBid(lines, 4));
  await page.locator('.steps__link[href$="/export"]').click();
  const times = [];
  let size = 0;
  for (let at = 0; at < 4; at += 1) {
    // The reference stands in the foot of every page, so that nothing laid out before is found again.
    await page.locator('.steps__link[href$="/tender"]').click();
    await page.getByLabel("Référence", { exact: true }).fill(`2026-${at}`);
    await page.getByLabel("Référence", { exact: true }).press("Enter");
    await page.locator('.steps__link[href$="/export"]').click();
    const begin = Date.now();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 120_000 }),
      page.getByRole("button", { name: "Établir le PDF : Proposition commune" }).click(),
    ]);
    size = (await readFile(await download.path())).length;
    times.push(Date.now() - begin);
  }
  note(`PDF of ${lines} priced lines, first (worker fetched)`, ms(times[0]), "");
  note(`PDF of ${lines} priced lines, warm, median`, ms(quantile(times.slice(1), 0.5)), "1 000 ms");
  note(`PDF of ${lines} priced lines, size`, `${size} bytes`, "300 000 bytes");
  await context.close();
}

/** A letter typed in a chapter: from the key to its page, drawn again and decoded. */
async function preview(wanted) {
  const { context, page } = await visitor();
  await open(page, largeBid(30, 4));
  await page.locator('.steps__link[href$="/dossier"]').click();
  const chapters = page.locator(".chapter-list__title");
  await chapters.first().waitFor();
  const titles = await chapters.allInnerTexts();
  const sentence = "Nous hébergeons ces services en France, avec des logiciels libres, et nous en rendons compte chaque mois au client. ";
  // A few pages are computed: members, works, prices.
  const paragraphs = Math.ceil((wanted - 6) * 6.4 / (titles.length - 1));
  for (const [at, title] of titles.entries()) {
    if (at === 0) continue;
    await chapters.nth(at).click();
    await page.getByRole("heading", { level: 2, name: title }).waitFor();
    const text = Array.from({ length: paragraphs }, (_, n) => `## Point ${n + 1}\n\n${sentence.repeat(4)}\n\n- un\n- deux\n`).join("\n");
    await page.locator(".chapter-text").fill(text);
    await page.locator(".chapter-text").blur();
  }
  await chapters.nth(Math.floor(titles.length / 2)).click();
  await page.getByRole("button", { name: "Voir les pages" }).click();
  await page.locator(".paper__page").first().waitFor({ timeout: 120_000 });
  await page.evaluate(() => {
    globalThis.followed = [];
    let typed = 0;
    addEventListener("keydown", () => { typed = performance.now(); }, true);
    const drawn = async () => {
      const began = typed;
      typed = 0;
      if (began === 0) return;
      await document.querySelector(".paper__page").decode();
      globalThis.followed.push(performance.now() - began);
    };
    new MutationObserver(drawn).observe(document.querySelector(".paper__frame"), { subtree: true, attributes: true, attributeFilter: ["src"] });
  });
  await page.locator(".chapter-text").evaluate((area) => { area.focus(); area.setSelectionRange(60, 60); });
  const keys = 12;
  for (let at = 0; at < keys; at += 1) {
    await page.keyboard.type("e");
    await page.waitForFunction((count) => globalThis.followed.length > count, at);
    // Until the text is a change, and drawn as one.
    await page.waitForTimeout(1_200);
  }
  const followed = await page.evaluate(() => globalThis.followed);
  const pages = (await page.locator(".paper__bar [role=status]").innerText()).match(/\d+$/)?.[0];
  note(`a key in a chapter to its page drawn again, ${pages} pages, median / slowest of ${keys}`, `${ms(quantile(followed, 0.5))} / ${ms(Math.max(...followed))}`, "100 ms");
  await context.close();
}

const only = process.argv[3];
const measures = {
  load: async () => {
    await firstLoad("first load", "", started, "350 000 bytes");
    // An address without a bid: the desk and the first screens' part.
    await firstLoad("first load at the address of a bid", "#/bid/none/tender", "h1:has-text('pas sur cet appareil')", "350 000 bytes");
  },
  edits: async () => { await edits(300, 12, "16 ms (p95)"); await edits(1000, 12, "50 ms (p95)"); },
  pdf: () => pdf(200),
  preview: async () => { await preview(15); await preview(34); },
};
for (const [name, measure] of Object.entries(measures)) if (!only || only === name) await measure();
await browser.close();
await host.close();
console.log("| what | measured | budget |\n|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
