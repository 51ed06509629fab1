import { defineConfig } from "vite";
import { pageConfig } from "./vite.config.ts";

const config = pageConfig("portal.html", []);

/** The customers' portal, built beside the agents' app. */
export default defineConfig({ ...config, publicDir: false, build: { ...config.build, emptyOutDir: false } });
