import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(["en", "cs"] as const)("the public offer reads in %s without JavaScript", async (language) => {
  const { page } = await open(browser, { language, javaScript: false });
  const answer = await page.goto(`/${inject("desk").desk}/support?lang=${language}`);
  expect(answer?.status()).toBe(200);
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.locator("script").count()).toBe(0);
  expect((await page.locator("body").innerText()).length).toBeGreaterThan(500);
});

test("the public offer is accessible", async () => {
  const { page } = await open(browser);
  await page.goto(`/${inject("desk").desk}/support?lang=en`);
  await expectAccessible(page);
});

test("a new version is drafted from the last one, written and published", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/offers");
  await page.getByRole("link", { name: /^Version 1/ }).waitFor();
  await page.getByRole("button", { name: "New version" }).click();
  await page.getByRole("button", { name: "Edit draft" }).click();
  await page.getByLabel("Name (English)").first().fill("Support, second edition");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Support, second edition" }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByText("Version 2").waitFor();
  await page.goto(`/${inject("desk").desk}/support?lang=en`);
  expect(await page.locator("body").innerText()).toContain("Support, second edition");
});
