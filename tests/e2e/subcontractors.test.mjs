// A subcontractor of a member, from the keyboard to the DC4 that the client gets.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { goTo, plain, section, start, temporary, type } from "./doing.mjs";
import { Stage } from "./harness.mjs";

let stage;
let folder;
before(async () => {
  stage = await Stage.open();
  folder = temporary();
});
after(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

const NAME = "Câbles du Ponant";

async function group(options) {
  const visitor = await stage.visitor(options);
  visitor.context.setDefaultTimeout(60_000);
  const page = await start(visitor);
  await page.getByRole("button", { name: /exemple complet|complete example/ }).click();
  await page.waitForURL(/#\/bid\//);
  await page.locator('.steps__link[href$="/group"]').click();
  return { visitor, page };
}

/** Opens a member by keyboard. */
async function open(page, name) {
  const button = page.getByRole("button", { name, exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  return page.locator(".member").filter({ has: button }).first();
}

test("a subcontractor is added by keyboard, checked, declared in a DC4, kept over a reload, removed and brought back", async () => {
  const { visitor, page } = await group();
  let member = await open(page, "Nuage commun");
  await member.getByLabel("Nom du sous-traitant (marché)").focus();
  await page.keyboard.type(NAME);
  await page.keyboard.press("Enter");
  const one = () => member.locator(".member").filter({ has: page.getByRole("button", { name: NAME, exact: true }) });
  await one().getByText(/^DC4\s: 14 rubriques à compléter$/).waitFor();

  for (const [label, text] of [
    ["Forme juridique", "SARL"],
    ["Autre immatriculation", "BCE 0123.456.749"],
    ["Adresse électronique", "contact@cables.example"],
    ["Personne habilitée à l’engager", "Anne Le Gall, gérante"],
    ["Montant maximal HT (€)", "1234,57"],
    ["Taux de TVA (%)", "20"],
  ]) {
    await type(one(), label, text);
  }
  for (const [label, text] of [
    ["Adresse de l’établissement", "3 rue du Port\n29200 Brest"],
    ["Nature des prestations", "Astreinte de nuit"],
    ["Références, effectifs, certificats", "Deux techniciens"],
  ]) {
    await one().getByLabel(label, { exact: true }).fill(text);
    await page.keyboard.press("Tab");
  }
  for (const label of ["Micro, petite ou moyenne entreprise", "Droit au paiement direct", "Demande à bénéficier de l’avance", "Traite des données à caractère personnel"]) {
    await one().getByLabel(label).selectOption({ label: "Oui" });
  }
  await one().getByText(/^Paiement direct par un acheteur public à partir de 600,00\s€ TTC/).waitFor();
  for (const [label, text] of [
    ["Nature des opérations", "Consultation"],
    ["Finalité", "Dépannage"],
    ["Données traitées", "Journaux de connexion"],
    ["Personnes concernées", "Agents"],
  ]) {
    await type(one(), label, text);
  }
  await one().getByLabel("L05", { exact: false }).focus();
  await page.keyboard.press("Space");
  await one().getByText(/^DC4\s: 1 rubrique à compléter$/).waitFor();
  await visitor.expectAccessible();
  await visitor.picture("subcontractor");

  await page.locator('.steps__link[href$="/checks"]').click();
  await page.getByText(/traite des données à caractère personnel sans que les garanties/).waitFor();
  await page.getByText(new RegExp(`^DC4 de ${NAME}, sous-traitant \\(marché\\) de Nuage commun\\s: à compléter – Capacités et attestation\\.`)).waitFor();
  await section(page, "Groupement").getByRole("link").first().click();
  member = await open(page, "Nuage commun");
  await one().getByRole("button", { name: NAME, exact: true }).press("Enter");
  await one().getByLabel(/^Le membre déclare que le sous-traitant/).check();
  await one().getByLabel(/^Il a déclaré sur l’honneur/).check();
  await one().getByText("DC4 complet").waitFor();
  await page.getByText("Enregistré", { exact: false }).first().waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Groupement" }).waitFor();
  member = await open(page, "Nuage commun");
  await one().getByText("DC4 complet").waitFor();

  // Taken away by keyboard: the keyboard goes on beside it, and the way back is at hand.
  await one().getByRole("button", { name: `Retirer le sous-traitant (marché) ${NAME}` }).focus();
  await page.keyboard.press("Enter");
  await one().waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.closest(".member__body") !== null);
  await page.keyboard.press("Control+z");
  await one().getByText("DC4 complet").waitFor();

  await goTo(page, "Export", "Export");
  const name = "Déclaration de sous-traitance (données du DC4)";
  const paper = page.locator(".papers__item").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await paper.getByRole("button", { name: /^Aperçu/ }).click();
  await paper.locator(".paper__frame img").waitFor();
  await visitor.picture("subcontractor-dc4");
  const file = await visitor.download(() => paper.getByRole("button", { name: `Établir le PDF : ${name}, ${NAME}`, exact: true }).click());
  assert.match(file.name, /_client_dc4_Cables-du-Ponant_v\d+\.pdf$/);
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes);
  execFileSync("qpdf", ["--check", path]);
  const text = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  for (const said of [NAME, "Nuage commun", "BCE 0123.456.749", "Astreinte de nuit", "L05", "1 234,57 €", "1 481,48 €", "Journaux de connexion", "Anne Le Gall, gérante"]) {
    assert.ok(text.includes(said), `${said} is in the DC4`);
  }
  visitor.expectNoProblem();
  await visitor.close();
});

test("on a narrow dark screen in English the fields of a subcontractor fit and are accessible", async () => {
  const { visitor, page } = await group({ locale: "en-GB", colorScheme: "dark", viewport: { width: 320, height: 800 } });
  const member = await open(page, "Nuage commun");
  await type(member, "Name of the subcontractor (contract)", "Cables of the West");
  await member.getByText("DC4: 14 rubrics to complete").waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await visitor.expectAccessible();
  await visitor.picture("subcontractor-narrow");
  visitor.expectNoProblem();
  await visitor.close();
});
