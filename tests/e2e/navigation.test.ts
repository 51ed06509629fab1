import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("the bar stands in one row, its menus open by keyboard and say where one is", async () => {
  const { page, context, errors } = await open(browser, { language: "cs" });
  await signedIn(context, "olga@");
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.goto("/queue");
  const bar = page.getByRole("navigation", { name: "Hlavní" });
  await bar.getByRole("link", { name: "Fronta" }).waitFor();
  expect(await bar.getByRole("link", { name: "Fronta" }).getAttribute("aria-current")).toBe("page");
  expect((await page.getByRole("banner").boundingBox())?.height).toBeLessThan(60);

  await bar.getByRole("button", { name: "Předávání" }).focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "Předávání" });
  await menu.waitFor();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/rules");
  await bar.getByRole("button", { name: "Předávání" }).press("Enter");
  await menu.getByRole("menuitem", { name: /Pravidla.*tato stránka/ }).waitFor();
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});

test("whoever may do little sees little", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "petr@");
  await page.goto("/queue");
  const bar = page.getByRole("navigation", { name: "Main" });
  await bar.getByRole("link", { name: "Queue" }).waitFor();
  await bar.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("menuitem", { name: "Warnings" }).waitFor();
  expect(await page.getByRole("menuitem", { name: "Mail", exact: true }).count()).toBe(0);
});

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
];
test.each(looks)("on a telephone everything is in one menu, in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/queue");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: /^Menu/ }).click();
  await page.getByRole("menuitem", { name: language === "en" ? "Support offer" : "Nabídka podpory" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: language === "en" ? "Customers" : "Zákazníci", exact: true }).click();
  await page.waitForURL("**/customers");
  expect(errors).toEqual([]);
});
