import type { Browser, Page } from "playwright-core";
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

/** The list as the server gives it, with every promise missed nine days ago. */
async function missAll(page: Page) {
  const due_at = new Date(Date.now() - 9 * 86_400_000).toISOString();
  await page.route(/\/api\/v1\/tickets\?/, async (route) => {
    const response = await route.fetch();
    const body: { items: object[] } = await response.json();
    const items = body.items.map((item) => ({ ...item, due_kind: "next_update", due_at, assignee_name: "Anna Nováková" }));
    await route.fulfill({ response, json: { ...body, items } });
  });
}

test.each(["en", "cs"] as const)("what stands in a row of the queue covers nothing beside it, in %s", async (language) => {
  await askMany("Vedle", 1);
  const { page, context, errors } = await open(browser, { language });
  await signedIn(context, "anna@");
  await missAll(page);
  for (const width of [1280, 1360, 1700]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/queue?q=vedle");
    const row = page.getByRole("row", { name: /Vedle/ }).first();
    const due = await row.getByText(/missed|zmeškána/).boundingBox();
    const agent = await row.getByText("Anna Nováková").boundingBox();
    if (!due || !agent) throw new Error("not shown");
    expect(due.x + due.width, `${width}`).toBeLessThanOrEqual(agent.x);
  }
  expect(errors).toEqual([]);
});

test("the bar of what is chosen covers no row that has the focus, on a phone too", async () => {
  await askMany("Zakryté", 9);
  const { page, context, errors } = await open(browser, { phone: 390 });
  await signedIn(context, "anna@");
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto("/queue?q=zakryté");
  await page.getByRole("row", { name: /Zakryté/ }).first().focus();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Chosen requests" });
  await bar.waitFor();
  for (let n = 1; n < 9; ++n) {
    await page.keyboard.press("ArrowDown");
    const row = await page.getByRole("row", { name: /Zakryté/ }).nth(n).boundingBox();
    const covered = await bar.boundingBox();
    if (!row || !covered) throw new Error("not shown");
    expect(row.y + row.height, `row ${n}`).toBeLessThanOrEqual(covered.y + 1);
  }
  expect(errors).toEqual([]);
});
