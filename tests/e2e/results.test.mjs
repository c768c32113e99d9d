// The results file of a bid that is still without an allocation: the optimiser is asked for all it needs, and the file says what was published.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, start } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

const cents = (allocations) => allocations.map((a) => [a.objective, a.retained, a.feasible, Number(a.objective_value_cents), a.total_ht_cents, a.cost_to_buyer_cents]);

for (const name of ["haut-vallon", "sans-issue"]) {
  test(`the results file of ${name} holds the published optima, conflict and game`, async () => {
    const visitor = await stage.visitor();
    const page = await start(visitor);
    await chooseFile(page, { name: `${name}.bid.json`, bytes: fixture(`format/public/${name}.bid.json`) });
    await page.getByRole("heading", { level: 1, name: "Répartition du travail" }).waitFor();
    await goTo(page, "Export", "Export");
    const file = await visitor.download(() => page.getByRole("button", { name: /\.results\.json/ }).click());
    const ours = JSON.parse(file.bytes);
    const published = JSON.parse(fixture(`format/public/${name}.results.json`));
    assert.equal(ours.x_not_computed, undefined, "everything is computed");
    assert.equal(ours.x_not_proven, undefined, "everything is proven");
    assert.deepEqual(cents(ours.allocations), cents(published.allocations));
    assert.deepEqual(ours.conflict, published.conflict);
    if (published.game === null) {
      assert.equal(ours.game, null);
    } else {
      assert.deepEqual(Object.keys(ours.game.values_cents), Object.keys(published.game.values_cents));
      for (const [coalition, value] of Object.entries(published.game.values_cents)) {
        assert.ok(Math.abs(ours.game.values_cents[coalition] - value) <= 1, coalition);
      }
      assert.equal(ours.game.shapley_in_core, published.game.shapley_in_core);
    }
    visitor.expectNoProblem();
    await visitor.close();
  });
}

test("a results file under way is given up, and the page says so", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  await chooseFile(page, { name: "federation.bid.json", bytes: fixture("format/public/federation.bid.json") });
  await page.getByRole("heading", { level: 1, name: "Répartition du travail" }).waitFor();
  await goTo(page, "Export", "Export");
  // The optimiser never arrives: what is asked of it does not end by itself.
  await visitor.context.route(/solver-worker/, () => {});
  await page.getByRole("button", { name: /\.results\.json/ }).click();
  await page.getByRole("progressbar", { name: "Calcul par l’optimiseur" }).waitFor();
  await page.getByRole("button", { name: "Arrêter" }).click();
  await page.getByText("Le fichier de résultats est abandonné.").waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});
