// Split: another rule beside the one in force, a rule kept to be compared, a withholding with a cap; the file that says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, plain, section, start, type } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

async function open(visitor, name) {
  const page = await start(visitor);
  await chooseFile(page, { name: "bid.json", bytes: fixture(name) });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  return page;
}

test("another rule says who gains and who loses, and a rule is kept to be compared", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/haut-vallon-fixed.bid.json");
  await goTo(page, "Partage", "Partage");
  const card = section(page, "Qui gagne, qui perd");
  await card.getByLabel("Comparer avec").selectOption({ label: "Parts égales" });
  // 126 847,97 in four, the cent left to the first.
  await card.getByRole("cell", { name: /^31.712,00.€$/ }).waitFor();
  const foot = plain(await card.locator("tfoot").innerText());
  assert.match(foot, /126 847,97 €.*126 847,97 €.*\b0,00 €/s);
  await card.getByText(/peuvent être traités comme une société de fait/).waitFor();
  await card.getByRole("button", { name: "Garder la règle en vigueur pour comparer" }).click();
  await section(page, "Règle de partage").getByLabel("Règle", { exact: true }).selectOption({ label: "Parts égales" });
  await card.getByLabel("Comparer avec").selectOption({ label: "sim-1 : À ses propres prix" });
  await card.getByRole("button", { name: /^Ne plus garder/ }).click();
  await card.getByRole("option", { name: /^sim-1/ }).waitFor({ state: "detached" });
  visitor.expectNoProblem();
  await visitor.close();
});

test("a withholding with a fixed amount and a cap is read, shown and changed", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "joint-bid-2/fees.bid.json");
  const fee = page.locator(".money-row").first();
  assert.equal(plain(await fee.getByLabel("Montant fixe (€)").inputValue()), "50,00");
  assert.equal(plain(await fee.getByLabel("Plafond (€)").inputValue()), "300,00");
  await fee.getByText(/300,00/).waitFor();
  // Without a cap: 421,05 + 50,00.
  await type(fee, "Plafond (€)", "");
  await fee.getByText(/471,05/).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});
