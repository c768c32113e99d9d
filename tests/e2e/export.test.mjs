// What leaves: workbooks, tables, open data, the calendar and both archives, each read back with readers that are not ours.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, plain, section, start, temporary } from "./doing.mjs";

const CASE = "haut-vallon-fixed";
const published = JSON.parse(fixture(`format/public/${CASE}.results.json`));
const totals = published.contract.totals;

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

async function exportScreen(options) {
  const visitor = await stage.visitor(options);
  const page = await start(visitor);
  await chooseFile(page, { name: `${CASE}.bid.json`, bytes: fixture(`format/public/${CASE}.bid.json`) });
  await page.getByRole("navigation", { name: "Étapes du dossier" }).waitFor();
  await goTo(page, "Export", "Export");
  return { visitor, page };
}

/** Saves with this button and reads the file back. */
async function saved({ visitor, page }, button) {
  const file = await visitor.download(() => page.getByRole("button", { name: button, exact: true }).click());
  const path = join(temporary(), file.name);
  writeFileSync(path, file.bytes);
  const read = execFileSync("python3", [join(import.meta.dirname, "read_back.py"), path], { maxBuffer: 1 << 28 });
  return { name: file.name, content: JSON.parse(read), path };
}

/** What other people's readers find in it, by file; undefined, and said, where they are not installed. */
function secondOpinion(path) {
  const python = process.env.PORTEE_VALIDATORS;
  if (!python) {
    console.log("PORTEE_VALIDATORS is not set: openpyxl, icalendar and jsonschema are not asked");
    return undefined;
  }
  return JSON.parse(execFileSync(python, [join(import.meta.dirname, "second_opinion.py"), path], { maxBuffer: 1 << 28 }));
}

/** Cents of euros: of a plain decimal, or of a cell. */
const cents = (value) => Math.round(Number(value) * 100);

/** The amounts of a column of a sheet, by its head. */
const column = (rows, head) => {
  const heads = rows.find((row) => row.includes(head));
  return rows.slice(rows.indexOf(heads) + 1).map((row) => row[heads.indexOf(head)]);
};

const total = (csv, item) => cents(csv.find(([name]) => name === item)[1]);

test("the tables and the open data of the client say what the screen says", async () => {
  const there = await exportScreen();
  const { visitor, page } = there;

  const book = await saved(there, "Tableaux de la proposition (.xlsx)");
  assert.match(book.name, /^2026-HV-014_client_v\d+\.xlsx$/);
  assert.equal(cents(book.content.Totaux.find(([item]) => item === "Total HT")[1]), totals.ht_cents);
  assert.equal(cents(book.content.Totaux.find(([item]) => item === "Coût pour le client")[1]), totals.cost_to_buyer_cents);
  const lines = published.contract.lines.map((line) => line.amount_ht_cents);
  assert.deepEqual(column(book.content.Bordereau, "Montant HT").slice(0, lines.length).map(cents), lines);

  const tables = await saved(there, "Tableaux pour un programme (.csv)");
  assert.match(tables.name, /_client_v\d+\.csv\.zip$/);
  const csv = (topic) => Object.entries(tables.content).find(([name]) => name.endsWith(`.${topic}.csv`))[1].content;
  assert.equal(total(csv("totals"), "ht"), totals.ht_cents);
  assert.equal(total(csv("totals"), "invoiced"), totals.invoiced_cents);
  assert.deepEqual(column(csv("price_schedule"), "amount_ht").map(cents), lines);

  const ocds = await saved(there, "Données ouvertes (OCDS)");
  assert.match(ocds.name, /_client_v\d+\.ocds\.json$/);
  const [release] = ocds.content.releases;
  assert.equal(cents(release.bids.details[0].value.amount), totals.ht_cents);
  assert.equal(release.tag[0], "tender");

  await goTo(page, "Prix", "Prix");
  const shown = plain(await page.locator("main").innerText());
  const euros = (amount) => plain(new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2 }).format(amount / 100));
  for (const amount of [totals.ht_cents, totals.cost_to_buyer_cents]) {
    assert.ok(shown.includes(euros(amount)), `${euros(amount)} is on the screen of the price`);
  }
  visitor.expectNoProblem();
  await visitor.close();
});

test("the tables and the calendar of the group are internal and whole", async () => {
  const there = await exportScreen();
  const { visitor } = there;

  const book = await saved(there, "Tableaux du groupement (.xlsx)");
  assert.match(book.name, /_groupe_v\d+\.xlsx$/);
  const nets = published.settlement.by_member.map((member) => member.net_result_cents);
  assert.deepEqual(column(book.content.Partage, "Résultat net").slice(0, nets.length).map(cents), nets);

  const tables = await saved(there, "Tableaux internes pour un programme (.csv)");
  const transfers = Object.entries(tables.content).find(([name]) => name.endsWith(".transfers.csv"))[1].content;
  assert.deepEqual(column(transfers, "amount").map(cents), published.settlement.transfers.map((transfer) => transfer.cents));

  const dates = await saved(there, "Échéances (.ics)");
  assert.match(dates.name, /_groupe_v\d+\.ics$/);
  const deadline = dates.content.find((event) => event.UID.startsWith("deadline-"));
  const bid = JSON.parse(fixture(`format/public/${CASE}.bid.json`));
  const utc = new Date(bid.tender.deadline).toISOString().replaceAll(/[-:]|\.000/g, "");
  assert.equal(deadline.DTSTART, utc);
  const tasks = dates.content.filter((event) => event.UID.startsWith("task-")).length;
  assert.equal(tasks, published.retroplanning?.tasks.length ?? 0);
  visitor.expectNoProblem();
  await visitor.close();
});

