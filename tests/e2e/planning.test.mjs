// Calendar, service levels, checks, and the client's eye: filled in, read, mended, in Chromium.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./harness.mjs";
import { chooseFile, fixture, goTo, plain, section, start, type } from "./doing.mjs";

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

async function open(visitor, name = "haut-vallon-fixed") {
  const page = await start(visitor);
  await chooseFile(page, { name: `${name}.bid.json`, bytes: fixture(`format/public/${name}.bid.json`) });
  await page.getByRole("heading", { level: 1, name: "Prix" }).waitFor();
  return page;
}

/** Waits until the page says so, whatever its spaces. */
const says = (page, words) => page.waitForFunction(
  (words) => document.querySelector("main").innerText.replaceAll(/[\u202f\u00a0]/g, " ").includes(words), words);

const steps = (page, step, heading) => async () => {
  await page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("link", { name: step }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

test("a calendar from the template fits, is made late, says what to shorten, and comes back by undo", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  await goTo(page, "Calendrier", "Calendrier");
  await page.getByRole("button", { name: "Partir du modèle" }).click();
  await says(page, "Le plan tient, avec 10 jours ouvrés de marge. Commencez au plus tard le 14 décembre 2026.");
  const freeze = page.getByRole("row", { name: /T09/ });
  assert.match(plain(await freeze.innerText()), /jeu\. 31 déc\. 2026\s+lun\. 4 janv\. 2027\s+10 j ouvrés/);
  const memo = page.getByRole("group", { name: "Tâche T10", exact: true });
  await type(memo, "Durée (j ouvrés)", "30");
  await says(page, "En retard de 11 jours ouvrés.");
  await says(page, "À raccourcir, à mener en parallèle ou à supprimer : T10");
  await visitor.picture("planning-late");
  await steps(page, /^Contrôles/, "Contrôles")();
  await says(page, "Le calendrier est en retard de 11 jours ouvrés.");
  await page.getByRole("link", { name: /Corriger dans « Calendrier »/ }).click();
  await page.getByRole("heading", { level: 1, name: "Calendrier" }).waitFor();
  await page.getByRole("button", { name: /^Annuler : calendrier/ }).click();
  await says(page, "avec 10 jours ouvrés de marge");
  await page.getByRole("button", { name: "Ajouter une fermeture" }).click();
  // From 24 December to 2 January seven days are worked otherwise: 24, 28, 29, 30 and 31 December; the rest is weekend or holiday.
  await says(page, "avec 5 jours ouvrés de marge");
  const first = page.getByRole("group", { name: "Tâche T01", exact: true });
  const after = first.getByLabel("Après", { exact: true });
  await after.fill("T18");
  await after.press("Enter");
  await first.getByRole("alert").filter({ hasText: "s’attendrait elle-même" }).waitFor();
  await after.press("Escape");
  visitor.expectNoProblem();
  await visitor.expectAccessible();
  await visitor.close();
});

test("a chain of services keeps a promise that one host alone does not", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  await goTo(page, "Niveaux de service", "Niveaux de service");
  await page.getByRole("button", { name: "Ajouter un service" }).click();
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { level: 2, name: "Service service-1" }) });
  await type(card, "Disponibilité promise (%)", "99,7");
  await type(card.getByRole("group", { name: "Hôte 1" }), "Disponibilité (%)", "99,6");
  await says(page, "Promesse non tenue : 99,6 % pour 99,7 % promis.");
  await card.getByRole("button", { name: "Ajouter un hôte" }).click();
  await type(card.getByRole("group", { name: "Hôte 2" }), "Disponibilité (%)", "99");
  // 1 − 0.004 × 0.01 = 0.99996: 1.73 minutes of 43 200.
  await says(page, "Promesse tenue : 99,996 % pour 99,7 % promis.");
  await says(page, "Un hôte seul n’y arriverait pas : 99,6 %.");
  await says(page, "1,73 min");
  await visitor.picture("service");
  visitor.expectNoProblem();
  await visitor.expectAccessible();
  await visitor.close();
});

test("guessed offers give points by every formula, and a dearer price fewer", async () => {
  const visitor = await stage.visitor();
  const page = await open(visitor);
  await page.getByRole("link", { name: "Ouvrir la consultation" }).click();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  await type(page, "Critère du prix (points)", "40");
  await goTo(page, "Prix", "Prix");
  const card = section(page, "L’œil du client");
  const offer = async (amount) => {
    await card.getByRole("button", { name: "Ajouter une offre supposée" }).click();
    await type(card.getByRole("group", { name: /^Offre / }).last(), "Montant (€)", amount);
  };
  await offer("130 000");
  await offer("171 360");
  // 136 395,67 net against 130 000: 40 × 130 000 ÷ 136 395,67 = 38,12 by the proportional formula.
  await says(page, "38,12");
  const row = plain(await card.getByRole("row", { name: /Notre offre/ }).innerText());
  // Linear ×2: 40 × (260 000 − 136 395,67) ÷ 130 000 = 38,03; ×3: 39,02; range: 40 × 34 964,33 ÷ 41 360 = 33,81; square: 36,34.
  assert.match(row, /136 395,67 €\s+38,12\s+38,03\s+39,02\s+33,81\s+36,34/);
  const rivals = card.getByRole("group", { name: /^Offre / });
  const before = await rivals.count();
  await visitor.picture("scoring");
  await rivals.last().getByRole("button", { name: /^Retirer l’offre/ }).click();
  await page.waitForFunction((count) => [...document.querySelectorAll("legend")].filter((l) => l.innerText.startsWith("Offre ")).length === count, before - 1);
  visitor.expectNoProblem();
  await visitor.expectAccessible();
  await visitor.close();
});

test("the checks say what is in the way, lead there, and count down", async () => {
  const visitor = await stage.visitor();
  const page = await start(visitor);
  await page.getByRole("button", { name: /Nouveau dossier/ }).click();
  const link = page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("link", { name: /^Contrôles/ });
  const blocking = async () => Number(/\((\d+) points? bloquants?\)/.exec(await link.innerText())?.[1] ?? 0);
  await link.click();
  await page.getByRole("heading", { level: 1, name: "Contrôles" }).waitFor();
  await says(page, "L’objet manque.");
  const many = await blocking();
  assert.ok(many > 3, `${many} blocking points`);
  await page.getByRole("button", { name: /^Information/ }).click();
  await page.getByText("L’objet manque.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Bloquant/ }).click();
  await page.getByRole("link", { name: /Corriger dans « Consultation »/ }).click();
  await page.getByRole("heading", { level: 1, name: "Consultation" }).waitFor();
  const title = page.getByLabel(/^Objet/).first();
  await title.fill("Hébergement libre");
  await title.press("Enter");
  await page.waitForFunction((many) => document.querySelector(".steps__count")?.innerText === String(many - 1), many);
  visitor.expectNoProblem();
  await visitor.expectAccessible();
  await visitor.close();
});
