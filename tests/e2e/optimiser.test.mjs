// The optimiser in the browser: an allocation is proposed, explained, partly locked, sought again, kept, compared, adopted, taken back;
// an impossible bid says why and what to do; a member that leaves is replaced.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { hardBid } from "../../scripts/bench/hard-bid.mjs";
import { chooseFile, fixture, goTo, plain, start } from "./doing.mjs";

const PUBLISHED = JSON.parse(fixture("format/public/haut-vallon.results.json"));
const CONFLICT = JSON.parse(fixture("format/public/sans-issue.results.json")).conflict;

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

/** A bid without an allocation opens where one is made. */
async function open(visitor, name) {
  const page = await start(visitor);
  await chooseFile(page, { name: `${name}.bid.json`, bytes: fixture(`format/public/${name}.bid.json`) });
  await page.getByRole("heading", { level: 1, name: "Répartition du travail" }).waitFor();
  return page;
}

const card = (page, name) => page.locator(".card").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
const proposal = (page) => card(page, "Répartition proposée");

async function unfold(page, name) {
  const fold = page.locator("details.fold").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
  if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").first().click();
  await fold.locator(".fold__body").waitFor();
  return fold;
}

/** Every search is over: no progress is shown. */
const rest = (page) => page.locator(".search").waitFor({ state: "detached" });

const cells = async (row) => (await row.locator("th, td").allInnerTexts()).map(plain);

async function figure(scope, label) {
  return cells(scope.getByRole("row").filter({ has: scope.page().getByRole("rowheader", { name: label, exact: true }) }));
}

const euros = (cents) => plain(new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }).format(cents / 100));

