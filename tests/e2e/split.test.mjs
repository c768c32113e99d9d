// Split: another rule beside the one in force, a rule kept to be compared, a withholding with a cap; the file that says so; the values of
// the coalitions; money over time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, plain, section, start, type } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

const euros = (cents) => plain(new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }).format(cents / 100));

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

test("a unit price is set by hand with a reason, and goes out with the bid but never to the client", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "joint-bid-2/fees.bid.json");
  await page.getByRole("button", { name: /^Détail.*L1/ }).click();
  const detail = page.locator(".money-detail");
  await type(detail, "Prix unitaire fixé à la main (€)", "6300");
  // 6 300,00 + 3 157,90 + 1 052,64, as in the worked case of the format.
  await page.locator(".figure").getByText(/^10.510,54.€$/).first().waitFor();
  await detail.getByText("Dites pourquoi ce prix est fixé à la main.").waitFor();
  await type(detail, "Raison de ce prix", "prix rond convenu");
  await detail.getByText("Dites pourquoi ce prix est fixé à la main.").waitFor({ state: "detached" });
  await detail.getByRole("button", { name: "Montrer le calcul" }).click();
  await detail.getByText(/^Fixé à la main/).waitFor();
  await visitor.expectAccessible();
  await visitor.picture("price-by-hand");
  await goTo(page, "Export", "Export");
  const bid = JSON.parse((await visitor.download(() => page.getByRole("button", { name: /\.bid\.json/ }).click())).bytes);
  assert.equal(bid.format, "joint-bid/2");
  assert.deepEqual(bid.pricing.unit_prices, [{ line: "L1", reason: "prix rond convenu", unit_price: "6300" }]);
  const client = await visitor.download(() => page.getByRole("button", { name: /\.client\.json/ }).click());
  assert.ok(!client.bytes.toString().includes("prix rond"));
  visitor.expectNoProblem();
  await visitor.close();
});

test("the values of the coalitions are computed, say who could object, and let the group share by them", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/haut-vallon-fixed.bid.json");
  const game = JSON.parse(fixture("format/public/haut-vallon.results.json")).game;
  await goTo(page, "Partage", "Partage");
  const card = section(page, "Coalitions");
  await type(card, "Budget HT (€)", String(game.budget_ht_cents / 100));
  await card.getByRole("button", { name: "Calculer la valeur des coalitions" }).click();
  await card.getByText(/^Ensemble, les membres valent/).waitFor();
  const table = card.getByRole("table", { name: "Partage de la valeur de tous" });
  const heads = (await table.locator("thead th").allInnerTexts()).map(plain);
  const column = heads.indexOf("Valeur de Shapley");
  const shown = [];
  for (const row of await table.locator("tbody tr").all()) shown.push(plain((await row.locator("th, td").allInnerTexts())[column]));
  assert.deepEqual(shown, Object.values(game.shapley_cents).map(euros));
  // The four of them are needed: the nucleolus and the value of Shapley leave nobody better off alone.
  await card.getByText(/^Valeur de Shapley\s: aucune coalition ne gagnerait à partir/).waitFor();
  await card.getByText("Valeur de chaque coalition", { exact: true }).first().click();
  await card.getByRole("row", { name: /^Nuages du Haut-Vallon \+ Chat/ }).first().waitFor();
  await visitor.expectAccessible();
  const rule = section(page, "Règle de partage");
  await rule.getByLabel("Règle", { exact: true }).selectOption({ label: "Valeur de Shapley" });
  await rule.getByText(/vont selon «\sValeur de Shapley\s»/).waitFor();
  await rule.getByText(/peuvent être traités comme une société de fait/).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("the search waits for a budget and leads to it; the group states values itself, or starts from costs", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/haut-vallon-fixed.bid.json");
  await goTo(page, "Partage", "Partage");
  const card = section(page, "Coalitions");
  const find = card.getByRole("button", { name: "Calculer la valeur des coalitions" });
  await find.focus();
  await page.keyboard.press("Enter");
  await card.getByLabel("Budget HT (€)").and(page.locator(":focus")).waitFor();
  await card.getByText("Le calcul attend un budget.").waitFor();
  const basis = card.getByLabel("D’où viennent les valeurs");
  await basis.selectOption({ label: "Nous donnons les valeurs" });
  await find.waitFor({ state: "detached" });
  await type(card, "Tous ensemble, valeur (€)", "9000");
  // Nobody earns anything without all four: a quarter each.
  const table = card.getByRole("table", { name: "Partage de la valeur de tous" });
  await table.getByRole("cell", { name: /^2.250,00.€$/ }).first().waitFor();
  for (const name of ["Chat'Vallon", "Nuage commun"]) await card.getByLabel(name, { exact: true }).check();
  await card.getByRole("button", { name: "Ajouter cette coalition" }).click();
  await type(card, "Chat'Vallon + Nuage commun, valeur (€)", "8000");
  // The two are worth 8 000 €, all 9 000 €; a pair of veto players: 8 000 ÷ 2 + 1 000 ÷ 4 and 1 000 ÷ 4.
  await table.getByRole("cell", { name: /^4.250,00.€$/ }).first().waitFor();
  await table.getByRole("cell", { name: /^250,00.€$/ }).first().waitFor();
  await card.getByText(/La coalition Chat'Vallon \+ Nuage commun vaut/).first().waitFor();
  await visitor.expectAccessible();
  await visitor.picture("coalitions-by-hand");
  await card.getByRole("button", { name: /^Retirer la coalition/ }).click();
  await table.getByRole("cell", { name: /^2.250,00.€$/ }).first().waitFor();
  await basis.selectOption({ label: "Les coûts économisés ensemble" });
  await type(card, "Chat'Vallon, seul (€)", "3000");
  await type(card, "Nuage commun, seul (€)", "2000");
  await type(card, "Dépense commune, une fois (€)", "1000");
  await card.getByText(/^Ensemble, les membres valent 4.000,00/).waitFor();
  await visitor.expectAccessible();
  visitor.expectNoProblem();
  await visitor.close();
});

test("the steps of the split are told in their order, and floors are kept by one button", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/haut-vallon-fixed.bid.json");
  await goTo(page, "Partage", "Partage");
  const steps = section(page, "Les étapes du partage").getByRole("listitem");
  const names = (await steps.locator("strong").allInnerTexts()).map(plain);
  assert.equal(names[0], "Facturer");
  assert.ok(names.indexOf("Vérifier les planchers") > names.findIndex((name) => name.startsWith("Appliquer la règle")));
  await steps.getByText("Personne ne passe sous son plancher.").waitFor();
  const rule = section(page, "Règle de partage");
  await rule.getByLabel("Règle", { exact: true }).selectOption({ label: "Parts égales" });
  await rule.getByText(/^Sous leur plancher/).waitFor();
  await visitor.expectAccessible();
  await visitor.picture("floors");
  await rule.getByRole("button", { name: "Tenir les planchers" }).click();
  await rule.getByText(/^Sous leur plancher/).waitFor({ state: "detached" });
  assert.equal(await rule.getByLabel("Règle", { exact: true }).inputValue(), "min_max");
  visitor.expectNoProblem();
  await visitor.close();
});

