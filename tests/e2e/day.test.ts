import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { outbox } from "./mails.ts";
import { deliver } from "./server.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  // Other tests are the same person's.
  const { context } = await open(browser);
  await signedIn(context, "anna@");
  await call(context, "PUT", "/preferences", { advance: "stay", single_keys: true, keys: {} });
  await browser.close();
});

interface Row {
  id: string;
  number: number;
  subject: string;
  state: string;
  severity: string;
  assignee_name: string | null;
  service_requests_open: number;
  snoozed_until: string | null;
}
interface List {
  items: Row[];
}

const count = 20;
const rows = async (context: BrowserContext, q: string) =>
  (await call<List>(context, "GET", `/tickets?q=${encodeURIComponent(q)}&limit=100`)).items;

/** Whoever works by keys must always know where they are. */
async function focusIsKept(page: Page) {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

async function dialogGone(page: Page) {
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await focusIsKept(page);
}

/** What is done with one kind of request; each begins on the request and ends on the next one. */
const work: Record<string, (page: Page, subject: string) => Promise<void>> = {
  async snippet(page) {
    await press(page, "i", "r");
    await page.keyboard.type("/den");
    await page.getByRole("option", { name: /Den v podpoře/ }).waitFor();
    await press(page, "Enter");
    await page.keyboard.type("zítra");
    await press(page, "Control+Shift+Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio").first().waitFor();
    await press(page, "1", "Enter");
    await dialogGone(page);
  },
  async macro(page) {
    await press(page, "m");
    await page.getByRole("option", { name: /Denní makro/ }).waitFor();
    await page.keyboard.type("denni");
    await press(page, "Enter");
    await page.getByRole("button", { name: "Do this" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Do this");
    await press(page, "Enter");
    await dialogGone(page);
  },
  async note(page, subject) {
    await press(page, "n");
    await page.keyboard.type(`Ask the vendor about ${subject}.`);
    await press(page, "Control+Enter");
    await page.getByRole("article").filter({ hasText: `Ask the vendor about ${subject}.` }).waitFor();
    await press(page, "Escape");
    await focusIsKept(page);
    await press(page, "j");
  },
  async snooze(page) {
    await press(page, "z");
    await page.getByRole("dialog").getByRole("button").nth(2).waitFor();
    await press(page, "Tab", "Enter");
    await dialogGone(page);
    await page.getByRole("button", { name: "Bring back now" }).waitFor();
    await press(page, "j");
  },
  async resolve(page) {
    await press(page, "p");
    await page.getByRole("option", { name: /^A/ }).waitFor();
    await page.keyboard.type("A");
    await press(page, "Enter");
    await page.getByRole("button", { name: /A: critical/ }).waitFor();
    await focusIsKept(page);
    await press(page, "Escape", "e");
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
    await press(page, "2", "Enter");
    await dialogGone(page);
  },
};
const kinds = Object.keys(work);

async function prepare(context: BrowserContext) {
  const { data, desk } = servedDesk();
  for (let n = 1; n <= count; ++n) {
    const head = `From: jana@klas.example\r\nTo: podpora@severka.example\r\nSubject: Denprace ${n}\r\nMessage-ID: <day${n}@klas.example>`;
    deliver(data, desk, `${head}\r\n\r\nProsim o radu.\r\n`);
  }
  await expect.poll(async () => (await rows(context, "denprace")).length, { timeout: 30_000 }).toBe(count);
  const texts = { cs: "Dobrý den, {{contact.name}}, ozveme se {{?kdy}}.", en: "Dear {{contact.name}}" };
  await call(context, "POST", "/snippets", { name: "Den v podpoře", texts });
  await call(context, "POST", "/macros", {
    name: "Denní makro",
    assign: "me",
    severity: "B",
    state: "resolved",
    cause: "how_to",
    note: "Solved by {{agent.name}}",
    texts: { cs: "Dobrý den, {{contact.name}}, hotovo." },
  });
  await call(context, "PUT", "/preferences", { advance: "next", single_keys: true, keys: {} });
}

test("an agent's day: twenty requests by keys alone, and the focus is never lost", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await prepare(context);
  await page.goto("/queue?q=denprace&order=updated");
  await page.getByRole("row", { name: /Denprace 20/ }).waitFor();
  await press(page, "j", "Enter");
  const order: [string, string][] = [];
  for (let n = count; n >= 1; --n) {
    await page.getByRole("heading", { level: 1, name: new RegExp(`^Denprace ${n}$`) }).waitFor();
    const kind = kinds[n % kinds.length] ?? "note";
    order.push([`Denprace ${n}`, kind]);
    await work[kind]?.(page, `Denprace ${n}`);
    await focusIsKept(page);
    if (n === count - 5) await expectAccessible(page);
  }
  // Behind the last one comes the list, for what was resolved; a note stays where it is.
  const found = new Map((await rows(context, "denprace state:any")).map((row) => [row.subject, row]));
  const of = (kind: string) => order.filter(([, each]) => each === kind).map(([subject]) => found.get(subject));
  expect(of("snippet").map((row) => row?.state)).toEqual(Array(4).fill("resolved"));
  expect(of("macro").map((row) => `${row?.state} ${row?.severity} ${row?.assignee_name}`)).toEqual(
    Array(4).fill("resolved B Anna Nováková"),
  );
  expect(of("note").map((row) => row?.state)).toEqual(Array(4).fill("open"));
  expect(of("snooze").every((row) => row?.snoozed_until)).toBe(true);
  expect(of("resolve").map((row) => `${row?.state} ${row?.severity}`)).toEqual(Array(4).fill("resolved A"));
  const mails = () => outbox().filter(({ to }) => to.includes("jana@klas.example"));
  await expect.poll(() => mails().filter(({ text }) => text.includes("ozveme se zítra.")).length, { timeout: 30_000 }).toBe(4);
  await expect.poll(() => mails().filter(({ text }) => text.includes("hotovo.")).length, { timeout: 30_000 }).toBe(4);
  expect(mails().some(({ text }) => text.includes("{{"))).toBe(false);
  expect(errors).toEqual([]);
  await context.close();
}, 240_000);