test("an allocation is proposed, explained, locked in part, sought again, kept, compared, adopted and taken back", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "haut-vallon");
  await page.getByRole("button", { name: "Proposer une répartition" }).click();
  await proposal(page).waitFor();
  const best = PUBLISHED.allocations[0];
  assert.equal((await figure(proposal(page), "Coût pour le client"))[2], euros(best.cost_to_buyer_cents));
  assert.equal((await figure(proposal(page), "Total HT"))[2], euros(best.total_ht_cents));
  await proposal(page).getByText("Aucune répartition ne fait mieux : c’est prouvé.").waitFor();
  await rest(page);
  await visitor.picture("optimiser-proposal");

  const why = await unfold(page, "Pourquoi cette répartition");
  const reasons = why.locator("tbody tr");
  assert.equal(await reasons.count(), PUBLISHED.contract.lines.length);
  for (const row of await reasons.all()) {
    const [, , served, reason] = await cells(row);
    assert.notEqual(served, "personne");
    assert.ok(reason.length > 10, `a reason, not «${reason}»`);
  }
  await why.getByLabel("Verrouiller la ligne L01").check();
  await page.getByRole("button", { name: "Proposer le reste (1 ligne verrouillée)" }).click();
  await rest(page);
  // The line was locked as the best has it: nothing is lost.
  assert.equal((await figure(proposal(page), "Coût pour le client"))[2], euros(best.cost_to_buyer_cents));
  await proposal(page).getByRole("button", { name: "Garder comme scénario" }).click();

  await page.getByLabel("Le prix HT le plus bas").check();
  await page.getByRole("button", { name: "Proposer le reste (1 ligne verrouillée)" }).click();
  await rest(page);
  await proposal(page).getByRole("button", { name: "Garder comme scénario" }).click();
  const scenarios = await unfold(page, "Scénarios");
  await scenarios.getByRole("button", { name: "Adopter Scénario 2" }).waitFor();
  const [, , cost1, cost2] = await figure(scenarios, "Coût pour le client");
  const [, , total1, total2] = await figure(scenarios, "Total HT");
  assert.equal(cost1, euros(best.cost_to_buyer_cents));
  assert.notEqual(total1, total2, "two different allocations");
  const cents = (text) => Number(text.replaceAll(/[^0-9]/g, ""));
  assert.ok(cents(total2) < cents(total1) && cents(cost2) > cents(cost1), "the lowest net price costs this client more");
  await visitor.picture("optimiser-scenarios");
  await scenarios.getByRole("button", { name: "Adopter Scénario 1" }).click();
  await page.locator(".figure--main").getByText(euros(best.total_ht_cents)).waitFor();
  const notice = page.locator(".notice").filter({ hasText: "Répartition adoptée" });
  await notice.getByRole("button", { name: "Annuler" }).click();
  await scenarios.getByRole("button", { name: "Adopter Scénario 1" }).and(page.locator(":enabled")).waitFor();
  await scenarios.getByRole("button", { name: "Adopter Scénario 1" }).click();
  await page.locator(".figure--main").getByText(euros(best.total_ht_cents)).waitFor();
  await page.getByText("Enregistré sur cet appareil").waitFor();
  await page.reload();
  await page.locator(".figure--main").getByText(euros(best.total_ht_cents)).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("an impossible bid names the rules in conflict, and leaving one out finds a way", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "sans-issue");
  await page.getByRole("button", { name: "Proposer une répartition" }).click();
  const conflict = card(page, "Aucune répartition n’est possible");
  await conflict.waitFor();
  assert.equal(await conflict.getByRole("listitem").count(), CONFLICT.rules.length);
  await visitor.expectAccessible();
  await visitor.picture("optimiser-conflict");
  await conflict.getByRole("button", { name: /^Chercher sans cette règle/ }).last().click();
  await proposal(page).waitFor();
  await rest(page);
  await proposal(page).getByText("Des règles ont été laissées de côté.").waitFor();
  await proposal(page).getByText("Cette répartition enfreint").waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("the best score is sought by the formula that is chosen with the keyboard, and the answer names it", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "haut-vallon");
  // Along the goals with the arrows, from the one that is chosen.
  const chosen = page.getByRole("radio", { checked: true }).first();
  await chosen.focus();
  const score = page.getByLabel("La mieux notée");
  for (let goals = 5; goals > 0 && !(await score.isChecked()); goals -= 1) await page.keyboard.press("ArrowDown");
  assert.ok(await score.isChecked());
  const formula = page.getByLabel("Formule de notation du prix");
  assert.equal(await formula.inputValue(), "proportional");
  await formula.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((select) => select.value === "linear_3", await formula.elementHandle());
  const propose = page.getByRole("button", { name: "Proposer une répartition" });
  await propose.press("Enter");
  await proposal(page).getByText("La mieux notée · Linéaire (×3)").waitFor();
  await rest(page);
  await proposal(page).getByText("Aucune répartition ne fait mieux : c’est prouvé.").waitFor();
  // Another formula is another question, and its answer says so.
  await formula.focus();
  await page.keyboard.press("End");
  await propose.press("Enter");
  await proposal(page).getByText("La mieux notée · Quadratique").waitFor();
  await rest(page);
  await visitor.expectAccessible();
  visitor.expectNoProblem();
  await visitor.close();
});

