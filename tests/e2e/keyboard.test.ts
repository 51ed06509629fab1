import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Row {
  id: string;
  number: number;
  state: string;
  severity: string;
  assignee_name: string | null;
}

async function askMany(subject: string, count: number) {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  for (let n = 1; n <= count; ++n) await askInPortal(customer.context, `${subject} ${n}`);
  await customer.context.close();
}

/** Opens the queue and waits for what comes behind the first rows: a row that is drawn anew takes no key. */
async function openQueue(page: Page, search: string) {
  const agents = page.waitForResponse((answer) => answer.url().endsWith("/api/v1/agents"));
  await page.goto(`/queue?q=${search}`);
  await agents;
  await page.waitForFunction(() => document.querySelectorAll("[role=row]").length > 1);
}

const heading = (page: Page, text: RegExp) => page.getByRole("heading", { level: 1, name: text });

/** Takes the request, answers it, gives every fourth a severity from the palette, and resolves it. */
async function work(page: Page, n: number) {
  await page.keyboard.press("i");
  await page.getByRole("button", { name: /Anna Nováková.*Agent|Agent.*Anna Nováková/ }).waitFor();
  if (n % 4 === 0) {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    await page.keyboard.type("severity: A");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /A: critical/ }).waitFor();
  }
  await page.keyboard.press("r");
  await page.keyboard.type(`Please restart it, number ${n}.`);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("article").filter({ hasText: `Please restart it, number ${n}.` }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").first().waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Reopen" }).waitFor();
}

test("twenty requests are worked from the keyboard alone, without loading a page", async () => {
  const count = 20;
  await askMany("Klávesnice", count);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await openQueue(page, "klavesnice");
  await page.getByRole("row", { name: /Klávesnice/ }).first().waitFor();
  expect(await page.getByRole("row", { name: /Klávesnice/ }).count()).toBe(count);
  await page.evaluate(() => {
    (window as unknown as { kept: boolean }).kept = true;
  });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  for (let n = count; n >= 1; --n) {
    await heading(page, new RegExp(`Klávesnice ${n}$`)).waitFor();
    await work(page, n);
    if (n === count) await expectAccessible(page);
    if (n > 1) await page.keyboard.press("j");
  }
  expect(await page.evaluate(() => (window as unknown as { kept?: boolean }).kept)).toBe(true);

  await page.keyboard.press("k");
  await heading(page, /Klávesnice 2$/).waitFor();
  await page.keyboard.press("u");
  await page.waitForURL(/\/queue\?q=klavesnice/);
  const { items } = await call<{ items: Row[] }>(context, "GET", "/tickets?q=klavesnice&limit=100");
  expect(items.map(({ state }) => state)).toEqual(Array(count).fill("resolved"));
  expect(items.every(({ assignee_name }) => assignee_name === "Anna Nováková")).toBe(true);
  expect(items.filter(({ severity }) => severity === "A").length).toBe(count / 4);
  expect(errors).toEqual([]);
}, 240_000);

test("a change is on the screen at once and is taken back by a key; the list gets its focus back", async () => {
  await askMany("Vracení", 2);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await openQueue(page, "vraceni");
  await page.getByRole("row", { name: /Vracení 1/ }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await heading(page, /Vracení 1$/).waitFor();
  await page.getByText("2 of 2").waitFor();
  await page.keyboard.press("i");
  await page.getByText(/Request #\d+ changed\./).waitFor();
  await page.keyboard.press("Shift+Z");
  await page.getByRole("button", { name: /Nobody.*Agent|Agent.*Nobody/ }).waitFor();
  await page.keyboard.press("i");
  await page.getByText(/Request #\d+ changed\./).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("u");
  await page.getByRole("row", { name: /Vracení 1/ }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toMatch(/Vracení 1/);
  expect(errors).toEqual([]);
});

test("on a wide screen the list stands beside the request and opens another one", async () => {
  await askMany("Vedle", 3);
  const { page, context, errors } = await open(browser, { theme: "dark" });
  await signedIn(context, "anna@");
  await page.setViewportSize({ width: 1800, height: 900 });
  await page.goto("/queue?q=vedle");
  await page.getByRole("row", { name: /Vedle 3/ }).click();
  await heading(page, /Vedle 3$/).waitFor();
  const list = page.getByRole("complementary").getByRole("grid");
  await list.getByRole("row", { name: /Vedle 2/ }).click();
  await heading(page, /Vedle 2$/).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
