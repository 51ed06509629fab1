import { join } from "node:path";
import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

/** Puts what the sources bring along at once into one file: a browser asks an HTTP/1.1 server for six at a time.
 * Other pages come when somebody goes there. */
function firstFile(sources: string[]) {
  let found: Set<string> | undefined;
  const all = (modules: Modules) => {
    const seen = new Set<string>();
    const visit = (id: string) => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const next of modules.getModuleInfo(id)?.importedIds ?? []) visit(next);
    };
    for (const source of sources) visit(join(import.meta.dirname, "src", source));
    return seen;
  };
  return (id: string, modules: Modules) => {
    found ??= all(modules);
    // The page names its entry, which must stay a file of its own.
    if (id === join(import.meta.dirname, "src", sources[0] ?? "")) return null;
    return found.has(id) || /rolldown[/]runtime|modulepreload-polyfill/.test(id) ? "first" : null;
  };
}

/** One page of the two: each has files of its own, since nobody uses both. */
export const pageConfig = (page: string, first: string[]): UserConfig => ({
  plugins: [
    { ...optimizeLocales.vite({ locales: ["en-US", "cs-CZ"] }), enforce: "pre" },
    react(),
    lingui({ failOnMissing: true, failOnCompileError: true }),
    tailwindcss(),
  ],
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": process.env.PODPORA_SERVER ?? "http://127.0.0.1:8080" },
  },
  build: {
    target: "baseline-widely-available",
    manifest: `.vite/${page}.json`,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: page,
      output: first.length > 0 ? { codeSplitting: { groups: [{ name: firstFile(first) }] } } : {},
    },
  },
});

export default defineConfig(pageConfig("index.html", ["agent.tsx", "app/shell.tsx", "features/queue/queue_page.tsx"]));
