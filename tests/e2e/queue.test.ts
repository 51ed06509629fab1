import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function askMany(subject: string, count: number) {
  const { context } = await open(browser, { language: "cs" });
  await signedIn(context, "jana@");
  for (let n = 1; n <= count; ++n) await askInPortal(context, `${subject} ${n}`);
  await context.close();
}

test("the next request that nobody has is taken by a key", async () => {
  await askMany("Beru", 2);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "petr@");
  await page.goto("/queue?q=beru");
  await page.getByRole("row", { name: /Beru/ }).first().waitFor();
  await page.keyboard.press("t");
  await page.getByRole("heading", { level: 1, name: /^Beru/ }).waitFor();
  await page.getByRole("button", { name: /Petr.*Agent|Agent.*Petr/ }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Take next" }).click();
  await page.getByRole("heading", { level: 1, name: /^Beru/ }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Take next" }).click();
  await page.getByText("Every request here has somebody.").waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("lists are compact for who wants it, after a reload too, and stay big enough for a finger", async () => {
  await askMany("Husto", 2);
  const { page, context, errors } = await open(browser, { theme: "dark" });
  await signedIn(context, "anna@");
  const height = async () => {
    await page.goto("/queue?q=husto");
    const box = await page.getByRole("row", { name: /Husto/ }).first().boundingBox();
    return box?.height ?? 0;
  };
  const comfortable = await height();
  await page.getByRole("button", { name: "Anna Nováková" }).click();
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await page.keyboard.press("Escape");
  const compact = await height();
  expect(compact).toBeLessThan(comfortable - 8);
  expect(compact).toBeGreaterThan(24);
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands" }).waitFor();
  await page.keyboard.type("compact");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await height()).toBe(comfortable);
  expect(errors).toEqual([]);
});
