/**
 * Builds the playground into static files that any host can serve from any path.
 *
 * The npm module is taken from its built files, as its users get it. `SWITCHYARD_MODULE` names
 * another entry for it; the browser tests use that to run the page on a scripted runtime.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { offline } from "./offline";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromHere("."),
  base: "./",
  resolve: {
    alias: {
      switchyard: process.env.SWITCHYARD_MODULE ?? fromHere("../../build/module/browser.js"),
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [offline()],
  worker: { format: "es" },
  build: {
    outDir: process.env.SWITCHYARD_PAGE_DIR ?? fromHere("../../build/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: { index: fromHere("index.html"), embed: fromHere("src/embed.ts") },
      output: {
        // Other people's pages name it.
        entryFileNames: ({ name }) => (name === "embed" ? "embed.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { fs: { allow: [fromHere("../..")] } },
});
