// Makes the PDF of a priced table with Portée, pdfmake and jsPDF + autotable, in one Chromium, one after the other: warm times
// and sizes. `scripts/bench-pdf.mjs [DIST]`; docs/benchmarks/pdf.md explains the figures.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS } from "../tests/e2e/harness.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { largeBid } from "./bench/large-bid.mjs";

const dist = resolve(process.argv[2] ?? "dist");
const RUNS = 5;
const modules = resolve(import.meta.dirname, "../node_modules");
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const host = await serve(dist, "/");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });

/** From the click to the file: print data, worker, bytes. The first run fetches the worker and is left out. */
async function ours(lines) {
  const context = await browser.newContext({ locale: "fr-FR", acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.locator("html[data-started] h1").waitFor();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Ouvrir un fichier…" }).click();
  const bid = largeBid(lines, 4);
  await (await choosing).setFiles({ name: "large.bid.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(bid)) });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  await page.locator('.steps__link[href$="/export"]').click();
  const times = [];
  let size = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    // The reference stands in the foot of every page, so that nothing laid out before is found again.
    await page.locator('.steps__link[href$="/tender"]').click();
    await page.getByLabel("Référence", { exact: true }).fill(`2026-${run}`);
    await page.getByLabel("Référence", { exact: true }).press("Enter");
    await page.locator('.steps__link[href$="/export"]').click();
    const began = Date.now();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 300_000 }),
      page.getByRole("button", { name: "Établir le PDF : Proposition commune" }).click(),
    ]);
    size = (await readFile(await download.path())).length;
    times.push(Date.now() - began);
  }
  await context.close();
  return { times: times.slice(1), size, bid };
}

/** The same lines as plain rows, for the others. */
const rows = (bid) => bid.lines.map((line, at) => [
  line.id, line.label ?? line.id, String(1000 + at), line.unit ?? "u", (3 + at % 97 / 10).toFixed(4), (3000 + at * 7.31).toFixed(2),
]);

async function theirs(scripts, make, table) {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const script of scripts) await page.addScriptTag({ path: resolve(modules, script) });
  const result = await page.evaluate(
    async ({ source, table, runs }) => {
      const make = new Function(`return (${source})`)();
      const times = [];
      let size = 0;
      for (let run = 0; run <= runs; run += 1) {
        const began = performance.now();
        size = await make(table);
        times.push(performance.now() - began);
      }
      return { times: times.slice(1), size };
    },
    { source: make.toString(), table, runs: RUNS },
  );
  await context.close();
  return result;
}

const pdfmake = async (table) => {
  const head = ["Ligne", "Prestation", "Quantité", "Unité", "Prix unitaire HT", "Montant HT"];
  const content = [{ table: { headerRows: 1, widths: [40, "*", 50, 40, 70, 70], body: [head, ...table] }, fontSize: 8 }];
  const made = globalThis.pdfMake.createPdf({ content });
  return (await made.getBuffer()).length;
};

const jspdf = (table) => {
  const made = new globalThis.jspdf.jsPDF({ compress: true });
  made.autoTable({ head: [["Ligne", "Prestation", "Quantité", "Unité", "Prix unitaire HT", "Montant HT"]], body: table, styles: { fontSize: 8 } });
  return made.output("arraybuffer").byteLength;
};

console.log("| lines | program | median, warm | size | tagged, archivable |\n|---|---|---|---|---|");
for (const lines of [200, 1000]) {
  const { times, size, bid } = await ours(lines);
  const line = (name, result, yes) => console.log(`| ${lines} | ${name} | ${median(result.times).toFixed(0)} ms | ${result.size} bytes | ${yes} |`);
  line("Portée: the whole proposal", { times, size }, "yes");
  const table = rows(bid);
  line("pdfmake: the table alone", await theirs(["pdfmake/build/pdfmake.min.js", "pdfmake/build/vfs_fonts.js"], pdfmake, table), "no");
  line("jsPDF + autotable: the table alone", await theirs(["jspdf/dist/jspdf.umd.min.js", "jspdf-autotable/dist/jspdf.plugin.autotable.min.js"], jspdf, table), "no");
}
await browser.close();
await host.close();
