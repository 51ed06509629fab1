import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("an owner plays in a sample desk as an agent and as a customer, comes back and removes it", async () => {
  const { context, page, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/setup-guide?step=end");
  await page.getByRole("button", { name: "Make it and look around" }).click();
  const bar = page.getByRole("region", { name: "Sample desk", exact: true });
  await bar.waitFor({ timeout: 60_000 });
  await page.getByRole("grid").getByRole("row").nth(2).waitFor();
  await expectAccessible(page);

  // A customer's view of it.
  await bar.getByText("As Anna Nováková").click();
  await expectAccessible(page);
  await bar.getByRole("button", { name: /Jana Klasová/ }).click();
  await page.getByRole("heading", { name: /Pekárna/ }).waitFor();
  await expectAccessible(page);
  await bar.getByText("As Jana Klasová").waitFor();

  // Back, in this window; a page that was opened before is stopped from changing the own desk.
  const other = await context.newPage();
  await other.goto("/portal/requests/new");
  await bar.getByRole("button", { name: "Back to your desk" }).click();
  await page.getByRole("heading", { name: "A sample desk to play with" }).waitFor();
  expect(await bar.count()).toBe(0);
  await other.getByRole("link", { name: "Requests" }).click();
  await other.getByText(/In another window this browser has gone/).first().waitFor();

  await page.getByRole("button", { name: "Remove it" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove it" }).click();
  await page.getByRole("button", { name: "Make it and look around" }).waitFor();
  expect(errors.filter((error) => !error.includes("409"))).toEqual([]);
});
