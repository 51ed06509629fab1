import { join } from "node:path";
import { mergeConfig } from "vite";
import { pageConfig } from "./vite.config.ts";

/** The gallery of components, for the pictures that are compared with those of `tests/pictures`. */
export default mergeConfig(pageConfig("gallery/index.html", []), {
  root: import.meta.dirname,
  logLevel: "error",
  build: { outDir: join(import.meta.dirname, "../build/gallery"), emptyOutDir: true },
});
