// Files that cannot be opened, dropped on an open bid: a sentence with the file's name, the bid untouched, the page alive.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, dropFiles, fixture, start } from "./doing.mjs";

const MANIFEST = JSON.parse(fixture("format/bad/manifest.json"));

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

test("no malformed file harms the open bid, and each is told by its name", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  await chooseFile(page, { name: "val.bid.json", bytes: fixture("format/public/val-partage-fixed.bid.json") });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  const route = page.url();
  const before = await page.locator("main .figure").first().innerText();
  const good = fixture("format/public/val-partage.bid.json");
  const files = MANIFEST.files.filter((f) => f.outcome === "refused" && f.file !== "b12-huge-string.json")
    .map((f) => ({ name: f.file, bytes: fixture(`format/bad/${f.file}`) }));
  files.push(
    { name: "b12-huge-string.json", bytes: Buffer.concat([Buffer.from('{"format":"joint-bid/1","note":"'), Buffer.alloc(20_000_000, 97), Buffer.from('"}')]) },
    { name: "coupe.portee", bytes: good.subarray(0, 500) },
    { name: "vide.xml", bytes: Buffer.alloc(0) },
    { name: "image.png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) },
    { name: "archive.zip", bytes: Buffer.from("PK\u0003\u0004aaaa") },
    { name: "plus-recent.portee", bytes: Buffer.from('{"format":"portee/9","document":{}}') },
    { name: "coupe.xml", bytes: fixture("eforms/one-lot.xml").subarray(0, 900) },
    { name: "resultats.json", bytes: fixture("format/public/val-partage-fixed.results.json") },
  );
  for (const file of files) {
    await dropFiles(page, [file]);
    const report = page.getByTestId("reports");
    await report.getByText(file.name, { exact: false }).first().waitFor();
    assert.equal(page.url(), route, `${file.name} opened something`);
    await report.getByRole("button", { name: "Fermer" }).click();
    await report.waitFor({ state: "detached" });
  }
  assert.equal(await page.locator("main .figure").first().innerText(), before);
  visitor.expectNoProblem();
  await visitor.close();
});

test("names with markup, formulas and turned writing are text", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  for (const name of ["b57-script-label.json", "b59-zero-width.json", "b61-dde.json"]) {
    await page.goto(`${visitor.url}#/`);
    await page.getByRole("heading", { level: 1, name: "Vos dossiers" }).waitFor();
    await chooseFile(page, { name, bytes: fixture(`format/bad/${name}`) });
    await page.waitForURL(/#\/bid\//);
    await page.getByTestId("reports").getByText(name, { exact: false }).first().waitFor();
  }
  assert.equal(await page.evaluate(() => document.querySelectorAll("main script").length), 0);
  visitor.expectNoProblem();
  await visitor.close();
});
