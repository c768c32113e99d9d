// Starts the app, and stands in for it where it cannot run: no WebAssembly, a file missing, a panic.
// Once the app has panicked nothing calls it again: this page reads the saved work by itself, without wasm.
// It knows the name of the database and nothing of what is in it.

const DATABASE = "portee";

const PAGES = {
  unsupported: {
    fr: ["Votre navigateur ne peut pas ouvrir Portée", "Il lui faut WebAssembly. Mettez-le à jour, ou autorisez WebAssembly pour cette page, puis rechargez."],
    en: ["Your browser cannot open Portée", "It needs WebAssembly. Update it, or allow WebAssembly for this page, then reload."],
  },
  unstarted: {
    fr: ["Portée n’a pas pu démarrer", "Un fichier du programme manque ou n’a pas pu être lu. Vérifiez votre connexion, puis rechargez. Votre travail enregistré n’est pas touché."],
    en: ["Portée could not start", "A file of the program is missing or could not be read. Check your connection, then reload. Your saved work is untouched."],
  },
  crashed: {
    fr: ["Portée s’est arrêtée", "Une erreur du programme l’empêche de continuer. Votre travail enregistré n’est pas touché : rechargez pour reprendre, ou téléchargez-le d’abord."],
    en: ["Portée has stopped", "An error in the program keeps it from going on. Your saved work is untouched: reload to carry on, or download it first."],
  },
};

const TEXTS = {
  reload: { fr: "Recharger", en: "Reload" },
  download: { fr: "Télécharger mon travail", en: "Download my work" },
  details: { fr: "Détail pour les développeurs", en: "Detail for developers" },
  done: {
    fr: "Fichier téléchargé. Il contient tout, y compris ce qui n’est visible que de vous : gardez-le pour vous.",
    en: "File downloaded. It holds everything, also what only you see: keep it to yourself.",
  },
  nothing: { fr: "Aucun travail n’est enregistré dans ce navigateur.", en: "No work is saved in this browser." },
  unreadable: { fr: "Le travail enregistré n’a pas pu être lu :", en: "The saved work could not be read:" },
};

let stopped = false;

/** Replaces the page. The first reason is the right one: what fails after it is only its consequence. */
function stop(kind, error) {
  if (stopped) return;
  stopped = true;
  // Timers of the app may not run after a panic; ids only grow, so every one of them is below a new one.
  for (let id = setTimeout(() => {}, 0); id > 0; id -= 1) clearTimeout(id);

  const status = element("div", { role: "status" });
  const reload = button(TEXTS.reload, () => location.reload());
  const download = button(TEXTS.download, () => save(status));
  const [french, english] = [PAGES[kind].fr, PAGES[kind].en];
  const title = element("h1", { tabindex: "-1" }, french[0]);
  document.title = `${french[0]} – Portée`;
  document.body.replaceChildren(
    element("main", { id: "stopped", class: "app__main", "data-kind": kind },
      element("div", { class: "screen" },
        title,
        element("p", {}, french[1]),
        element("section", { lang: "en" }, element("h2", {}, english[0]), element("p", {}, english[1])),
        element("p", { class: "button-row" }, reload, download),
        status,
        element("details", {},
          element("summary", {}, ...bilingual(TEXTS.details)),
          element("pre", {}, String(error?.stack ?? error ?? ""))))));
  title.focus();
}

/** Puts what every store of the database holds in one JSON file, and says what came of it. */
async function save(status) {
  try {
    const stores = await everything();
    if (stores === undefined) return status.replaceChildren(element("p", {}, ...bilingual(TEXTS.nothing)));
    const content = JSON.stringify({ format: "portee-rescue/1", saved: new Date().toISOString(), stores }, null, 1);
    const url = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    const link = element("a", { href: url, download: "portee-rescue.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    status.replaceChildren(element("p", {}, ...bilingual(TEXTS.done)));
  } catch (error) {
    status.replaceChildren(element("p", {}, ...bilingual(TEXTS.unreadable), " ", String(error)));
  }
}

/** Every record of every store by store name; undefined where there is no database. */
async function everything() {
  const opening = indexedDB.open(DATABASE);
  let absent = false;
  // Asking must not make an empty database of an unknown version.
  opening.onupgradeneeded = () => {
    absent = true;
    opening.transaction.abort();
  };
  const database = await settled(opening).catch((error) => {
    if (!absent) throw error;
  });
  if (database === undefined) return undefined;
  try {
    const names = [...database.objectStoreNames];
    if (names.length === 0) return undefined;
    const transaction = database.transaction(names, "readonly");
    const records = await Promise.all(names.map(async (name) => {
      const store = transaction.objectStore(name);
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
      return [name, keys, values];
    }));
    const stores = {};
    for (const [name, keys, values] of records) {
      stores[name] = [];
      for (const [row, key] of keys.entries()) {
        stores[name].push({ key: await plain(key), value: await plain(values[row]) });
      }
    }
    return stores;
  } finally {
    database.close();
  }
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** The same value with only what JSON can carry; bytes become base64, keys that may not leave are named. */
async function plain(value) {
  if (value === null || typeof value !== "object") return typeof value === "bigint" ? { $integer: String(value) } : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Blob) return { $base64: base64(await value.arrayBuffer()), type: value.type };
  if (value instanceof ArrayBuffer) return { $base64: base64(value) };
  if (ArrayBuffer.isView(value)) return { $base64: base64(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)) };
  if (typeof CryptoKey === "function" && value instanceof CryptoKey) return { $key: value.type };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (value instanceof Set) return { $set: await plain([...value]) };
  if (value instanceof Map) return { $map: await plain([...value]) };
  const fields = await Promise.all(Object.entries(value).map(async ([name, field]) => [name, await plain(field)]));
  return Object.fromEntries(fields);
}

function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  // In slices: an argument list has a limit.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function bilingual({ fr, en }) {
  return [fr, " · ", element("span", { lang: "en" }, en)];
}

function button(text, action) {
  const made = element("button", { type: "button", class: "button" }, ...bilingual(text));
  made.addEventListener("click", action);
  return made;
}

/** A trap of the wasm code. The stack of wasm overflowing is a RangeError that names a wasm function. */
function isPanic(error) {
  if (typeof WebAssembly !== "object") return false;
  return error instanceof WebAssembly.RuntimeError
    || (error instanceof RangeError && /wasm/.test(error.stack ?? ""));
}

addEventListener("error", (event) => {
  if (isPanic(event.error)) stop("crashed", event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (isPanic(event.reason)) stop("crashed", event.reason);
});

// Listeners of the app on the window or the document come after these: after a panic they hear nothing.
for (const name of ["beforeunload", "hashchange", "keydown", "offline", "online", "pagehide", "popstate", "storage", "visibilitychange"]) {
  addEventListener(name, (event) => {
    if (stopped) event.stopImmediatePropagation();
  }, { capture: true });
}

async function start() {
  if (typeof WebAssembly !== "object") return stop("unsupported", "WebAssembly");
  const { js, wasm } = document.querySelector("script[data-js][data-wasm]").dataset;
  try {
    const app = await import(new URL(js, document.baseURI).href);
    // The program would ask for it later: after it has started and opened the store.
    if (location.hash.startsWith("#/bid/")) app.beginDesk();
    await app.default({ module_or_path: new URL(wasm, document.baseURI) });
    document.documentElement.dataset.started = "";
  } catch (error) {
    stop(isPanic(error) ? "crashed" : "unstarted", error);
  }
}

await start();
