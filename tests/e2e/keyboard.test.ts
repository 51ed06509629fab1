import type { Browser, Page, Request } from "playwright-core";
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

/** A promise, and what fulfils it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("what was asked for before a change does not take it back on the screen", async () => {
  await askMany("Opožděné", 2);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await openQueue(page, "opozdene");
  await page.getByRole("row", { name: /Opožděné 1/ }).click();
  await heading(page, /Opožděné 1$/).waitFor();
  // The first change passes; what is read after it comes late, and so does the next change.
  const request = /\/api\/v1\/tickets\/tkt_\w+$/;
  const [late, later] = [gate(), gate()];
  let changes = 0;
  await page.route(request, async (route) => {
    const isRead = route.request().method() === "GET";
    if (!isRead && ++changes === 1) return route.continue();
    const response = isRead ? await route.fetch() : undefined;
    await (isRead ? late : later).opened;
    // A call that was broken off needs no answer.
    await (response ? route.fulfill({ response }) : route.continue()).catch(() => {});
  });
  const isIt = (method: string) => (each: Request) => each.method() === method && request.test(each.url());
  const read = page.waitForRequest(isIt("GET"));
  await page.keyboard.press("i");
  await page.getByText(/Request #\d+ changed\./).waitFor();
  const asked = await read;
  const ended = Promise.race(
    (["requestfinished", "requestfailed"] as const).map((event) =>
      page.waitForEvent(event as "requestfinished", { predicate: (each) => each === asked }),
    ),
  );
  await page.keyboard.press("Shift+Z");
  const nobody = page.getByRole("button", { name: /Nobody.*Agent|Agent.*Nobody/ });
  await nobody.waitFor();
  late.open();
  await ended;
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await nobody.count()).toBe(1);
  later.open();
  await nobody.waitFor();
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
