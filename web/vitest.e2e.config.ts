import { join } from "node:path";
import { defineConfig } from "vitest/config";

const packages = join(import.meta.dirname, "node_modules");

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
    include: ["tests/e2e/**/*.test.ts"],
    globalSetup: ["tests/e2e/server.ts"],
    setupFiles: ["tests/e2e/each_file.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
