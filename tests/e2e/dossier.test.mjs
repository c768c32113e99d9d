// The client's file: chapters written, their faults seen, put in order, printed; in Chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, dropFiles, fixture, goTo, plain, start, temporary } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

async function open(visitor) {
  const page = await start(visitor);
  await chooseFile(page, { name: "haut-vallon-fixed.bid.json", bytes: fixture("format/public/haut-vallon-fixed.bid.json") });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  await goTo(page, "Dossier", "Dossier du client");
  return page;
}

/** Waits until the page says so, whatever its spaces. */
const says = (page, words) => page.waitForFunction(
  (words) => document.querySelector("main").innerText.replaceAll(/[\u202f\u00a0]/g, " ").includes(words), words);

const chapters = (page) => page.getByRole("navigation", { name: "Chapitres" });
const row = (page, title) => chapters(page).getByRole("button", { name: new RegExp(title) });
const area = (page) => page.locator(".chapter-text");
const titles = async (page) => plain(await chapters(page).locator(".chapter-list__title").allInnerTexts().then((all) => all.join("|"))).split("|");

async function choose(page, title) {
  await row(page, title).click();
  await page.getByRole("heading", { level: 2, name: title }).waitFor();
}

const saved = (page) => page.getByText("Enregistré sur cet appareil").waitFor();

test("a chapter is written with a variable, and what the client must not read is pointed out", async () => {
  const visitor = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(visitor);
  await choose(page, "Solution technique");
  await area(page).fill("Une plateforme pour ");
  await page.getByRole("button", { name: "Variable…" }).click();
  const list = page.getByRole("dialog");
  await list.getByLabel("Chercher").fill("Haut-Vallon");
  await visitor.expectAccessible();
  await list.getByRole("button", { name: /^client / }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value === "Une plateforme pour {{client}}");
  await page.keyboard.type(", à {{marge}} près.");
  await says(page, "La variable « marge » n’existe pas");
  // 3 200 € is what the lead asks for L01, which the client reads at 3 440,87.
  await page.keyboard.type(" Le cadrage coûte 3 200,00 €.");
  await says(page, "« 3 200,00 » est un prix demandé par un membre");
  await row(page, "Solution technique").getByText("2 à corriger").waitFor();
  await visitor.picture("dossier-faults");
  await visitor.expectAccessible();
  await goTo(page, "Export", "Export");
  await says(page, "Chapitre « Solution technique » : « 3 200,00 » est un prix demandé par un membre");
  await goTo(page, "Dossier", "Dossier du client");
  await choose(page, "Solution technique");
  await area(page).fill("Une plateforme pour {{client}}.");
  await page.getByText("à corriger", { exact: false }).first().waitFor({ state: "detached" });
  visitor.expectNoProblem();
  await visitor.close();
});

