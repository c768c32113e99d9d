// A consultation, its price schedule and a group typed in from nothing, and kept after a reload.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

/** Types into a field and validates it. */
async function type(scope, label, text) {
  const field = scope.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press("Enter");
}

/** The section of the screen with this heading. */
const section = (page, name) => page.locator("section.card").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });

/** A new bid, on its first screen. */
async function newBid(visitor) {
  const page = await visitor.visit("", "html[data-started] h1");
  await page.getByRole("button", { name: "Nouveau dossier" }).click();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  return page;
}

const goTo = async (page, step, heading) => {
  await page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("link", { name: step }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

test("a consultation is typed in, its faults leave one by one, and everything is there after a reload", async () => {
  const visitor = await stage.visitor();
  const page = await newBid(visitor);
  await page.getByText("L’objet manque.").waitFor();
  await type(page, "Objet de la consultation", "Messagerie libre");
  await page.getByText("L’objet manque.").waitFor({ state: "detached" });
  const dates = section(page, "Dates");
  await dates.getByLabel("Remise des offres : jour").fill("2027-01-12");
  await dates.getByLabel("Remise des offres : jour").blur();
  assert.equal(await dates.getByLabel("Remise des offres : heure").inputValue(), "12:00");
  await type(dates, "Décalage horaire", "+04:00");
  await dates.getByText("Soit, à Paris, le 12 janvier 2027 à 9 h 00").waitFor();
  await dates.getByText("Offre valable jusqu’au 12 mai 2027.").waitFor();
  await type(dates, "Remise des offres : heure", "midi");
  await dates.getByText("« midi » n’est pas une heure.").waitFor();
  await dates.getByLabel("Remise des offres : heure").press("Escape");
  await section(page, "Durée du marché").getByRole("button", { name: "Ajouter une période" }).click();
  await page.getByText("24 mois en tout").waitFor();
  const money = section(page, "Prix et avance");
  await money.getByLabel("Une avance est prévue").check();
  assert.equal(await money.getByLabel("Taux de l’avance (%)").inputValue(), "5");
  await page.getByText("Enregistré sur cet appareil").waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  assert.equal(await page.getByLabel("Objet de la consultation", { exact: true }).inputValue(), "Messagerie libre");
  await visitor.expectAccessible();
  await visitor.picture("tender");
  visitor.expectNoProblem();
  await visitor.close();
});

test("lines are added by Enter and by a paste that is shown first, then edited, copied, removed and brought back", async () => {
  const visitor = await stage.visitor();
  const page = await newBid(visitor);
  const lines = section(page, "Bordereau de prix");
  const adder = lines.locator(".add-line");
  for (const [label, quantity] of [["Courriel", "2640"], ["Listes", "10"]]) {
    await adder.getByLabel("Libellé").fill(label);
    await adder.getByLabel("Unité").fill("boîte·mois");
    await adder.getByLabel("Quantités par période").fill(quantity);
    await adder.getByLabel("Quantités par période").press("Enter");
    await lines.getByRole("cell", { name: label }).waitFor();
    // The next one begins in the first field.
    await page.waitForFunction(() => document.activeElement?.closest(".add-line") && document.activeElement.value === "");
  }
  assert.deepEqual(await lines.locator("tbody th").allInnerTexts(), ["L1", "L2"]);
  await adder.getByRole("button", { name: "Coller plusieurs lignes…" }).click();
  const dialog = page.getByRole("dialog", { name: "Lignes collées" });
  await dialog.getByLabel("Rangées copiées d’un tableur").fill("Code\tLibellé\tUnité\tQuantité\nM1\tMigration\tjour\t12\nL1\tDoublon\tu\t1");
  await dialog.getByText("Le code L1 est déjà pris.").waitFor();
  await visitor.picture("lines-pasted");
  await visitor.expectAccessible();
  await dialog.getByRole("button", { name: "Ajouter 1 ligne" }).click();
  await lines.getByRole("cell", { name: "Migration" }).waitFor();
  await lines.getByRole("button", { name: "Détail de la ligne M1" }).click();
  const detail = page.getByRole("dialog", { name: "Ligne M1" });
  await detail.getByLabel("60/40", { exact: true }).check();
  await type(detail, "Partages permis", "60/30");
  await detail.getByText("elles font 90").waitFor();
  await detail.getByLabel("Partages permis", { exact: true }).press("Escape");
  await visitor.picture("line-detail");
  await visitor.expectAccessible();
  await type(detail, "Code", "MIG");
  await page.getByRole("dialog", { name: "Ligne MIG" }).getByRole("button", { name: "Fermer" }).click();
  await lines.getByRole("button", { name: "Dupliquer la ligne MIG" }).click();
  await lines.getByRole("button", { name: "Détail de la ligne MIG-2" }).waitFor();
  await lines.getByRole("button", { name: "Supprimer la ligne L1" }).click();
  assert.deepEqual(await lines.locator("tbody th").allInnerTexts(), ["L2", "MIG", "MIG-2"]);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await lines.getByRole("button", { name: "Détail de la ligne L1" }).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("the keyboard goes on beside what it moved or took away", async () => {
  const visitor = await stage.visitor();
  const page = await newBid(visitor);
  const lines = section(page, "Bordereau de prix");
  const adder = lines.locator(".add-line");
  for (const label of ["Courriel", "Listes", "Fichiers"]) {
    await adder.getByLabel("Libellé").fill(label);
    await adder.getByLabel("Unité").fill("boîte·mois");
    await adder.getByLabel("Quantités par période").fill("10");
    await adder.getByLabel("Quantités par période").press("Enter");
    await lines.getByRole("cell", { name: label }).waitFor();
  }
  const codes = (...expected) => page.waitForFunction(
    (expected) => [...document.querySelectorAll(".table tbody th")].map((th) => th.textContent.trim()).join() === expected, expected.join());
  const focused = (name) => page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, name);
  const down = lines.getByRole("button", { name: "Descendre la ligne L1", exact: true });
  await down.press("Enter");
  await codes("L2", "L1", "L3");
  await focused("Descendre la ligne L1");
  await page.keyboard.press("Enter");
  await codes("L2", "L3", "L1");
  // It cannot go further down: beside it.
  await focused("Monter la ligne L1");
  await lines.getByRole("button", { name: "Supprimer la ligne L3", exact: true }).press("Enter");
  await codes("L2", "L1");
  await page.waitForFunction(() => document.activeElement?.closest("tr")?.querySelector("th")?.textContent.trim() === "L1");
  await page.keyboard.press("Control+z");
  await codes("L2", "L3", "L1");
  visitor.expectNoProblem();
  await visitor.close();
});

test("a block pasted into the row that adds lines opens its preview", async () => {
  const visitor = await stage.visitor();
  const page = await newBid(visitor);
  await page.locator(".add-line").getByLabel("Code").evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text/plain", "A1\tCourriel\tboîte\t5\nA2\tListes\tliste\t6");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole("dialog", { name: "Lignes collées" }).getByRole("button", { name: "Ajouter 2 lignes" }).click();
  assert.deepEqual(await section(page, "Bordereau de prix").locator("tbody th").allInnerTexts(), ["A1", "A2"]);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a group is formed: members from their names, VAT and thresholds from the table, a wrong SIRET told beside it", async () => {
  const visitor = await stage.visitor();
  const page = await newBid(visitor);
  await goTo(page, "Groupement", "Groupement");
  const members = section(page, "Membres");
  for (const name of ["Nuages du Léon", "Courrier Libre"]) {
    await members.getByLabel("Nom du membre").fill(name);
    await members.getByLabel("Nom du membre").press("Enter");
    await members.getByRole("button", { name, exact: true }).waitFor();
  }
  const form = section(page, "Forme du groupement");
  await form.getByLabel("Mandataire", { exact: true }).selectOption("nuages-du-leon");
  await form.getByRole("radio", { name: /^Groupement solidaire/ }).check();
  await form.getByText("Selon la forme : non montrée").waitFor({ state: "attached" });
  await type(section(page, "Sites d’hébergement"), "Ville ou nom du nouveau site", "Quimper");
  await members.getByRole("button", { name: "Courrier Libre", exact: true }).click();
  const member = members.locator(".member").filter({ hasText: "Courrier Libre" });
  assert.equal(await member.getByLabel("Taux de TVA (%)").inputValue(), "20");
  await member.getByLabel("Régime de TVA").selectOption("small_business");
  assert.equal(await member.getByLabel("Taux de TVA (%)").inputValue(), "0");
  assert.equal(await member.getByLabel("Mention sur la facture").inputValue(), "TVA non applicable, art. 293 B du CGI");
  await member.getByRole("button", { name: /^Reprendre les seuils au 1er janvier 2025/ }).click();
  assert.equal(await member.getByLabel("Seuil majoré (€)").inputValue(), "41\u202f250,00");
  await type(member, "SIRET", "732 829 320 00075");
  await member.getByText("La clé de ce SIRET n’est pas bonne").waitFor();
  await type(member, "SIRET", "732 829 320 00074");
  await member.getByText("La clé de ce SIRET n’est pas bonne").waitFor({ state: "detached" });
  await member.getByLabel("Quimper (FR)").check();
  await visitor.expectAccessible();
  await visitor.picture("group");
  await members.getByRole("button", { name: "Retirer Courrier Libre" }).click();
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await members.getByRole("button", { name: "Courrier Libre", exact: true }).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

const REQUEST = {
  format: "joint-bid-request/1",
  bid: "messagerie",
  tender: {
    reference: "R1", title: "Messagerie libre", procedure: "adapted", offer_validity_days: 120, deadline: "2027-01-12T12:00:00+01:00",
    buyer: { name: "Commune", kind: "local_authority", country: "FR", vat_deduction: "none" },
    periods: [{ id: "P1", months: 12 }],
  },
  group: { form: "several", lead: "lead", name: "G" },
  lines: [{ id: "L1", label: "Courriel", unit: "boîte·mois", kind: "recurring", price_decimals: 2, qty_by_period: ["10"] }],
};

test("a member who answers an open request names itself first, fills in its own card and cannot touch the tender", async () => {
  const visitor = await stage.visitor();
  const page = await visitor.visit("", "html[data-started] h1");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Ouvrir un fichier…" }).click();
  await (await choosing).setFiles({ name: "demande.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(REQUEST)) });
  const steps = page.getByRole("navigation", { name: "Étapes du dossier" });
  await steps.getByRole("link", { name: "Consultation" }).click();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  assert.equal(await page.getByLabel("Objet de la consultation", { exact: true }).getAttribute("readonly"), "");
  assert.equal(await page.getByRole("button", { name: "Ajouter la ligne" }).count(), 0);
  await goTo(page, "Ma fiche", "Ma fiche");
  await page.getByText("dites d’abord qui vous êtes").waitFor();
  assert.equal(await page.getByLabel("SIRET").count(), 0);
  await type(page, "Nom", "Nuages du Léon");
  await page.getByLabel("SIRET").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Forme du groupement" }).count(), 0);
  await type(page, "Forme juridique", "SCIC");
  await type(page, "Heures disponibles par mois", "35");
  await page.getByText("La forme juridique manque.").waitFor({ state: "detached" });
  await visitor.expectAccessible();
  await visitor.picture("own-card");
  visitor.expectNoProblem();
  await visitor.close();
});

test("both screens fit a narrow screen", async () => {
  const visitor = await stage.visitor({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const page = await newBid(visitor);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await overflow(), 0);
  await visitor.picture("tender-narrow-dark");
  await goTo(page, "Groupement", "Groupement");
  assert.equal(await overflow(), 0);
  await visitor.picture("group-narrow-dark");
  await visitor.expectAccessible();
  await visitor.close();
});
