// The page before, without and after the program: what a visitor sees when wasm is slow, absent or has panicked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixture } from "./doing.mjs";
import { Stage } from "./harness.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

/** A visitor whose program never arrives: boot.js is there, wasm is on its way for ever. */
async function waiting() {
  const visitor = await stage.visitor();
  await visitor.page.route("**/*.wasm", () => {});
  return visitor;
}

test("the app opens below a sub-path, under the policy, and asks nothing of anyone else", async () => {
  const visitor = await stage.visitor();
  const page = await visitor.visit("", "html[data-started] h1");
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  visitor.expectNoProblem();
  await visitor.close();
});

test("the frame is there before the program, and anyone can read it", async () => {
  const visitor = await waiting();
  const page = await visitor.visit();
  assert.equal(await page.locator("h1").innerText(), "Portée");
  assert.match(await page.getByRole("status").innerText(), /Chargement… · Loading…/);
  await visitor.expectAccessible();
  await visitor.picture("shell");
  visitor.expectNoProblem();
  await visitor.close();
});

test("without JavaScript the page says in French and in English what it needs", async () => {
  const visitor = await stage.visitor({ javaScriptEnabled: false });
  const page = await visitor.visit();
  // Texts are not searched in <noscript>: ask for its paragraphs.
  const [french, english] = await page.locator("noscript p:visible").allInnerTexts();
  assert.match(french, /il lui faut JavaScript/);
  assert.match(english, /it needs JavaScript/);
  await visitor.picture("shell-no-javascript");
  await visitor.close();
});

test("when a file of the program is missing the page says so and keeps the saved work within reach", async () => {
  const visitor = await stage.visitor();
  await visitor.page.route("**/*.wasm", (route) => route.abort());
  const page = await visitor.visit("", "#stopped");
  assert.equal(await page.locator("#stopped").getAttribute("data-kind"), "unstarted");
  assert.equal(await page.locator("h1").innerText(), "Portée n’a pas pu démarrer");
  await page.getByRole("button", { name: "Télécharger mon travail" }).click();
  await page.getByText("Aucun travail n’est enregistré").waitFor();
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), [], "asking made no database");
  await visitor.expectAccessible();
  await visitor.picture("shell-unstarted");
  await visitor.close();
});

test("without WebAssembly the page asks for another browser instead of staying blank", async () => {
  const visitor = await stage.visitor();
  await visitor.page.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await visitor.visit("", "#stopped");
  assert.equal(await page.locator("#stopped").getAttribute("data-kind"), "unsupported");
  await visitor.close();
});

test("after a panic everything that was saved can be downloaded without the program", async () => {
  const visitor = await waiting();
  const page = await visitor.visit();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/boot.js")));
  await page.waitForLoadState("domcontentloaded");
  await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("portee", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("log").put({ title: "Lot 3 : messagerie", bytes: new Uint8Array([0, 255]) }, 7);
      opening.result.createObjectStore("empty");
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  }));
  await page.evaluate(() => {
    globalThis.timersAfterPanic = 0;
    setInterval(() => { globalThis.timersAfterPanic += 1; }, 1);
    const error = new WebAssembly.RuntimeError("unreachable");
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  });
  await page.locator("#stopped[data-kind=crashed]").waitFor();
  assert.equal(await page.locator("h1").innerText(), "Portée s’est arrêtée");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");

  const button = page.getByRole("button", { name: "Télécharger mon travail" });
  const file = await visitor.download(() => button.click());
  assert.equal(file.name, "portee-rescue.json");
  const content = JSON.parse(file.bytes.toString("utf8"));
  assert.equal(content.format, "portee-rescue/1");
  assert.deepEqual(content.stores, {
    empty: [],
    log: [{ key: 7, value: { title: "Lot 3 : messagerie", bytes: { $base64: "AP8=" } } }],
  });
  assert.equal(await page.evaluate(() => globalThis.timersAfterPanic), 0, "no timer of the app ran after the panic");
  await visitor.expectAccessible();
  await visitor.picture("shell-crashed");
  await visitor.close();
});

test("an error that is not a panic does not take the page away", async () => {
  const visitor = await waiting();
  const page = await visitor.visit();
  await page.waitForLoadState("domcontentloaded");
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new Error("an extension") })));
  assert.equal(await page.locator("#stopped").count(), 0);
  assert.equal(await page.locator("h1").innerText(), "Portée");
  await visitor.close();
});

test("a file that is not there is not replaced by the page", async () => {
  const visitor = await stage.visitor();
  const answer = await visitor.context.request.get(`${visitor.url}nothing.html`);
  assert.equal(answer.status(), 404);
  await visitor.close();
});

test("a screen whose part does not come says so and asks for it again", async () => {
  const visitor = await stage.visitor();
  const page = await visitor.visit("", "html[data-started] h1");
  await visitor.page.route("**/parts/*.wasm", (route) => route.abort());
  await page.getByRole("button", { name: "Ouvrir l’exemple complet" }).click();
  const told = page.getByRole("alert").filter({ hasText: "Cet écran n’a pas pu être chargé" });
  await told.waitFor();
  await visitor.expectAccessible();
  await visitor.picture("part-missing");
  await visitor.page.unroute("**/parts/*.wasm");
  await page.getByRole("main").getByRole("button", { name: "Réessayer" }).click();
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  await visitor.close();
});

test("the text of a file opens when it is pasted beside the fields, and stays text in one", async () => {
  const visitor = await stage.visitor();
  const page = await visitor.visit("", "html[data-started] h1");
  // Not the static frame: the list itself.
  await page.getByRole("heading", { level: 1, name: "Vos dossiers" }).waitFor();
  const paste = (selector, text) => page.locator(selector).first().evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await paste("main", "{ \"format\": \"other\" }");
  await page.getByTestId("reports").getByText("texte collé", { exact: false }).first().waitFor();
  await paste("main", fixture("format/public/val-partage-fixed.bid.json").toString());
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  await page.locator('.steps__link[href$="/tender"]').click();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  const address = page.url();
  await paste("main input", fixture("format/public/haut-vallon-fixed.bid.json").toString());
  await page.locator('.steps__link[href$="/price"]').click();
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  assert.equal(page.url(), address.replace("/tender", "/price"), "pasted into a field it opens nothing");
  visitor.expectNoProblem();
  await visitor.close();
});
