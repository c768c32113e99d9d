// Compares the optimiser with another solver, HiGHS, on the same bids of one run: the same optimum on hundreds of medium bids,
// then times on the large ones, in the browser's worker too where the built app is given.
// `scripts/bench-solver.mjs [BIDS] [DIST]`; docs/benchmarks/optimiser.md explains the figures.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import highsLoader from "highs";
import { hardBid } from "./bench/hard-bid.mjs";
import { inWorker } from "./bench/in-worker.mjs";
import { program } from "./bench/program.mjs";

const target = process.env.CARGO_TARGET_DIR ?? "target";
const folder = join(target, "bench", "solver");
mkdirSync(folder, { recursive: true });
execFileSync("cargo", ["build", "--quiet", "--locked", "--profile", "measure", "--example", "optimise"], { stdio: "inherit" });
const optimise = join(target, "measure", "examples", "optimise");

/** Our answer: outcome, value and bound as fractions of cents, milliseconds. */
function ours(bid, goal, limitMs) {
  const file = join(folder, `${bid.id}.json`);
  writeFileSync(file, JSON.stringify(bid));
  const answer = JSON.parse(execFileSync(optimise, [file, goal, String(limitMs)], { encoding: "utf8" }));
  const cents = (fraction) => {
    if (fraction == null) return null;
    const [top, bottom = "1"] = fraction.split("/");
    return Number(top) / Number(bottom);
  };
  return { ...answer, value: cents(answer.value), bound: cents(answer.bound) };
}

/** That of HiGHS; the program is written before the clock starts. */
async function theirs(bid, goal, limitSeconds) {
  const { text, isEmpty } = program(bid, goal);
  if (isEmpty) return { status: "Infeasible", ms: 0 };
  const highs = await highsLoader();
  const began = performance.now();
  const answer = highs.solve(text, {
    output_flag: false, time_limit: limitSeconds, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_feasibility_tolerance: 1e-9, primal_feasibility_tolerance: 1e-9,
  });
  return { status: answer.Status, value: answer.ObjectiveValue, ms: performance.now() - began };
}

// Time that HiGHS has for one bid.
const THEIR_SECONDS = 20;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const goalOf = (seed) => (seed % 2 ? "min_ht" : "min_buyer_cost");

async function compare(count) {
  const tally = { same: 0, impossible: 0, undecided: 0, different: [] };
  const ratios = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const bid = hardBid(7 + (seed % 4), 8 + (seed % 9), seed);
    const goal = goalOf(seed);
    const own = ours(bid, goal, 5_000);
    const other = await theirs(bid, goal, THEIR_SECONDS);
    const isDecided = ["optimal", "infeasible"].includes(own.outcome) && ["Optimal", "Infeasible"].includes(other.status);
    if (!isDecided) tally.undecided += 1;
    else if (own.outcome === "infeasible" && other.status === "Infeasible") tally.impossible += 1;
    // HiGHS stops within half a cent of what it proves.
    else if (own.outcome === "optimal" && other.status === "Optimal" && Math.abs(own.value - other.value) < 0.6) tally.same += 1;
    else tally.different.push(`${bid.id} ${goal}: ${own.outcome} ${own.value} / ${other.status} ${other.value}`);
    if (seed % 20 === 0) console.error(`${seed} of ${count}: ${JSON.stringify(tally)}`);
    if (own.outcome === "optimal" && other.status === "Optimal") ratios.push(own.ms / other.ms);
  }
  console.log(`\n${count} medium bids: the same optimum ${tally.same}, both impossible ${tally.impossible}, undecided ${tally.undecided}, different ${tally.different.length}`);
  tally.different.forEach((line) => console.log(`  ${line}`));
  console.log(`our time / HiGHS's: median ${median(ratios).toFixed(3)}, largest ${Math.max(...ratios).toFixed(2)}`);
  return tally.different.length === 0;
}

// Short ones are asked several times, and the median is told: other programs disturb them.
const SIZES = [
  { members: 4, lines: 21, limitMs: 2_000, seeds: [1, 2, 3, 4, 5, 6, 7, 22], runs: 7 },
  { members: 12, lines: 60, limitMs: 2_000, seeds: [1, 2, 3, 4, 5, 6] },
  { members: 12, lines: 80, limitMs: 5_000, seeds: [1, 2, 3, 4, 5, 6] },
  { members: 15, lines: 300, limitMs: 10_000, seeds: [1, 2, 3, 4] },
];

/** The answer whose time is the median. */
async function middle(runs, ask) {
  const answers = [];
  for (let run = 0; run < runs; run += 1) answers.push(await ask());
  return answers.sort((a, b) => a.ms - b.ms)[Math.floor(runs / 2)];
}

const gapOf = ({ value, bound }) => (value == null ? "–" : `${(((value - bound) / value) * 100).toFixed(3)} %`);

async function times(dist) {
  const worker = dist && (await inWorker(dist));
  console.log("\n| members × lines | seed | we end | in ms | gap proven | in the worker | in ms | gap proven | HiGHS ends | in ms | our time there / HiGHS's | our value above HiGHS's |");
  console.log("|---|---|---|---|---|---|---|---|---|---|---|---|");
  for (const { members, lines, limitMs, seeds, runs = 1 } of SIZES) {
    for (const seed of seeds) {
      const bid = hardBid(members, lines, seed);
      const goal = goalOf(seed);
      const own = await middle(runs, () => ours(bid, goal, limitMs));
      const there = worker ? await middle(runs, () => worker.best(bid, goal, limitMs)) : { outcome: "–", value: null, ms: NaN };
      const other = await middle(runs, () => theirs(bid, goal, THEIR_SECONDS));
      const above = own.value == null || !Number.isFinite(other.value) || other.value === 0 ? "–" : `${(((own.value - other.value) / other.value) * 100).toFixed(4)} %`;
      console.log(`| ${members} × ${lines} | ${seed} | ${own.outcome} | ${own.ms.toFixed(0)} | ${gapOf(own)} | ${there.outcome} | ${there.ms.toFixed(0)} | ${gapOf(there)} | ${other.status} | ${other.ms.toFixed(0)} | ${((worker ? there : own).ms / other.ms).toFixed(3)} | ${above} |`);
    }
  }
}

const bids = Number(process.argv[2] ?? 300);
const isSame = bids === 0 || (await compare(bids));
await times(process.argv[3]);
process.exit(isSame ? 0 : 1);
