// Asks the optimiser where people ask it: in the built app's worker, in Chromium.

import { chromium } from "playwright-core";
import { FLAGS } from "../../tests/e2e/harness.mjs";
import { serve } from "../../tests/e2e/server.mjs";

/** A way to ask the worker of the app built in `dist` for the best of a bid, and one to close it. */
export async function inWorker(dist) {
  const host = await serve(dist, "/");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });
  const page = await browser.newPage();
  await page.goto(host.url);

  /** The outcome, and milliseconds from the question to the answer; the worker runs before the clock starts. */
  async function best(bid, goal, limitMs) {
    const task = JSON.stringify({ bid, question: { ask: "best", goal: { kind: goal } }, limit_ms: limitMs });
    const [answer, ms] = await page.evaluate((task) => new Promise((told, failed) => {
      const worker = new Worker("./solver-worker_loader.js", { type: "module" });
      let began = 0;
      worker.onerror = (event) => failed(new Error(event.message));
      worker.onmessage = ({ data }) => {
        const { type, answer, message } = data instanceof Map ? Object.fromEntries(data) : data;
        if (type === "ready") {
          began = performance.now();
          worker.postMessage({ id: 1, task });
        }
        if (type === "error") failed(new Error(message));
        if (type === "done") {
          told([answer, performance.now() - began]);
          worker.terminate();
        }
      };
    }), task);
    const { content } = JSON.parse(answer);
    const value = content.found ? fraction(content.found.value) : null;
    return { outcome: content.outcome, value, bound: content.bound == null ? value : fraction(content.bound), ms };
  }

  return { best, close: async () => { await browser.close(); await host.close(); } };
}

function fraction(text) {
  const [top, bottom = "1"] = String(text).split("/");
  return Number(top) / Number(bottom);
}
