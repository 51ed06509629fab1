import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Row {
  id: string;
  severity: string;
}

async function askMany(subject: string, count: number) {
  const { context } = await open(browser, { language: "cs" });
  await signedIn(context, "jana@");
  for (let n = 1; n <= count; ++n) await askInPortal(context, `${subject} ${n}`);
  await context.close();
}

async function severities(context: BrowserContext, word: string) {
  const { items } = await call<{ items: Row[] }>(context, "GET", `/tickets?q=${word}&limit=100`);
  return items.map(({ severity }) => severity).join("");
}

test("what a search finds beyond the screen changes at once, and is taken back but for what somebody changed", async () => {
  const count = 60;
  await askMany("Hromada", count);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/queue?q=hromada");
  const rows = page.getByRole("row", { name: /Hromada/ });
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(count);

  await rows.first().getByRole("checkbox").click({ force: true });
  await page.getByRole("button", { name: `Choose all ${count} that match` }).click();
  const bar = page.getByRole("region", { name: "Chosen requests" });
  await bar.getByText(`All ${count} requests that match`).waitFor();
  await bar.getByRole("button", { name: "Set the severity" }).click();
  const dialog = page.getByRole("dialog");
  await choose(page, /Severity/, "A: critical");
  await dialog.getByRole("button", { name: `Change ${count} requests` }).waitFor();
  expect(await dialog.getByRole("row").count()).toBe(count + 1);
  await expectAccessible(page);
  expect(await severities(context, "hromada"), "a look changes nothing").toBe("B".repeat(count));
  await dialog.getByRole("button", { name: `Change ${count} requests` }).click();
  await page.getByText(`${count} requests changed`).waitFor();
  expect(await severities(context, "hromada")).toBe("A".repeat(count));

  const { items } = await call<{ items: Row[] }>(context, "GET", "/tickets?q=hromada&limit=1");
  const change = { tickets: [items[0]?.id], action: "severity", severity: "C" };
  await call(context, "POST", "/tickets/bulk", change);
  await page.keyboard.press("Shift+Z");
  await page.getByText("1 request was changed by somebody since and stayed as it is.").waitFor();
  const left = await severities(context, "hromada");
  expect([...left].filter((each) => each === "B").length).toBe(count - 1);
  expect([...left].filter((each) => each === "C").length).toBe(1);
  expect(errors).toEqual([]);
});

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
