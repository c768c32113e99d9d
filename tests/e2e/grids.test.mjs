// The keyboard contract of the grids, on the offers and on the allocation of the complete example.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

const plain = (text) => text.replaceAll(/[\u202f\u00a0]/g, " ").trim();

/** A visitor on a screen of the example. */
async function on(screen, options = {}) {
  const visitor = await stage.visitor(options);
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await visitor.visit("", "html[data-started] h1");
  await page.getByRole("button", { name: "Ouvrir l’exemple complet" }).click();
  await page.waitForURL(/#\/bid\//);
  // The steps are there once the bid is open.
  await page.locator("nav.steps").waitFor();
  const id = /#\/bid\/([^/]+)/.exec(page.url())[1];
  await page.goto(`${visitor.url}#/bid/${id}/${screen}`);
  await page.getByRole("grid").waitFor();
  return { visitor, page, grid: new Grid(page, screen === "offers" ? "offers" : "shares") };
}

class Grid {
  constructor(page, name) { Object.assign(this, { page, name }); }
  cell(row, column) { return this.page.locator(`#${this.name}-${row}-${column}`); }
  /** The value, without tags. */
  async value(row, column) {
    return plain(await this.cell(row, column).evaluate((td) => td.querySelector("input")?.value ?? td.firstChild?.textContent ?? ""));
  }
  async expectAt(row, column) {
    await this.page.waitForFunction(
      (id) => document.activeElement?.id === id && document.activeElement.tabIndex === 0, `${this.name}-${row}-${column}`);
  }
  async expectValue(row, column, wanted) {
    const found = () => this.value(row, column);
    for (let turn = 0; turn < 50 && (await found()) !== wanted; turn += 1) await this.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await found(), wanted);
  }
  press(...keys) { return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve()); }
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.press("Control+v");
  }
}

test("typing replaces, Enter goes down, Tab goes right, Escape gives back, undo takes back", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(0, 0).click();
  await grid.expectAt(0, 0);
  const before = await grid.value(0, 0);
  await page.keyboard.type("1 234,5");
  await grid.press("Enter");
  await grid.expectAt(1, 0);
  await grid.expectValue(0, 0, "1 234,50");
  await page.keyboard.type("0,0165");
  await grid.press("Tab");
  await grid.expectAt(1, 1);
  await grid.expectValue(1, 0, "0,0165");
  const kept = await grid.value(1, 1);
  await page.keyboard.type("9");
  await grid.press("Escape");
  await grid.expectAt(1, 1);
  await grid.expectValue(1, 1, kept);
  await grid.press("Control+z", "Control+z");
  await grid.expectValue(0, 0, before);
  visitor.expectNoProblem();
  await visitor.close();
});

test("what does not read keeps the editor open, with its sentence, and the old value", async () => {
  const { visitor, page, grid } = await on("offers");
  const before = await grid.value(0, 0);
  await grid.cell(0, 0).click();
  await page.keyboard.type("1/3");
  await grid.press("Enter");
  const alert = page.getByRole("alert");
  assert.match(plain(await alert.innerText()), /« 1\/3 » n’est pas un prix unitaire/);
  const input = grid.cell(0, 0).locator("input");
  assert.equal(await input.getAttribute("aria-invalid"), "true");
  assert.equal(await input.getAttribute("aria-describedby"), await alert.getAttribute("id"));
  await visitor.expectAccessible();
  await grid.press("Escape");
  await grid.expectValue(0, 0, before);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a field's own undo comes before that of the bid", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(0, 0).click();
  await page.keyboard.type("5");
  await grid.press("Enter");
  await page.keyboard.type("77");
  await grid.press("Control+z");
  await grid.expectValue(0, 0, "5,00");
  await grid.press("Escape");
  await grid.press("Control+z");
  assert.notEqual(await grid.value(0, 0), "5,00");
  visitor.expectNoProblem();
  await visitor.close();
});

test("arrows, ends, blocks: move, copy, fill down, clear", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(0, 0).click();
  await grid.press("ArrowDown", "ArrowRight", "Control+ArrowLeft", "Control+Home");
  await grid.expectAt(0, 0);
  await page.keyboard.type("3");
  await grid.press("Enter", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown");
  assert.equal(await page.locator("[aria-selected=true]").count(), 3);
  await grid.press("Control+d");
  await grid.expectValue(2, 0, "3,00");
  await grid.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "3,00\n3,00\n3,00");
  await grid.press("Delete");
  await grid.expectValue(0, 0, "");
  await grid.expectValue(2, 0, "");
  await grid.press("Control+z");
  await grid.expectValue(2, 0, "3,00");
  await grid.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll("[aria-selected=true]").length === 0);
  visitor.expectNoProblem();
  await visitor.close();
});

