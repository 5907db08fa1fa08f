/**
 * Makes the built page work offline: writes a service worker that keeps every file of the build.
 *
 * Files named by their content never change; the page's own document is asked of the network first, so that
 * a new version is seen as soon as there is one.
 */
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    generateBundle(_, bundle) {
      const files = ["./", "theme.js", "icon.svg", "manifest.webmanifest"];
      files.push(...Object.keys(bundle).filter((name) => name !== "index.html"));
      const version = createHash("sha256").update(files.join()).digest("hex").slice(0, 16);
      this.emitFile({ type: "asset", fileName: "sw.js", source: worker(files, version) });
    },
  };
}

function worker(files: readonly string[], version: string): string {
  return `/* Written when the page is built. */
const CACHE = "switchyard-${version}";
const FILES = ${JSON.stringify(files)};

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("switchyard-") && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  if (request.mode !== "navigate") {
    return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
  }
  try {
    return await fetch(request);
  } catch {
    return (await cache.match("./")) ?? Response.error();
  }
}

addEventListener("fetch", (event) => {
  const isOwn = new URL(event.request.url).origin === location.origin;
  if (event.request.method === "GET" && isOwn) event.respondWith(answer(event.request));
});
`;
}