test("chapters are put in order, left out, undone, and what is typed survives a reload", async () => {
  const visitor = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(visitor);
  const usual = await titles(page);
  await choose(page, "Références");
  await page.getByRole("button", { name: "Avancer le chapitre « Références »" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".chapter-list__title")[13].innerText === "Références");
  await row(page, "Références").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(() => document.querySelectorAll(".chapter-list__title")[12].innerText === "Références");
  await page.waitForFunction(() => document.activeElement.id === "chapter-references");
  await page.getByLabel("Dans la proposition").uncheck();
  await row(page, "Références").getByText("écarté").waitFor();
  for (let undone = 0; undone < 3; undone += 1) await page.getByRole("button", { name: /^Annuler : / }).click();
  await page.waitForFunction(() => document.querySelectorAll(".chapter-list__title")[14].innerText === "Références");
  assert.deepEqual(await titles(page), usual);

  await page.getByRole("button", { name: "Ajouter un chapitre" }).click();
  await page.getByText("Titre, auteur, relecture").click();
  await page.getByLabel("Titre", { exact: true }).fill("Notre feuille de route");
  await page.getByLabel("Titre", { exact: true }).press("Enter");
  await page.getByLabel("Rédigé par").selectOption({ label: "Chat'Vallon" });
  await row(page, "Notre feuille de route").getByText("par Chat'Vallon").waitFor();
  await area(page).pressSequentially("## An 1");
  await row(page, "Notre feuille de route").getByText("rédigé").waitFor();
  await saved(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Dossier du client" }).waitFor();
  await choose(page, "Notre feuille de route");
  assert.equal(await area(page).inputValue(), "## An 1");
  // Typed, and the page goes before any pause.
  await area(page).press("Control+End");
  await area(page).pressSequentially(" et suivants");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Dossier du client" }).waitFor();
  await choose(page, "Notre feuille de route");
  await page.waitForFunction(() => document.querySelector(".chapter-text").value === "## An 1 et suivants");
  visitor.expectNoProblem();
  await visitor.close();
});

test("proposed texts fill the empty chapters, are marked until adapted, and all of it is printed", async () => {
  const visitor = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(visitor);
  await page.getByRole("button", { name: "Proposer un texte pour les chapitres vides" }).click();
  // The button does nothing more: the keyboard goes on at the text.
  await page.waitForFunction(() => document.activeElement?.matches(".chapter-text"));
  await says(page, "Rédigés : 0 · à adapter : 16 · vides : 0");
  await choose(page, "Réversibilité");
  await says(page, "Texte proposé par l’application");
  await visitor.picture("dossier");
  await area(page).fill("## Partir sans peine\n\nTout est rendu à {{client}} : violoncelle.\n\n| Contenu | Format |\n|---|---|\n| Courriels | mbox[^1] |\n\n[^1]: Ou Maildir.");
  await row(page, "Réversibilité").getByText("rédigé").waitFor();
  await page.getByRole("button", { name: "Voir les pages" }).click();
  await page.locator(".paper__page").first().waitFor({ timeout: 120_000 });
  await visitor.picture("dossier-pages");
  await visitor.expectAccessible();
  await goTo(page, "Export", "Export");
  await says(page, "15 chapitres du dossier portent encore le texte proposé");
  const done = await visitor.download(() => page.getByRole("button", { name: "Établir le PDF : Proposition commune", exact: true }).click());
  const path = join(temporary(), "proposal.pdf");
  writeFileSync(path, done.bytes);
  const text = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  for (const words of ["Partir sans peine", "violoncelle", "Courriels", "Ou Maildir", "Communauté de communes du Haut-Vallon", "136 395,67 €"]) {
    assert.ok(text.includes(words), `${words} is in the PDF`);
  }
  assert.ok(!text.includes("{{"), "no variable is printed raw");
  visitor.expectNoProblem();
  await visitor.close();
});

/** A drawing: a plan with two colours. */
const PLAN = { name: "plan.svg", mimeType: "image/svg+xml", buffer: Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><rect width="600" height="300" fill="#0b5563"/><circle cx="300" cy="150" r="90" fill="#f6c85f"/></svg>') };

async function bringPicture(page, file, button = "Image…") {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await choosing).setFiles(file);
}

/** What the list says of a picture. */
const ofPicture = (page, name) => page.getByRole("group", { name });

/** Drops a file onto the text, or pastes it there. */
const bringByHand = (page, kind, file) => page.evaluate(([kind, name, type, base64]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
  const options = { bubbles: true, cancelable: true };
  const event = kind === "drop" ? new DragEvent("drop", { ...options, dataTransfer: data }) : new ClipboardEvent("paste", { ...options, clipboardData: data });
  document.querySelector(".chapter-text").dispatchEvent(event);
}, [kind, file.name, file.mimeType, file.buffer.toString("base64")]);

test("a picture is inserted with its words, seen in the pages, printed, undone, and there again after a reload", async () => {
  const visitor = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(visitor);
  await choose(page, "Solution technique");
  await area(page).fill("Notre réseau :");
  await area(page).press("End");
  await bringPicture(page, { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("ceci n’est pas une image") });
  await says(page, "photo.jpg : ce n’est pas une image");
  await bringPicture(page, PLAN);
  const dialog = page.getByRole("dialog", { name: "Insérer une image" });
  await dialog.getByLabel("Texte de remplacement").fill("Deux sites [A et B] reliés");
  await dialog.getByLabel("Légende").fill("Notre réseau");
  await visitor.picture("dossier-picture-dialog");
  await visitor.expectAccessible();
  await dialog.getByRole("button", { name: "Insérer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const text = 'Notre réseau :\n\n![Deux sites \\[A et B\\] reliés](solution-1.png "Notre réseau")\n';
  await page.waitForFunction((text) => document.querySelector(".chapter-text").value === text, text);
  await says(page, "solution-1.png");

  await page.getByRole("button", { name: "Voir les pages" }).click();
  await page.locator(".paper__page").first().waitFor({ timeout: 120_000 });
  // The yellow of the drawing is on the page that is shown.
  await page.waitForFunction(() => {
    const img = document.querySelector("img.paper__page, .paper__page img");
    if (!img?.complete || img.naturalWidth === 0) return false;
    const canvas = Object.assign(document.createElement("canvas"), { width: 420, height: 594 });
    const context = canvas.getContext("2d");
    context.drawImage(img, 0, 0, 420, 594);
    const { data } = context.getImageData(0, 0, 420, 594);
    for (let at = 0; at < data.length; at += 4) {
      if (Math.abs(data[at] - 0xf6) < 9 && Math.abs(data[at + 1] - 0xc8) < 9 && Math.abs(data[at + 2] - 0x5f) < 9) return true;
    }
    return false;
  }, undefined, { timeout: 60_000 });
  await visitor.picture("dossier-picture-pages");
  await visitor.expectAccessible();

  // The words change in the list, and the text with them.
  const alt = ofPicture(page, "solution-1.png").getByLabel("Texte de remplacement");
  assert.equal(await alt.inputValue(), "Deux sites [A et B] reliés");
  await alt.fill("");
  await alt.press("Enter");
  await says(page, "L’image « solution-1.png » n’a pas de texte de remplacement");
  await alt.fill("Deux sites reliés");
  await alt.press("Enter");
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("![Deux sites reliés](solution-1.png"));

  // A large photograph becomes a small one, and says nothing of the camera.
  const photo = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 3200, height: 2400 });
    const context = canvas.getContext("2d");
    for (let at = 0; at < 4000; at += 1) {
      context.fillStyle = `hsl(${(at * 47) % 360} 60% ${20 + (at * 13) % 60}%)`;
      context.fillRect((at * 379) % 3200, (at * 211) % 2400, 60, 45);
    }
    return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
  });
  await bringByHand(page, "paste", { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(photo, "base64") });
  await dialog.getByLabel("Image décorative : elle n’apprend rien").check();
  await dialog.getByRole("button", { name: "Insérer", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("![](solution-2.jpg)"));
  const size = await page.locator(".picture-list__shown").last().evaluate((img) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]));
  assert.deepEqual(size, [1600, 1200]);
  await bringByHand(page, "drop", PLAN);
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await visitor.picture("dossier-pictures");
  await visitor.expectAccessible();

  await goTo(page, "Export", "Export");
  const done = await visitor.download(() => page.getByRole("button", { name: "Établir le PDF : Proposition commune", exact: true }).click());
  const path = join(temporary(), "pictures.pdf");
  writeFileSync(path, done.bytes);
  execFileSync("qpdf", ["--check", path]);
  const images = execFileSync("pdfimages", ["-list", path]).toString();
  assert.match(images, /image\s+1600\s+800/, images);
  const said = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  assert.match(said, /Figure \d+ – Notre réseau/);
  const structure = execFileSync("qpdf", ["--json", "--json-stream-data=none", path], { maxBuffer: 1 << 28 }).toString();
  const alternatives = [...structure.matchAll(/"\/Alt": "u:(.*)"/g)].map(([, text]) => text);
  assert.deepEqual(alternatives, ["Deux sites reliés"], "what is decorative says nothing");
  assert.ok(!(await page.locator("main").innerText()).includes("ne peut pas se dire"), "every profile is met");

  await goTo(page, "Dossier", "Dossier du client");
  await choose(page, "Solution technique");
  await page.getByRole("button", { name: "Retirer l’image solution-1.png" }).click();
  await page.waitForFunction(() => !document.querySelector(".chapter-text").value.includes("solution-1.png"));
  await page.getByRole("button", { name: /^Annuler : retrait d’une image/ }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("solution-1.png"));
  await saved(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Dossier du client" }).waitFor();
  await choose(page, "Solution technique");
  await ofPicture(page, "solution-1.png").waitFor();
  const drawn = await page.locator(".picture-list__shown").first().evaluate((img) => img.decode().then(() => img.naturalWidth));
  assert.equal(drawn, 1600);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a picture that is missing or says nothing is named before the export and in the paper, which is made all the same", async () => {
  const visitor = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(visitor);
  await choose(page, "Solution technique");
  await bringPicture(page, PLAN);
  await page.getByRole("dialog", { name: "Insérer une image" }).getByRole("button", { name: "Insérer", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("![](solution-1.png)"));
  await area(page).press("Control+End");
  await area(page).pressSequentially("\n![Le plan](plan-perdu.png)\n\nTableau : Qui fait quoi\n\n| Qui | Quoi |\n|---|---|\n| A | B |\n");
  await says(page, "L’image « plan-perdu.png » n’est pas dans le dossier");
  await goTo(page, "Contrôles", "Contrôles");
  await says(page, "Chapitre « Solution technique » : L’image « plan-perdu.png » n’est pas dans le dossier");
  await says(page, "Chapitre « Solution technique » : L’image « solution-1.png » n’a pas de texte de remplacement");
  await goTo(page, "Export", "Export");
  const done = await visitor.download(() => page.getByRole("button", { name: "Établir le PDF : Proposition commune", exact: true }).click());
  await says(page, "L’image solution-1.png du chapitre « Solution technique » n’a pas de texte de remplacement");
  await says(page, "ne peut pas se dire");
  const path = join(temporary(), "missing.pdf");
  writeFileSync(path, done.bytes);
  const said = plain(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  assert.ok(said.includes("[Image absente : plan-perdu.png – Le plan]"), said);
  assert.match(said, /Tableau \d+ – Qui fait quoi/);
  assert.match(execFileSync("pdfimages", ["-list", path]).toString(), /image\s+1600\s+800/);
  visitor.expectNoProblem();
  await visitor.close();
});

test("a member writes its chapter with a picture on its own machine, and the lead takes it in", async () => {
  const lead = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const page = await open(lead);
  await choose(page, "Solution technique");
  await page.getByText("Titre, auteur, relecture").click();
  await page.getByLabel("Rédigé par").selectOption({ label: "Chat'Vallon" });
  await row(page, "Solution technique").getByText("par Chat'Vallon").waitFor();
  await goTo(page, "Export", "Export");
  const request = await lead.download(() => page.getByRole("button", { name: "Demande pour Chat'Vallon" }).click());

  const member = await stage.visitor({ viewport: { width: 1280, height: 900 } });
  const theirs = await start(member);
  await chooseFile(theirs, request);
  await theirs.locator("nav.steps").waitFor();
  await goTo(theirs, "Dossier", "Dossier du client");
  assert.equal((await titles(theirs)).length, 1, "only its own chapter");
  await area(theirs).fill("Deux sites.");
  await bringPicture(theirs, PLAN);
  const dialog = theirs.getByRole("dialog", { name: "Insérer une image" });
  await dialog.getByLabel("Texte de remplacement").fill("Deux sites reliés");
  await dialog.getByLabel("Texte de remplacement").press("Enter");
  await ofPicture(theirs, "solution-1.png").waitFor();
  await saved(theirs);
  await goTo(theirs, "Mon offre", "Mon offre");
  const offer = await member.download(() => theirs.getByRole("button", { name: "Enregistrer mon offre" }).click());
  member.expectNoProblem();
  await member.close();

  await dropFiles(page, [offer]);
  const review = page.getByRole("dialog", { name: /offres? reçues?/i });
  await review.getByText("Textes nouveaux pour le dossier").waitFor();
  await review.getByRole("button", { name: /accepter/i }).click();
  for (const close of (await page.getByRole("button", { name: "Fermer ce message" }).all()).reverse()) await close.click();
  await goTo(page, "Dossier", "Dossier du client");
  await choose(page, "Solution technique");
  assert.equal(await area(page).inputValue(), "Deux sites.\n\n![Deux sites reliés](solution-1.png)\n");
  assert.equal(await page.locator(".picture-list__shown").first().evaluate((img) => img.decode().then(() => img.naturalWidth)), 1600);
  // What its author has sent is the author’s: the lead reads it.
  await says(page, "Chat'Vallon rédige ce chapitre");
  await page.getByRole("button", { name: "Retirer l’image solution-1.png" }).and(page.locator(":disabled")).waitFor();
  lead.expectNoProblem();
  await lead.close();
});

test("narrow, dark and in English it reads as well", async () => {
  const visitor = await stage.visitor({ viewport: { width: 320, height: 640 }, colorScheme: "dark", locale: "en-GB" });
  const page = await start(visitor);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file…" }).click();
  await (await choosing).setFiles({ name: "a.bid.json", mimeType: "application/octet-stream", buffer: fixture("format/public/haut-vallon-fixed.bid.json") });
  await page.getByRole("navigation", { name: "Steps of the bid" }).getByRole("link", { name: "Client’s file" }).click();
  await page.getByRole("heading", { level: 1, name: "The client’s file" }).waitFor();
  await page.getByRole("button", { name: /Reversibility/ }).click();
  await page.getByRole("button", { name: "Start from the proposed text" }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("you can leave us"));
  await page.locator(".chapter-text").focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".chapter-text").value.includes("| Topic | Commitment | Proof |"));
  await bringPicture(page, PLAN, "Picture…");
  const dialog = page.getByRole("dialog", { name: "Insert a picture" });
  await dialog.getByLabel("Alternative text").fill("Two sites connected");
  await visitor.picture("dossier-narrow-dialog-dark-en");
  await visitor.expectAccessible();
  await dialog.getByRole("button", { name: "Insert", exact: true }).click();
  await ofPicture(page, "reversibility-1.png").waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, "nothing is wider than the screen");
  await visitor.picture("dossier-narrow-dark-en");
  await visitor.expectAccessible();
  visitor.expectNoProblem();
  await visitor.close();
});
