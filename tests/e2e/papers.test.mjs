// The papers: their pages are seen before they are made, each is for whom it says, and none carries what it must not.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./doing.mjs";
import { Stage } from "./harness.mjs";

const IBAN = /[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,}/;

let stage;
let folder;
before(async () => {
  stage = await Stage.open();
  folder = mkdtempSync(join(tmpdir(), "portee-papers-"));
});
after(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function exporting(options) {
  const visitor = await stage.visitor(options);
  visitor.context.setDefaultTimeout(60_000);
  const page = await start(visitor);
  await page.getByRole("button", { name: /exemple complet|complete example/ }).click();
  await page.waitForURL(/#\/bid\//);
  await page.locator('.steps__link[href$="/export"]').click();
  await page.getByRole("heading", { level: 1, name: "Export" }).waitFor();
  return { visitor, page };
}

/** The paper's text, its pages, and the files attached to it. */
async function made(visitor, page, name) {
  const file = await visitor.download(() => page.getByRole("button", { name: `Établir le PDF : ${name}`, exact: true }).click());
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes);
  execFileSync("qpdf", ["--check", path]);
  const text = execFileSync("pdftotext", ["-layout", path, "-"]).toString();
  return { name: file.name, text, attached: execFileSync("pdfdetach", ["-list", path]).toString() };
}

/** The row of a paper on the screen. */
const row = (page, name) => page.locator(".papers__item").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("the pages of a paper are seen before it is made: one, all, by chapter, larger, as a draft", async () => {
  const { visitor, page } = await exporting();
  const paper = row(page, "Proposition commune");
  await paper.getByRole("button", { name: /^Aperçu/ }).click();
  const sheet = paper.locator(".paper__frame img");
  await sheet.waitFor();
  await page.waitForFunction((img) => img.naturalWidth > 0, await sheet.elementHandle());
  const place = await paper.getByText(/^Page 1 sur \d+$/).innerText();
  const pages = Number(place.match(/sur (\d+)/)[1]);
  assert.ok(pages >= 6, place);
  const cover = await sheet.getAttribute("src");

  await paper.getByRole("button", { name: "Page suivante" }).click();
  await paper.getByText(`Page 2 sur ${pages}`, { exact: true }).waitFor();
  await paper.getByLabel("Aller au chapitre").selectOption({ label: "Prix" });
  await paper.getByText(/^Page [4-9] sur/).waitFor();

  await paper.getByRole("button", { name: "Toutes les pages" }).click();
  await paper.locator(".paper__all img").nth(pages - 1).waitFor();
  assert.equal(await paper.locator(".paper__all img").count(), pages);
  await visitor.expectAccessible();
  await paper.locator(".paper__all button").first().click();
  await paper.getByText(`Page 1 sur ${pages}`, { exact: true }).waitFor();

  const width = async () => (await sheet.boundingBox()).width;
  const before = await width();
  await paper.getByRole("button", { name: "Agrandir la page" }).click();
  assert.ok((await width()) > before * 1.3);

  await page.getByLabel("Marquer comme projet, en filigrane").check();
  await page.waitForFunction(([img, old]) => img.src !== old, [await sheet.elementHandle(), cover]);
  await paper.getByRole("button", { name: /^Aperçu/ }).click();
  assert.equal(await sheet.count(), 0);
  visitor.expectNoProblem();
  await visitor.close();
});

test("the memo has no price and nothing attached; the data goes with the proposal unless it is not wanted", async () => {
  const { visitor, page } = await exporting();
  const memo = await made(visitor, page, "Mémoire technique, sans aucun prix");
  assert.match(memo.name, /_client_memoire_v\d+\.pdf$/);
  assert.ok(!memo.text.includes("€"), "the memo has an amount");
  assert.match(memo.attached, /^0 embedded files/);

  const proposal = await made(visitor, page, "Proposition commune");
  assert.match(proposal.attached, /client\.json/);
  assert.match(proposal.text.replace(/\s/g, " "), /Tableau 1 – Prestations et montant/);
  await page.getByLabel(/^Joindre les données/).uncheck();
  assert.match((await made(visitor, page, "Proposition commune")).attached, /^0 embedded files/);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a paper longer than the client allows says so, in its preview and when it is made", async () => {
  const { visitor, page } = await exporting();
  await page.locator('.steps__link[href$="/dossier"]').click();
  await page.getByLabel("Limite de pages du client").fill("3");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Voir les pages" }).click();
  await page.getByText("pages pour 3 au plus", { exact: false }).waitFor();
  await page.locator('.steps__link[href$="/export"]').click();
  const memo = row(page, "Mémoire technique, sans aucun prix");
  await memo.getByRole("button", { name: /^Aperçu/ }).click();
  const told = memo.getByText(/^\d+ pages pour 3 au plus\.$/);
  await told.waitFor();
  const [, pages] = (await memo.getByText(/^Page 1 sur \d+$/).innerText()).match(/sur (\d+)/);
  assert.equal(await told.innerText(), `${pages} pages pour 3 au plus.`);
  await made(visitor, page, "Mémoire technique, sans aucun prix");
  await memo.getByRole("listitem").getByText(`${pages} pages pour 3 au plus.`).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("papers for the client and for the group say so; IBANs stand in the two papers that need them", async () => {
  const { visitor, page } = await exporting();
  const declaration = row(page, "Déclaration du candidat (données du DC2)");
  await declaration.getByLabel("Membre").selectOption({ label: "Nuage commun" });
  const names = [
    ["Déclaration du candidat (données du DC2), Nuage commun", /_client_dc2_Nuage-commun_v\d+\.pdf$/, false],
    ["Coordonnées bancaires (RIB)", /_client_rib_v\d+\.pdf$/, true],
    ["Acte d’engagement (données de l’ATTRI1)", /_client_attri1_v\d+\.pdf$/, true],
    ["Convention de groupement", /_groupe_convention_v\d+\.pdf$/, false],
  ];
  for (const [name, file, holdsIban] of names) {
    const paper = await made(visitor, page, name);
    assert.match(paper.name, file);
    assert.equal(IBAN.test(paper.text), holdsIban, `${name} and IBANs`);
    assert.match(paper.attached, /^0 embedded files/);
    assert.equal(/Interne au groupement/.test(paper.text), file.source.includes("_groupe_"), name);
  }
  visitor.expectNoProblem();
  await visitor.close();
});

test("a paper is looked at and made by keyboard alone, in English, on a narrow dark screen", async () => {
  const { visitor, page } = await exporting({ locale: "en-GB", colorScheme: "dark", viewport: { width: 320, height: 800 } });
  const preview = page.getByRole("button", { name: "Preview: Joint proposal" });
  await preview.focus();
  await page.keyboard.press("Enter");
  await page.locator(".paper__frame img").waitFor();
  await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /_client_proposal_v\d+\.pdf$/);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await visitor.expectAccessible();
  visitor.expectNoProblem();
  await visitor.close();
});