test("a member that leaves is replaced where another can, and the papers to make again are named", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "federation");
  await page.getByRole("button", { name: "Proposer une répartition" }).click();
  await proposal(page).waitFor();
  await rest(page);
  await proposal(page).getByRole("button", { name: "Adopter" }).click();
  const ifs = await unfold(page, "Et si…");
  const leaves = async (member) => {
    await ifs.getByLabel("Quel membre").selectOption(member);
    await ifs.getByRole("button", { name: "Essayer" }).click();
    await ifs.locator(".what-if").waitFor();
    await rest(page);
    return ifs.locator("#what-if-verdict").innerText();
  };
  assert.match(await leaves("beta"), /^Possible/);
  await ifs.getByText("Acte d’engagement").first().waitFor();
  assert.match((await figure(ifs, "Total HT"))[3], /^[+−]/);
  const taken = ifs.locator(".what-if details");
  await taken.locator("summary").click();
  const rows = await Promise.all((await taken.locator("tbody tr").all()).map(cells));
  assert.ok(rows.length > 0 && rows.every(([, from, to]) => from.includes("Ruche libre") && !to.includes("Ruche libre")), "its lines alone change hands");
  await visitor.picture("optimiser-what-if");
  // Nobody else can do what this member does: the reasons are named.
  assert.match(await leaves("alpha"), /^Impossible/);
  assert.ok((await ifs.locator(".what-if li").count()) > 0, "an impossible case says why");
  await ifs.getByLabel("Que se passe-t-il").selectOption("volume");
  await ifs.getByLabel("De combien").fill("-20");
  await ifs.getByRole("button", { name: "Essayer" }).click();
  await rest(page);
  await ifs.getByText("quantités −20 %", { exact: false }).waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("a share is dragged from one allowed split to the next, and what it breaks and costs is told at once", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor, "val-partage");
  await page.getByRole("button", { name: "Proposer une répartition" }).click();
  await proposal(page).waitFor();
  await rest(page);
  await proposal(page).getByRole("button", { name: "Adopter" }).click();
  await page.getByText("aussi bon marché que la moins chère trouvée", { exact: false }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "N1" });
  await row.getByRole("gridcell").first().click();
  const panel = page.getByRole("region", { name: /N1/ });
  const sliders = panel.getByRole("slider");
  const said = async () => Promise.all((await sliders.all()).map(async (slider) => plain(await slider.getAttribute("aria-valuetext"))));
  const before = await said();
  const shares = (said) => said.map((share) => Number(share.replace(",", ".").replace(/[^0-9.]/g, "")));
  const served = before.findIndex((share) => share !== "0 %");
  assert.ok(served >= 0, `somebody serves N1: ${before}`);
  // By mouse: from one end of what the line allows to the other, and back by one step.
  await sliders.nth(served).scrollIntoViewIfNeeded();
  const box = await sliders.nth(served).boundingBox();
  const at = (part) => [box.x + 8 + (box.width - 16) * part, box.y + box.height / 2];
  const { stop, stops } = await sliders.nth(served).evaluate((slider) => ({ stop: Number(slider.value), stops: Number(slider.max) }));
  await page.mouse.move(...at(stop / stops));
  await page.mouse.down();
  for (const part of [0.1, 0.4, 0.7, 1]) await page.mouse.move(...at(part), { steps: 5 });
  await page.mouse.up();
  const after = await said();
  assert.equal(after[served], "60 %", `dragged to the right: ${before} became ${after}`);
  assert.equal(shares(after).reduce((sum, share) => sum + share), 100, "the others follow");
  await page.getByText("par rapport à la moins chère trouvée", { exact: false }).waitFor();
  await visitor.picture("optimiser-slider");
  await page.getByRole("button", { name: /^Annuler/ }).first().click();
  assert.deepEqual(await said(), before, "one drag is one step");
  // By keyboard; a stop that would leave the line to nobody else is not taken.
  await sliders.nth(served).focus();
  await page.keyboard.press("End");
  assert.deepEqual(await said(), after);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await said())[served], "40 %");
  visitor.expectNoProblem();
  await visitor.close();
});

