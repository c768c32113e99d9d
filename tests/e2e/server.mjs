// A static host as plain as the plainest: one folder, served below a sub-path, nothing made up for a missing file.
// The policy it sends is the one of the built index.html, with what works only as a header.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".otf": "font/otf",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".typ": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The policy of the page, as its own <meta> states it (quotes may be gone: the release build minifies). */
export function policyOf(html) {
  const meta = html.match(/<meta[^>]*content-security-policy[^>]*>/i)?.[0];
  const policy = meta?.match(/content="([^"]+)"/i)?.[1];
  if (!policy) throw new Error("index.html states no Content-Security-Policy");
  return policy;
}

/** Serves `folder` below `base` ("/a/b/") on a free port; `url` ends with the base. */
export async function serve(folder, base) {
  const policy = `${policyOf(await readFile(join(folder, "index.html"), "utf8"))}; frame-ancestors 'none'`;

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (`${path}/` === base) return response.writeHead(301, { Location: base }).end();
    if (!path.startsWith(base)) return response.writeHead(404).end();
    const inside = normalize(path.slice(base.length) || "index.html");
    if (inside.startsWith("..")) return response.writeHead(404).end();
    try {
      const body = await readFile(join(folder, inside));
      response.writeHead(200, {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy,
        "Content-Type": TYPES[extname(inside)] ?? "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
