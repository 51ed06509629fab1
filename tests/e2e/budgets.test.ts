import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, open, signedInAt } from "./browser.ts";
import { heapBytes, switchRequests } from "./heap.ts";
import { addRequests } from "./many.ts";
import { listening, newFolder, type Person, run, Server } from "./server.ts";

let browser: Browser;
let server: Server;
let data: string;
let address: string;
let anna: Person;

beforeAll(async () => {
  data = newFolder();
  const { people } = JSON.parse(run("demo", "--seed", "--requests", "--data", data, "--json"));
  anna = people.find(({ email }: Person) => email.startsWith("anna@"));
  addRequests(data, 10_000);
  server = new Server(data);
  address = await server.printed(listening);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true });
});

async function openQueue() {
  const opened = await open(browser, { address });
  await signedInAt(address, opened.context, anna);
  await opened.page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("main [role=row]")) return;
      performance.mark("first row");
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await opened.page.goto("/queue", { timeout: 120_000 });
  const row = opened.page.getByRole("row").first();
  await row.waitFor({ timeout: 120_000 });
  return { ...opened, row };
}

/** What the page had asked for when its first row stood there, itself included. */
const askedBeforeRows = (page: Page) =>
  page.evaluate(() => {
    const at = performance.getEntriesByName("first row")[0]?.startTime ?? 0;
    const asked = performance.getEntries().filter((entry) => /^(?:navigation|resource)$/.test(entry.entryType));
    return asked.filter(({ startTime }) => startTime <= at).map(({ name }) => new URL(name).pathname);
  });

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

// Numbers that are the same on every machine are limits; times are told.
test("the queue of ten thousand requests comes with few requests of ours and stays small", async () => {
  const { page, context, row, errors } = await openQueue();
  const asked = await askedBeforeRows(page);
  await page.evaluate(() => {
    const seen: number[] = [];
    (window as unknown as { paints: number[] }).paints = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  console.log(`${asked.length} requests to the first row:\n${asked.join("\n")}`);
  expect(asked).toContain("/api/v1/tickets");
  expect(asked.length).toBeLessThanOrEqual(10);
  await page.waitForLoadState("networkidle");
  const count = await nodes(page);
  console.log(`${count} DOM nodes`);
  expect(count).toBeLessThanOrEqual(1_500);
  await row.focus();
  for (const key of ["j", "j", "x", "k", "x"]) await page.keyboard.press(key);
  const paints = await page.evaluate(() => (window as unknown as { paints: number[] }).paints);
  console.log(`key to paint, at most: ${Math.max(0, ...paints)} ms`);
  expect(errors).toEqual([]);
  await context.close();
});

test("an agent who goes from request to request does not fill the browser", async () => {
  const { page, context, row, errors } = await openQueue();
  await row.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await switchRequests(page, 30);
  const before = await heapBytes(page);
  await switchRequests(page, 60);
  const after = await heapBytes(page);
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(`heap: ${mebibytes(before)} MiB after warm-up, ${mebibytes(after)} MiB after 60 switches more`);
  expect(after / before).toBeLessThan(1.2);
  expect(errors).toEqual([]);
  await context.close();
}, 600_000);
