import { join } from "node:path";
import { defineConfig } from "vitest/config";

const packages = join(import.meta.dirname, "node_modules");

/** What is measured or compared by the pixel: alone on the machine, when everything else is done. */
const alone = ["tests/e2e/budgets.test.ts", "tests/e2e/pictures.test.ts"];

/** The journeys of `tests/e2e` through the real binary and a real Chromium, each file with a desk and a server of its own.
 * The tests lie outside of this folder but use its packages. */
export default defineConfig({
  root: "..",
  cacheDir: join(packages, ".vite-e2e"),
  resolve: {
    alias: ["@axe-core/playwright", "pixelmatch", "playwright-core", "pngjs", "vite"].map((name) => ({
      find: name,
      replacement: join(packages, name),
    })),
  },
  test: {
    globalSetup: ["tests/e2e/server.ts"],
    setupFiles: ["tests/e2e/each_file.ts"],
    // A journey waits more than it works.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: "journeys", include: ["tests/e2e/**/*.test.ts"], exclude: alone } },
      { extends: true, test: { name: "alone", include: alone, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