test("a search that would last is stopped: the best found until then is proposed, obeys the rules and can be adopted", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  await chooseFile(page, { name: "hard.bid.json", bytes: Buffer.from(JSON.stringify(hardBid(15, 300, 11))) });
  await page.getByRole("heading", { level: 1, name: "Répartition du travail" }).waitFor();
  await page.getByLabel("Temps de recherche").selectOption("60");
  await page.getByRole("button", { name: "Proposer une répartition" }).click();
  const stop = page.getByRole("button", { name: "Arrêter et garder la meilleure" });
  await stop.waitFor();
  // The page never freezes: it measures and draws a frame while the worker works.
  const longest = await page.evaluate(async () => {
    let longest = 0;
    for (let i = 0; i < 20; i++) {
      const before = performance.now();
      await new Promise((done) => requestAnimationFrame(done));
      longest = Math.max(longest, performance.now() - before);
    }
    return longest;
  });
  assert.ok(longest < 500, `a frame took ${longest} ms`);
  const cents = (text) => Number(text.replaceAll(/[^0-9]/g, ""));
  const best = page.locator(".search .figure").filter({ hasText: "Meilleure jusqu’ici" }).locator("dd");
  const seen = cents(await best.innerText());
  assert.ok(seen > 0);
  await stop.click();
  await proposal(page).waitFor();
  // The bid asks for the lowest price excluding VAT.
  const kept = cents((await figure(proposal(page), "Total HT"))[2]);
  assert.ok(kept > 0 && kept <= seen, `${kept} is kept, ${seen} was found`);
  await proposal(page).getByText(/Au pire .* plus chère que la meilleure possible/).waitFor();
  await proposal(page).getByRole("button", { name: "Adopter" }).click();
  await page.getByText("Toutes les règles sont respectées.").waitFor();
  await page.getByText("300 sur 300").waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("every panel is accessible and fits, wide and narrow, light and dark, in both languages", async () => {
  for (const [locale, scheme, width] of [["fr-FR", "light", 1280], ["en-GB", "dark", 320]]) {
    const visitor = await stage.visitor({ locale, colorScheme: scheme, viewport: { width, height: 900 } });
    const page = await start(visitor);
    const words = locale === "fr-FR"
      ? { file: "Ouvrir un fichier…", propose: "Proposer une répartition", fair: "La plus équitable", adopt: "Adopter", keep: "Garder comme scénario", costs: "Combien coûte chaque règle", draw: "Tracer le graphique", try: "Essayer" }
      : { file: "Open a file…", propose: "Propose an allocation", fair: "Fairest", adopt: "Adopt", keep: "Keep as a scenario", costs: "What does each rule cost", draw: "Draw the chart", try: "Try" };
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: words.file }).click();
    await (await choosing).setFiles({ name: "haut-vallon.bid.json", mimeType: "application/json", buffer: fixture("format/public/haut-vallon.bid.json") });
    await page.getByLabel(words.fair).check();
    await page.getByRole("button", { name: words.propose }).click();
    await page.locator(".proposal-card").waitFor();
    await rest(page);
    await page.locator(".proposal-card").getByRole("button", { name: words.keep }).click();
    await page.locator(".proposal-card").getByRole("button", { name: words.adopt, exact: true }).click();
    for (const fold of await page.locator("details.fold").all()) {
      if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").first().click();
    }
    for (const [button, shows] of [[words.try, ".what-if"], [words.costs, ".rules .tag"], [words.draw, ".chart"]]) {
      await page.getByRole("button", { name: button }).click();
      await page.locator(shows).first().waitFor({ state: "attached" });
      await rest(page);
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    await visitor.expectAccessible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide at ${width}`);
    await visitor.picture(`optimiser-all-${locale}-${scheme}-${width}`);
    visitor.expectNoProblem();
    await visitor.close();
  }
});

test("backups are proposed for the lines that somebody could take over, chosen by hand, and read by the client", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  await chooseFile(page, { name: "v.bid.json", bytes: fixture("format/public/haut-vallon-fixed.bid.json") });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  await goTo(page, "Répartition", "Répartition du travail");
  const fold = await unfold(page, "Membres de secours");
  const status = fold.getByRole("status");
  await status.getByText("0 ligne sur 21 a un membre de secours.").waitFor();
  await fold.getByRole("button", { name: "Proposer les membres de secours" }).press("Enter");
  await status.getByText("0 ligne sur 21 a un membre de secours.").waitFor({ state: "detached" });
  const choice = fold.getByLabel(/^L02 · /);
  const able = await choice.locator("option").evaluateAll((all) => all.filter((o) => o.value && !o.textContent.includes("ne pourrait pas")).map((o) => o.value));
  assert.ok(able.includes(await choice.inputValue()));
  const unable = fold.locator("select").filter({ has: page.locator("option", { hasText: "(ne pourrait pas)" }) }).first();
  const kept = await unable.inputValue();
  await unable.selectOption(await unable.locator("option", { hasText: "(ne pourrait pas)" }).first().getAttribute("value"));
  await fold.getByText("Ce membre ne pourrait pas reprendre la ligne").waitFor();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await fold.getByText("Ce membre ne pourrait pas reprendre la ligne").waitFor({ state: "detached" });
  assert.equal(await unable.inputValue(), kept);
  const named = await choice.locator("option:checked").innerText();
  await visitor.expectAccessible();
  await visitor.picture("backups");
  await goTo(page, "Export", "Export");
  const { bytes } = await visitor.download(() => page.getByRole("button", { name: "Données de la proposition (.client.json)" }).click());
  const line = JSON.parse(bytes).lines.find(({ line }) => line === "L02");
  assert.equal(line.backup.name, named);
  visitor.expectNoProblem();
  await visitor.close();
});
