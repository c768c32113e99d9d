// What every journey needs: the built app on a static host below a sub-path, a real Chromium, and a record of
// everything that must not happen. Journeys wait on what the page shows, never on time.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const here = import.meta.dirname;
const dist = resolve(process.env.PORTEE_DIST ?? join(here, "../../dist"));
const screens = resolve(process.env.PORTEE_SCREENS ?? join(here, "../../target/screens"));

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A request to anywhere else fails here too, besides being recorded.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/** One browser and one host for a file of journeys: `before` makes it, `after` closes it. */
export class Stage {
  static async open() {
    const stage = new Stage();
    stage.host = await serve(dist, "/groupement/portee/");
    stage.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: true,
      args: FLAGS,
    });
    return stage;
  }

  async close() {
    await this.browser?.close();
    await this.host?.close();
  }

  /**
   * A visitor: a browser profile of its own with one page, not yet anywhere. `options` are Playwright's for a
   * context (locale, viewport, colorScheme, javaScriptEnabled…).
   */
  async visitor(options = {}) {
    const context = await this.browser.newContext({ locale: "fr-FR", acceptDownloads: true, ...options });
    context.setDefaultTimeout(20_000);
    const visitor = new Visitor(context, this.host.url);
    await visitor.watch();
    visitor.page = await context.newPage();
    return visitor;
  }
}

/** One person with one browser profile. `problems` holds what must not have happened; `expectNoProblem` says so. */
export class Visitor {
  problems = [];

  constructor(context, url) {
    this.context = context;
    this.url = url;
    this.origin = new URL(url).origin;
  }

  async watch() {
    await this.context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    this.context.on("console", (message) => {
      if (message.type() === "error") this.problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    this.context.on("weberror", (error) => this.problems.push(`exception: ${error.error().message}`));
    this.context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== this.origin) {
        this.problems.push(`foreign request: ${request.url()}`);
      }
    });
    this.context.on("response", (response) => {
      if (response.status() >= 400) this.problems.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** Opens the app at a route such as "#/bids"; `ready` is a selector that only the finished screen has. */
  async visit(route = "", ready = "h1") {
    await this.page.goto(this.url + route, { waitUntil: "commit" });
    await this.page.locator(ready).first().waitFor();
    return this.page;
  }

  /** Another tab of the same profile. */
  async tab(route = "", ready = "h1") {
    const page = await this.context.newPage();
    await page.goto(this.url + route, { waitUntil: "commit" });
    await page.locator(ready).first().waitFor();
    return page;
  }

  expectNoProblem() {
    assert.deepEqual(this.problems, [], "console errors, policy violations, failed or foreign requests");
  }

  /** Fails on a serious or critical defect of accessibility (WCAG 2.2 AA and axe's good practices). */
  async expectAccessible(page = this.page) {
    // Evaluated by the debugger, which the page's policy does not stop; the policy stays in force for the page.
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const grave = found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    assert.deepEqual(grave, [], "accessibility");
  }

  /** What `action` makes the page download: its name and its bytes. */
  async download(action, page = this.page) {
    const [download] = await Promise.all([page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** A picture for people to look at; no test compares it. */
  async picture(name, page = this.page) {
    await mkdir(screens, { recursive: true });
    await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
  }

  close() {
    return this.context.close();
  }
}