test("each archive holds everything for its readers, nothing of the others, and lists it", { timeout: 400_000 }, async () => {
  const there = await exportScreen();
  const { visitor, page } = there;
  visitor.context.setDefaultTimeout(180_000);
  await visitor.expectAccessible();

  const client = await saved(there, "Tout pour le client (.zip)");
  const group = await saved(there, "Tout pour le groupement (.zip)");
  for (const [archive, audience, word, other] of [[client, "client", "client", "groupe"], [group, "group", "groupe", "client"]]) {
    const found = secondOpinion(archive.path);
    if (found) {
      const of = (ending) => Object.entries(found).filter(([name]) => name.endsWith(ending)).map(([, what]) => what);
      const files = Object.entries(archive.content);
      const cells = files.filter(([name]) => name.endsWith(".xlsx")).map(([, { content }]) => Object.values(content).flat(2).length);
      assert.ok(cells.length > 0);
      assert.deepEqual(of(".xlsx").map((book) => book.cells), cells, "every cell is read by both");
      const events = files.filter(([name]) => name.endsWith(".ics")).map(([, { content }]) => content.map((event) => event.UID));
      assert.deepEqual(of(".ics").map((dates) => Object.keys(dates.events)), events);
      assert.equal(of(".ocds.json").length, audience === "client" ? 1 : 0);
      assert.equal(events.length, audience === "group" ? 1 : 0);
      assert.equal(of(".pdf").length, files.filter(([name]) => name.endsWith(".pdf")).length);
    }
    assert.match(archive.name, new RegExp(`^2026-HV-014_${word}_v\\d+\\.zip$`));
    const { "manifest.json": manifest, ...files } = archive.content;
    assert.equal(manifest.content.audience, audience);
    const listed = Object.fromEntries(manifest.content.files.map(({ name, bytes, sha256 }) => [name, { bytes, sha256 }]));
    const there = Object.fromEntries(Object.entries(files).map(([name, { bytes, sha256 }]) => [name, { bytes, sha256 }]));
    assert.deepEqual(listed, there);
    for (const name of Object.keys(files)) {
      assert.ok(!name.includes(`_${other}_`), `${name} is for the ${other}`);
      assert.match(name, /^2026-HV-014/);
    }
    const papers = Object.entries(files).filter(([name]) => name.endsWith(".pdf"));
    assert.ok(papers.length >= 5, `${papers.length} papers`);
    for (const [name, { content }] of papers) assert.equal(content, "%PDF-", name);
  }
  const csv = Object.entries(client.content).find(([name]) => name.endsWith(".totals.csv"))[1].content;
  assert.equal(total(csv, "ht"), totals.ht_cents);
  await page.getByText(/^2026-HV-014_groupe_v\d+\.zip\s: \d+ fichiers/).waitFor();

  // Every internal figure that the format lists, in the texts of the client's archive.
  const { canaries } = JSON.parse(fixture(`format/public/${CASE}.canaries.json`));
  const folder = temporary();
  execFileSync("python3", ["-m", "zipfile", "-e", client.path, folder]);
  const papers = Object.keys(client.content).filter((name) => name.endsWith(".pdf"));
  for (const name of papers) {
    const text = execFileSync("pdftotext", ["-layout", join(folder, name), "-"]).toString();
    for (const { what, variants } of canaries) {
      for (const variant of variants) {
        const alone = new RegExp(`(?<![0-9])(?<![0-9][.,])${variant.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![0-9])(?![.,][0-9])`);
        assert.ok(!alone.test(text), `${name} holds ${variant}, which is ${what}`);
      }
    }
  }
  visitor.expectNoProblem();
  await visitor.close();
});

test("the optimiser answers for the results in the group's archive, as for the results alone", { timeout: 400_000 }, async () => {
  const visitor = await stage.visitor();
  visitor.context.setDefaultTimeout(180_000);
  const page = await start(visitor);
  await chooseFile(page, { name: "haut-vallon.bid.json", bytes: fixture("format/public/haut-vallon.bid.json") });
  await page.getByRole("navigation", { name: "Étapes du dossier" }).waitFor();
  await goTo(page, "Export", "Export");
  const group = await saved({ visitor, page }, "Tout pour le groupement (.zip)");
  const [, { content: results }] = Object.entries(group.content).find(([name]) => name.endsWith(".results.json"));
  const { game, allocations } = JSON.parse(fixture("format/public/haut-vallon.results.json"));
  assert.equal(results.x_not_computed, undefined);
  assert.equal(results.allocations.length, allocations.length);
  assert.deepEqual(results.game.shapley_cents, game.shapley_cents);
  visitor.expectNoProblem();
  await visitor.close();
});

test("an archive that is stopped says so and another can be made", async () => {
  const there = await exportScreen();
  const { visitor, page } = there;
  const card = section(page, "Pour le groupement");
  await card.getByRole("button", { name: "Tout pour le groupement (.zip)", exact: true }).click();
  await card.getByText(/Préparation de l’archive/).waitFor();
  await card.getByRole("button", { name: "Arrêter" }).first().click();
  await card.getByText("L’archive est abandonnée.").first().waitFor();
  await saved(there, "Échéances (.ics)");
  visitor.expectNoProblem();
  await visitor.close();
});

test("the export screen in pictures", async () => {
  for (const [name, options] of [
    ["wide", { viewport: { width: 1280, height: 900 } }],
    ["narrow", { viewport: { width: 320, height: 800 } }],
    ["dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
  ]) {
    const { visitor, page } = await exportScreen(options);
    await saved({ visitor, page }, "Tableaux de la proposition (.xlsx)");
    await visitor.picture(`export-${name}`);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    assert.ok(isWide, `${name}: nothing sticks out`);
    await visitor.close();
  }
});
