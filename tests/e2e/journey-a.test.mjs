// Journey A: from a real notice to files that leave: members and lines, a request, two members' answers on their own
// machines, both offers merged, the work allocated, the client's PDF and data.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, dropFiles, fixture, goTo, plain, section, start, temporary, type } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

/** Opens the request as this member on a machine of its own, prices both lines, and saves its offer. */
async function answer(request, prices) {
  const member = await stage.visitor();
  const page = await start(member);
  await chooseFile(page, request);
  await page.getByRole("heading", { level: 1, name: "Offres" }).or(page.getByRole("heading", { level: 1, name: /offre/i })).first().waitFor();
  assert.equal(await page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("link", { name: "Partage" }).count(), 0);
  for (const [row, price] of prices.entries()) {
    await page.locator(`#offers-${row}-0`).click();
    await page.keyboard.type(price);
    await page.keyboard.press("Enter");
  }
  await page.getByText("Enregistré sur cet appareil").waitFor();
  const offer = await member.download(() => page.getByRole("button", { name: "Enregistrer mon offre" }).click());
  member.expectNoProblem();
  await member.expectAccessible();
  await member.close();
  return offer;
}

test("a notice becomes a joint proposal of two hosts", async () => {
  const lead = await stage.visitor();
  const page = await start(lead);
  await chooseFile(page, { name: "avis.xml", bytes: fixture("eforms/one-lot.xml") });
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  assert.notEqual(await page.getByLabel("Objet de la consultation", { exact: true }).inputValue(), "");
  await page.getByTestId("reports").waitFor();
  await lead.picture("journey-a-notice");

  const adder = section(page, "Bordereau de prix").locator(".add-line");
  const periods = await page.locator(".add-line").getByLabel("Quantités par période").count();
  assert.equal(periods, 1);
  for (const [label, quantity] of [["Messagerie", "2640"], ["Formation", "6"]]) {
    await adder.getByLabel("Libellé").fill(label);
    await adder.getByLabel("Unité").fill("unité");
    await adder.getByLabel("Quantités par période").fill(quantity);
    await adder.getByLabel("Quantités par période").press("Enter");
    await section(page, "Bordereau de prix").getByRole("cell", { name: label }).first().waitFor();
  }

  await goTo(page, "Groupement", "Groupement");
  const members = section(page, "Membres");
  for (const name of ["Nuages du Léon", "Courrier Libre"]) {
    await members.getByLabel("Nom du membre").fill(name);
    await members.getByLabel("Nom du membre").press("Enter");
    await members.getByRole("button", { name, exact: true }).waitFor();
  }
  await section(page, "Forme du groupement").getByLabel("Mandataire", { exact: true }).selectOption("nuages-du-leon");

  await goTo(page, "Export", "Export");
  await page.getByText("La proposition ne peut pas encore être établie").waitFor();
  const requests = [];
  for (const name of ["Nuages du Léon", "Courrier Libre"]) {
    requests.push(await lead.download(() => page.getByRole("button", { name: `Demande pour ${name}` }).click()));
  }
  for (const request of requests) assert.ok(!request.bytes.toString().includes('"asks"'), "a request has no price");

  const first = await answer(requests[0], ["2,50", "400"]);
  const second = await answer(requests[1], ["2,10", ""]);
  await dropFiles(page, [first, second]);
  const review = page.getByRole("dialog", { name: /offres? reçues?/i });
  await review.getByText("Nuages du Léon").first().waitFor();
  await review.getByText("Courrier Libre").first().waitFor();
  await lead.expectAccessible();
  await lead.picture("journey-a-offers");
  await review.getByRole("button", { name: /accepter/i }).click();
  await dropFiles(page, [first]);
  await review.getByText(/déjà reçue/i).waitFor();
  await page.keyboard.press("Escape");

  // Messages that stand over the cells are closed first.
  for (const close of (await page.getByRole("button", { name: "Fermer ce message" }).all()).reverse()) await close.click();
  await goTo(page, "Répartition", "Répartition du travail");
  for (const row of [0, 1]) {
    const cell = page.locator(`#shares-${row}-0`);
    await cell.focus();
    await page.keyboard.type("100");
    await page.keyboard.press("Enter");
    await cell.getByText("100").waitFor();
  }
  await goTo(page, "Prix", "Prix");
  // 2640 at 2,50 and 6 sessions at 400.
  await page.getByText("9 000,00").first().waitFor();
  await lead.expectAccessible();

  await goTo(page, "Export", "Export");
  const data = await lead.download(() => page.getByRole("button", { name: /client\.json/ }).click());
  const view = JSON.parse(data.bytes);
  assert.equal(view.format, "joint-bid-client/1");
  assert.equal(view.totals.ht_cents, 900_000);
  const pdf = await lead.download(() => page.getByRole("button", { name: "Établir le PDF : Proposition commune" }).click());
  const path = join(temporary(), "proposal.pdf");
  writeFileSync(path, pdf.bytes);
  execFileSync("qpdf", ["--check", path]);
  const text = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  assert.ok(text.includes("9 000,00"), "the total is in the PDF");
  assert.match(pdf.name, /client.*\.pdf$/);
  const whole = await lead.download(() => page.getByRole("button", { name: /\.portee/ }).click());
  assert.equal(JSON.parse(whole.bytes).format, "portee/1");
  lead.expectNoProblem();
  await lead.close();
});
