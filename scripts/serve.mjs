// A static file server for the built page. As a program: node scripts/serve.mjs [folder] [port].
// It sends the headers a careful host would send, so that the page is known to work with them.
import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream";
import { buildDir, main } from "./lib/process.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".py": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

// CodeMirror styles itself with style elements; everything else comes from files of this host.
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join("; ");

// The file that a request's path names, or null. Never one outside the folder.
function fileFor(folder, requestUrl) {
  let path;
  try {
    path = decodeURIComponent(new URL(requestUrl, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  let file = resolve(folder, `.${path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  try {
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

function answer(folder, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const file = fileFor(folder, request.url);
  if (file === null) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Content-Length": statSync(file).size,
    "Cache-Control": "no-cache",
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    // Pages of other hosts may embed the playground.
    "Access-Control-Allow-Origin": "*",
  });
  if (request.method === "HEAD") response.end();
  else pipeline(createReadStream(file), response, () => {});
}

function listen(server, port, host) {
  return new Promise((settle, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      settle();
    });
  });
}

// Serves a folder on the first free port from `port` on (0: any). Resolves to { server, url }.
export async function serve(folder, { port = 8080, host = "127.0.0.1" } = {}) {
  const base = realpathSync(folder);
  const server = createServer((request, response) => answer(base, request, response));
  for (let tried = port; ; tried++) {
    try {
      await listen(server, tried, host);
      break;
    } catch (error) {
      const next = ["EADDRINUSE", "EACCES"].includes(error.code) && tried < port + 100;
      if (!next) throw error;
    }
  }
  return { server, url: `http://localhost:${server.address().port}/` };
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const [folder = join(buildDir, "page"), port = "8080"] = process.argv.slice(2);
    const { url } = await serve(folder, { port: Number(port) });
    console.log(url);
  });
}
