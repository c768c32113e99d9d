// Cuts the linked program at its split points (src/ui/parts.rs) and hands the first part to the real wasm-bindgen.
// Arguments: the real wasm-bindgen, then those that it was called with. Beside its files comes `parts/`: one file for
// each part and one that fetches them, named by their content, so that no cache mixes two versions.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [bindgen, ...args] = process.argv.slice(2);
const outDir = args.find((arg) => arg.startsWith("--out-dir=")).slice("--out-dir=".length);
const program = args.find((arg) => arg.endsWith(".wasm"));
const isRelease = basename(outDir) === "release";
// What the browser may be asked for: the same as for the first part, in index.html.
const FEATURES = readFileSync("index.html", "utf8").match(/data-wasm-opt-params="([^"]*)"/)[1].split(" ");

const cut = join(outDir, "cut");
const parts = join(outDir, "parts");
for (const folder of [cut, parts]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
run("wasm-split-cli", [program, cut, "--target", "web", "--out-name", "app"]);
// The parts reach the functions of the first through the linker's table.
run(bindgen, [...args.map((arg) => (arg === program ? join(cut, "app.wasm") : arg)), "--keep-lld-exports"]);

let loader = readFileSync(join(cut, "__wasm_split.js"), "utf8");
// What an open bid needs: its part, and the files that it shares with others.
const desk = [...loader.matchAll(/\/\* ([^*]*) \*\/\s*const __chunk_\d+ = makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("([^"]*)"/g)]
  .filter(([, parts]) => parts.split(", ").includes("desk"))
  .map(([, , file]) => file)
  .concat("./split_desk.wasm");
loader += `
const modules = new Map();
/** The module in this file, fetched and compiled once. */
function compiled(file) {
  if (!modules.has(file)) {
    // The browser keeps what it compiled from a stream for the next visit, but wants the right type from the host.
    const module = fetch(new URL(file, import.meta.url)).then((answer) =>
      answer.headers.get("Content-Type") === "application/wasm"
        ? WebAssembly.compileStreaming(answer)
        : answer.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)));
    module.catch(() => modules.delete(file));
    modules.set(file, module);
  }
  return modules.get(file);
}
/** Begins to fetch what an open bid needs, before the program asks for it. */
export function beginDesk() {
  for (const file of ${JSON.stringify(desk)}) compiled(file).catch(() => {});
}
`;
loader = replaced(loader, /fetch\(new URL\(("[^"]*"), import\.meta\.url\)\);/g, "compiled($1);");
loader = replaced(loader, /WebAssembly\.instantiateStreaming\(src, imports\)/g, "WebAssembly.instantiate(await src, imports)");
for (const name of readdirSync(cut).filter((name) => name.endsWith(".wasm") && name !== "app.wasm")) {
  const file = join(cut, name);
  if (isRelease) run("wasm-opt", ["-Oz", ...FEATURES, file, "-o", file]);
  const content = readFileSync(file);
  const named = `${basename(name, ".wasm").replace("split_", "")}-${hash(content)}.wasm`;
  writeFileSync(join(parts, named), content);
  loader = replaced(loader, new RegExp(`"\\./${name}"`, "g"), `"./${named}"`);
}
// The page's script knows the loader, not the other way round: their names could not both follow their content.
loader = replaced(loader, 'import { initSync } from "./app.js";', "let initSync;\nexport function connect(init) { initSync = init; }");
const named = `parts-${hash(loader)}.js`;
writeFileSync(join(parts, named), loader);
const script = join(outDir, "app.js");
const address = `./parts/${named}`;
writeFileSync(
  script,
  `import { connect } from "${address}";\nexport { beginDesk } from "${address}";\n${replaced(readFileSync(script, "utf8"), /(from )"\.\/__wasm_split\.js"/g, `$1"${address}"`)}\nconnect(initSync);\n`,
);

function run(command, given) {
  execFileSync(command, given, { stdio: ["ignore", "inherit", "inherit"] });
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** The text with something put in place of what must be there. */
function replaced(text, what, by) {
  const made = text.replace(what, by);
  if (made === text) throw new Error(`wasm-split-cli's loader changed: ${what} is not in it`);
  return made;
}
