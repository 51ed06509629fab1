import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const dist = join(import.meta.dirname, "dist");

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

/** Every file that the agents' app may load, now or later. */
function shellFiles(): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, ".vite/index.html.json"), "utf8"));
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(`/${chunk.file}`)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`/${file}`);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit("index.html");
  return [...files, "/icon.svg", "/manifest.webmanifest"].sort();
}

/** The first parts of the addresses that the app draws. */
function places(): string[] {
  const routes = readFileSync(join(import.meta.dirname, "src/app/agent_router.tsx"), "utf8");
  return [...new Set(Array.from(routes.matchAll(/path: "\/([a-z-]*)/g), ([, first]) => first ?? ""))].sort();
}

function shell() {
  const files = shellFiles();
  const bytes = ["index.html", "icon.svg", "manifest.webmanifest"].map((name) => readFileSync(join(dist, name)));
  const hash = createHash("sha256").update(files.join("\n"));
  for (const each of bytes) hash.update(each);
  return { version: hash.digest("hex").slice(0, 16), files, places: places() };
}

/** The service worker, built behind the app, whose files it keeps. */
export default defineConfig({
  publicDir: false,
  define: { SHELL: JSON.stringify(shell()) },
  build: {
    target: "baseline-widely-available",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: "src/service_worker/worker.ts",
      output: { format: "iife", entryFileNames: "service-worker.js" },
    },
  },
});
