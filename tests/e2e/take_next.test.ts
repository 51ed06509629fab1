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
