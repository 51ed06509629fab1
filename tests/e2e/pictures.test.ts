import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch } from "./browser.ts";

/** The components of the gallery look as in `tests/pictures`. `pnpm run pictures` takes those anew. */
const pictures = join(import.meta.dirname, "../pictures");
const results = join(import.meta.dirname, "../../build/results/pictures");
const configFile = join(import.meta.dirname, "../../web/vite.gallery.config.ts");
const isUpdate = process.env.PODPORA_PICTURES === "update";
/** Of all pixels: what a newer browser draws differently at the edges of letters. Four pixels of padding are far more. */
const differentMax = 0.002;

let browser: Browser;
let server: PreviewServer;

beforeAll(async () => {
  await build({ configFile });
  server = await preview({ configFile, preview: { host: "127.0.0.1", port: 0 } });
  browser = await launch();
  mkdirSync(results, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The same letters on every machine. */
const fonts = ':root { --font-sans: "Liberation Sans"; --font-mono: "Liberation Mono"; }';

async function openGroup(group: string, theme: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.resolvedUrls?.local[0],
    locale: "en-GB",
    timezoneId: "Europe/Prague",
    reducedMotion: "reduce",
    viewport: { width: 900, height: 700 },
  });
  const page = await context.newPage();
  await page.goto(`/gallery/index.html?group=${group}&theme=${theme}`);
  await page.addStyleTag({ content: fonts });
  await page.locator("main").waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** How many of all pixels differ, and a picture of where; all of them where the sizes do. */
function compare(expected: PNG, actual: PNG) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) return { share: 1, difference: actual };
  const difference = new PNG({ width, height });
  const count = pixelmatch(expected.data, actual.data, difference.data, width, height, { threshold: 0.03 });
  return { share: count / (width * height), difference };
}

const groups = ["buttons", "fields", "choices", "words", "cards", "lists", "dialogs"];
const looks = groups.flatMap((group) => ["light", "dark"].map((theme) => [group, theme] as const));

test.each(looks)("%s look as they did, in %s", async (group, theme) => {
  const page = await openGroup(group, theme);
  const shown = group === "dialogs" ? page.getByRole("dialog") : page.locator("main");
  const bytes = await shown.screenshot({ animations: "disabled", caret: "hide" });
  const name = `${group}-${theme}.png`;
  const file = join(pictures, name);
  if (isUpdate) writeFileSync(file, bytes);
  expect(existsSync(file), `${name} is missing: pnpm run pictures takes it`).toBe(true);
  const { share, difference } = compare(PNG.sync.read(readFileSync(file)), PNG.sync.read(bytes));
  if (share > differentMax) {
    writeFileSync(join(results, name), bytes);
    writeFileSync(join(results, `${group}-${theme}-difference.png`), PNG.sync.write(difference));
  }
  expect(share, `${name} differs: see build/results/pictures`).toBeLessThanOrEqual(differentMax);
  await expectAccessible(page);
  await page.context().close();
});
