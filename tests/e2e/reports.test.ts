import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, deskDay, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Made {
  id: string;
  number: number;
}

async function ask(context: BrowserContext, subject: string, service: string) {
  const { items } = await call<{ items: { id: string }[] }>(context, "GET", "/customers");
  return call<Made>(context, "POST", "/tickets", {
    customer_id: items[0]?.id,
    subject,
    body: "Help",
    kind: "technical",
    nature: "break_fix",
    severity: "C",
    service,
  });
}

/** Lets the deadline of the request's first response have run out a minute ago: nobody waits for hours in a test. */
function miss(request: Made) {
  const script = `
import sqlite3, sys, time
with sqlite3.connect(sys.argv[1], timeout=30) as store:
    changed = store.execute("""update clock set state = 'breached', breached_at = ?, due_at = null, next_at = null,
        running_since = null where kind = 'first_response'
        and ticket_id = (select id from ticket where number = ?)""", (int(time.time() - 60) * 10**6, int(sys.argv[2])))
    assert changed.rowcount == 1, changed.rowcount
`;
  execFileSync("python3", ["-c", script, join(servedDesk().data, "podpora.db"), String(request.number)]);
}

/** The number in a row of the table, under a column's head. */
async function number(page: Page, row: string, column: string) {
  const table = page.getByRole("table");
  const heads = await table.getByRole("columnheader").allInnerTexts();
  const cell = table.getByRole("row", { name: row }).getByRole("cell").nth(heads.indexOf(column) - 1);
  return (await cell.innerText()).split("\n")[0]?.trim();
}

test("a manager's morning: the queue, the numbers, the requests behind them, and a file", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const made = [];
  for (const subject of ["Morning one", "Morning two", "Morning three"]) {
    made.push(await ask(context, subject, "dynamics_365"));
  }
  // What the queue says of today's requests of that service.
  const today = deskDay();
  await page.goto(`/queue?q=${encodeURIComponent(`service:dynamics_365 after:${today}`)}`);
  const rows = page.getByRole("row").filter({ hasText: /Morning (one|two|three)/ });
  await rows.nth(2).waitFor();
  const inQueue = await page.getByRole("row").filter({ has: page.getByRole("checkbox") }).count();
  // The keys lead to the same in numbers.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
  await page.getByRole("button", { name: /Service/ }).click();
  await page.getByRole("option", { name: /Dynamics 365/ }).click();
  await page.waitForURL(/service=dynamics_365/);
  await page.getByRole("link", { name: `${inQueue} requests: open them in the queue` }).first().waitFor();
  expect(Number(await number(page, "Together", "Opened"))).toBeGreaterThanOrEqual(3);
  await page.getByText(/requests were opened/).first().waitFor();
  await expectAccessible(page);
  // A number opens what it counts, and there the requests are given to an agent together.
  await page.getByRole("row", { name: "Together" }).getByRole("link").click();
  await page.waitForURL(/\/queue\?/);
  await rows.nth(2).waitFor();
  for (const subject of ["Morning one", "Morning two", "Morning three"]) {
    await page.getByRole("row").filter({ hasText: subject }).getByRole("checkbox").click({ force: true });
  }
  const bar = page.getByRole("region", { name: "Chosen requests" });
  await bar.getByRole("button", { name: "Assign" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Agent|Assignee/ }).click();
  await page.getByRole("option", { name: /Anna/ }).click();
  await dialog.getByRole("button", { name: /^Change 3 requests$/ }).click();
  await rows.filter({ hasText: "Anna" }).nth(2).waitFor();
  // Back in the report, the filter for her finds them, and the same goes into a file.
  await page.goto("/reports?service=dynamics_365");
  await page.getByRole("button", { name: /Agent/ }).click();
  await page.getByRole("option", { name: /Anna/ }).click();
  await page.waitForURL(/assignee=/);
  await page.getByRole("link", { name: "3 requests: open them in the queue" }).first().waitFor();
  const address = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const file = await (await context.request.get(address ?? "")).text();
  expect(file).toContain(`${today},${today},3,0,`);
  expect(errors).toEqual([]);
});

test("a missed deadline leads to its request; everything stands in the address", async () => {
  const { page, context, errors } = await open(browser, { language: "cs", theme: "dark" });
  await signedIn(context, "olga@");
  const request = await ask(context, "Missed", "azure");
  miss(request);
  await page.goto("/reports?report=breaches&compare=previous&step=week");
  await page.getByRole("heading", { level: 2, name: "Překročené lhůty" }).waitFor();
  await page.getByRole("columnheader", { name: "Další zpráva" }).waitFor();
  await page.getByText("v porovnání s obdobím").waitFor();
  await page.getByRole("button", { name: "Co čísla znamenají" }).click();
  await page.getByText("Lhůta splněná později zůstává překročená.").waitFor();
  await page.getByRole("navigation", { name: "Statistika" }).getByRole("link", { name: "První odpověď" }).click();
  await page.waitForURL(/report=first_response.*compare=previous|compare=previous.*report=first_response/);
  await page.getByRole("heading", { level: 2, name: "První odpověď" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 2, name: "Překročené lhůty" }).waitFor();
  await expectAccessible(page);
  const list = page.getByRole("region", { name: "Požadavky s překročenou lhůtou" });
  const missed = list.getByRole("listitem");
  expect(await missed.count()).toBe(Number(await number(page, "Celkem", "Všechny")));
  await missed.getByRole("link", { name: `#${request.number} Missed` }).click();
  await page.waitForURL(new RegExp(`/tickets/${request.id}`));
  expect(errors).toEqual([]);
});

test("an answer of a contact stands in the week, with its agent and its customer", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const terms = await context.request.get("/api/v1/satisfaction-terms");
  const { version } = (await terms.json()) as { version: number };
  const set = await context.request.put("/api/v1/satisfaction-terms", {
    headers: { Origin: servedDesk().address, "If-Match": `"${version}"` },
    data: { is_on: true, delay_hours: 0, days_between: 0 },
  });
  expect(set.ok(), await set.text()).toBe(true);
  const id = await askInPortal(customer.context, "Spokojenost v číslech");
  const { items } = await call<{ items: { id: string; name: string }[] }>(context, "GET", "/agents");
  const anna = items.find(({ name }) => name.startsWith("Anna"));
  await call(context, "POST", "/tickets/bulk", { tickets: [id], action: "assign", assignee_id: anna?.id });
  await call(context, "POST", `/tickets/${id}/resolve`, { cause: "how_to" });
  await call(customer.context, "PUT", `/portal/tickets/${id}/satisfaction`, { score: "good", comment: "" });
  await page.goto("/reports?report=satisfaction&step=week");
  await page.getByRole("heading", { level: 2, name: "Satisfaction", exact: true }).waitFor();
  await page.getByText(/good\.$/).first().waitFor();
  const answers = Number(await number(page, "Together", "Answers"));
  expect(answers).toBeGreaterThanOrEqual(1);
  await expectAccessible(page);
  const which = page.getByRole("navigation", { name: "Report", exact: true });
  await which.getByRole("link", { name: "Satisfaction by agent" }).click();
  await page.getByRole("row", { name: /Anna Nov/ }).waitFor();
  expect(Number(await number(page, "Together", "Answers"))).toBe(answers);
  await which.getByRole("link", { name: "Satisfaction by customer" }).click();
  await page.getByRole("row", { name: /Klas/ }).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