test("Tab leaves after the last cell, and after Escape from anywhere", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(0, 0).click();
  await grid.press("Control+End", "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("table")), null);
  await grid.cell(2, 1).click();
  await grid.expectAt(2, 1);
  await grid.press("Escape", "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("table")), null);
  await grid.press("Shift+Tab");
  await grid.expectAt(2, 1);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a pasted block is shown before it goes in, and is one step to undo", async () => {
  const { visitor, page, grid } = await on("offers");
  const before = await grid.value(0, 0);
  await grid.cell(0, 0).click();
  await grid.paste("1 234,50 €\tgratuit\n\"0,0165\"\t2,5");
  const dialog = page.getByRole("dialog", { name: "Coller un bloc" });
  await dialog.waitFor();
  assert.match(plain(await dialog.innerText()), /« gratuit » n’est pas un prix unitaire/);
  assert.equal(await grid.value(0, 0), before);
  await visitor.expectAccessible();
  await visitor.picture("grid-paste");
  await dialog.getByRole("button", { name: "Coller les 3 cases lisibles" }).click();
  await grid.expectValue(0, 0, "1 234,50");
  await grid.expectValue(1, 0, "0,0165");
  await grid.expectValue(1, 1, "2,50");
  await grid.expectAt(0, 0);
  await grid.press("Control+z");
  await grid.expectValue(0, 0, before);
  await grid.paste("7,25");
  await grid.expectValue(0, 0, "7,25");
  visitor.expectNoProblem();
  await visitor.close();
});

test("a text not entered is offered again after a reload", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(1, 0).click();
  await page.keyboard.type("12,3");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
  await page.reload();
  await page.getByText("saisie retrouvée").waitFor();
  await page.getByRole("button", { name: "La reprendre" }).click();
  await grid.press("Enter");
  await grid.expectValue(1, 0, "12,30");
  visitor.expectNoProblem();
  await visitor.close();
});

test("conditions open behind a cell and are worked out for the line", async () => {
  const { visitor, page, grid } = await on("offers");
  await grid.cell(0, 0).click();
  await page.keyboard.type("2");
  await grid.press("Enter", "ArrowUp", "Alt+Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ajouter un palier" }).click();
  await dialog.getByRole("group", { name: "Palier 2" }).waitFor();
  await dialog.getByLabel("Mise en place, € HT").fill("50");
  await dialog.getByLabel("Mise en place, € HT").press("Enter");
  await dialog.getByText("mise en place 50,00").waitFor();
  await visitor.expectAccessible();
  await visitor.picture("offers-details");
  await dialog.getByRole("button", { name: "Fermer" }).click();
  await grid.expectAt(0, 0);
  await grid.cell(0, 0).getByText("2 paliers").waitFor();
  visitor.expectNoProblem();
  await visitor.close();
});

test("shares say what is left, and the rest goes to a member at a stroke", async () => {
  const { visitor, page, grid } = await on("allocation");
  const row = page.locator("tbody tr").first();
  const column = await row.locator("[role=gridcell]:not([aria-readonly])").first().evaluate((td) => td.cellIndex - 1);
  await grid.cell(0, column).click();
  await page.getByRole("button", { name: "Vider la ligne" }).click();
  await row.getByText("manque 100").waitFor();
  await grid.cell(0, column).click();
  await grid.press("F2");
  await page.keyboard.type("60 %");
  await grid.press("Enter");
  assert.match(plain(await row.locator("td").last().innerText()), /manque 40 %/);
  await grid.press("ArrowUp");
  await page.getByText("Reste à affecter").waitFor();
  await page.getByRole("button", { name: /^Affecter le reste/ }).first().click();
  await row.getByText("100", { exact: false }).last().waitFor();
  await page.getByText("Ligne entièrement affectée.").waitFor();
  await visitor.expectAccessible();
  await visitor.picture("allocation");
  visitor.expectNoProblem();
  await visitor.close();
});

test("by touch on a narrow screen a tap chooses and a second one edits", async () => {
  const { visitor, page, grid } = await on("offers", { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
  await grid.cell(1, 0).tap();
  await grid.expectAt(1, 0);
  await grid.cell(1, 0).tap();
  const input = grid.cell(1, 0).locator("input");
  await input.fill("4");
  await input.press("Enter");
  await grid.expectValue(1, 0, "4,00");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page itself does not scroll sideways");
  await visitor.expectAccessible();
  await visitor.picture("offers-narrow");
  visitor.expectNoProblem();
  await visitor.close();
});