test("the cash plan is shown by year and by month, for the group and a member, and follows what is supposed of the client", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/haut-vallon-fixed.bid.json");
  await goTo(page, "Partage", "Partage");
  const card = section(page, "Trésorerie");
  // What the client pays in all, as the contract has it.
  const total = JSON.parse(fixture("format/public/haut-vallon-fixed.results.json")).contract.totals.invoiced_cents;
  const foot = async () => (await card.locator("tfoot th, tfoot td").allInnerTexts()).map(plain);
  await card.getByRole("columnheader", { name: "Payé par le client TTC" }).waitFor();
  assert.equal((await foot())[2], euros(total));
  const years = await card.locator("tbody tr").count();
  await card.getByLabel("Par", { exact: true }).selectOption({ label: "mois" });
  await card.getByRole("columnheader", { name: "Mois", exact: true }).waitFor();
  assert.ok((await card.locator("tbody tr").count()) > years * 2);
  assert.equal((await foot())[2], euros(total));
  await card.getByLabel("Compte").selectOption({ label: "Chat'Vallon" });
  await card.getByText(/^Sur toute la durée/).waitFor();
  assert.doesNotMatch(plain(await card.innerText()), /avec un écart/);
  await type(card, "Retard du client (jours)", "45");
  await card.getByRole("columnheader", { name: "Intérêts de retard" }).waitFor();
  await type(card, "Retard du client (jours)", "0");
  await type(card, "Retard du client (jours)", "-1");
  await card.getByRole("alert").or(card.locator(".field__fault")).first().waitFor();
  await visitor.expectAccessible();
  visitor.expectNoProblem();
  await visitor.close();
});

test("supposed penalties are held back from those at fault, and a dozen members state what coalitions are worth", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "format/public/public-1-fixed.bid.json");
  const [first] = JSON.parse(fixture("format/public/public-1-fixed.results.json")).penalties.cases;
  await goTo(page, "Partage", "Partage");
  const card = section(page, "Trésorerie");
  await card.getByLabel("Pénalités supposées").selectOption(first.id);
  const heads = card.getByRole("columnheader");
  await heads.filter({ hasText: /^Pénalités$/ }).waitFor();
  const column = (await heads.allInnerTexts()).map(plain).indexOf("Pénalités");
  const foot = (await card.locator("tfoot th, tfoot td").allInnerTexts()).map(plain);
  assert.equal(foot[column].replace("−", "-"), euros(-first.applied_cents));
  await card.getByLabel("Compte").selectOption("marais");
  await card.getByText(/^Sur toute la durée/).waitFor();
  assert.doesNotMatch(plain(await card.innerText()), /avec un écart/);
  visitor.expectNoProblem();
  await visitor.close();

  const other = await stage.visitor();
  const twelve = await open(other, "format/public/public-4-fixed.bid.json");
  await goTo(twelve, "Partage", "Partage");
  const game = section(twelve, "Coalitions");
  await game.getByText(/^12 membres/).waitFor();
  await game.getByLabel("D’où viennent les valeurs").selectOption("values");
  await type(game, "Tous ensemble, valeur (€)", "12000");
  const table = game.getByRole("table", { name: "Partage de la valeur de tous" });
  await table.getByRole("cell", { name: /^1.000,00.€$/ }).first().waitFor();
  other.expectNoProblem();
  await other.close();
});
