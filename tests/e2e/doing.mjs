// What people do again and again: open a file, drop one, type into a field, go to a screen.

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "../fixtures");

export const fixture = (name) => readFileSync(join(fixtures, name));

/** A folder of its own for what a test writes. */
export const temporary = () => mkdtempSync(join(tmpdir(), "portee-"));

/** A text with ordinary spaces, to compare amounts whatever their spaces. */
export const plain = (text) => text.replaceAll(/[\u202f\u00a0]/g, " ");

/** The page, started. */
export const start = (visitor) => visitor.visit("", "html[data-started] h1");

/** The section of the screen with this heading. */
export const section = (page, name) =>
  page.locator("section.card").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });

export const goTo = async (page, step, heading) => {
  await page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("link", { name: step, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

/** Types into a field and validates it. */
export async function type(scope, label, text) {
  const field = scope.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press("Enter");
}

const payload = ({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

/** Opens a file with the button of the first screen. */
export async function chooseFile(page, file) {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Ouvrir un fichier…" }).click();
  await (await choosing).setFiles(payload(file));
}

/** Drops files anywhere on the page. */
export async function dropFiles(page, files) {
  const data = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, data);
}
