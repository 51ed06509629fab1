import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
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
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: { agent: "index.html", portal: "portal.html" } },
  },
});
