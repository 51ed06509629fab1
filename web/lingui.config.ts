import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";
import { uiPrefixes } from "./src/texts/prefixes.ts";

const po = formatter({ explicitIdAsDefault: true, lineNumbers: false });

/** The catalogues are shared with the server; only the texts of the UI go into its bundles. */
const uiOnly: typeof po = {
  ...po,
  parse: async (content, context) => {
    const all = await po.parse(content, context);
    return Object.fromEntries(Object.entries(all).filter(([id]) => uiPrefixes.some((prefix) => id.startsWith(prefix))));
  },
};

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "cs"],
  catalogs: [{ path: "<rootDir>/../i18n/{locale}", include: ["src"] }],
  format: uiOnly,
});
