import { defineConfig, type Plugin } from "vite";

const look = [
  ":root { color-scheme: light; background: #fff; color: #1a1a1a; font: 15px/1.5 system-ui, sans-serif; }",
  "body { margin: 12px; overflow-wrap: anywhere; }",
  "img { max-width: 100%; height: auto; }",
  "img[data-remote] { min-width: 1.5em; min-height: 1.5em; border: 1px dashed #999; }",
  "table { max-width: 100%; }",
  "blockquote { margin: 0 0 0 4px; padding-left: 10px; border-left: 2px solid #ccc; }",
  "pre { white-space: pre-wrap; }",
].join("\n");

/** One page with its one script inside: the server's policy names the script by its hash. */
function onePage(): Plugin {
  return {
    name: "one-page",
    generateBundle(_, bundle) {
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type !== "chunk") continue;
        delete bundle[name];
        const script = part.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--").trim();
        const source = `<!doctype html>\n<meta charset="utf-8">\n<title>Mail</title>\n<style>\n${look}\n</style>\n<body>\n<script>${script}</script>\n`;
        this.emitFile({ type: "asset", fileName: "mail-frame.html", source });
      }
    },
  };
}

/** The mail frame, built beside the app. */
export default defineConfig({
  plugins: [onePage()],
  publicDir: false,
  build: {
    target: "baseline-widely-available",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: { input: "src/mail_frame/frame.ts", output: { format: "iife" } },
  },
});
