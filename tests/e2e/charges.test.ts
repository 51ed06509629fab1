import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";
import { outbox } from "./mails.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Row {
  id: string;
}

interface Company {
  customer: string;
  contact: { email: string; password: string; name: string };
  agreement: string;
}

/** A company with a contact and an agreement of its own, so that its terms are nobody else's. */
async function company(desk: BrowserContext, code: string, language: Language = "en"): Promise<Company> {
  const contact = { name: `Ida ${code}`, email: `ida@${code}.example`, password: "long enough to sign in", language };
  const { id } = await call<Row>(desk, "POST", "/customers", { name: `Firma ${code}`, language, country: "CZ" });
  await call(desk, "POST", `/customers/${id}/contacts`, contact);
  const offers = await call<{ items: (Row & { state: string })[] }>(desk, "GET", "/offers");
  const offer = offers.items.find(({ state }) => state === "published")?.id;
  const agreement = await call<Row>(desk, "POST", "/agreements", { offer_id: offer, customer_id: id, accepted_by: "Ida" });
  return { customer: id, contact, agreement: agreement.id };
}

/** From this price on somebody at the company is asked, in minor units. */
async function askAbove(desk: BrowserContext, { agreement }: Company, above: number) {
  const { terms } = await call<{ terms: object }>(desk, "GET", `/charge-terms?agreement=${agreement}`);
  const approval = { above_minor: above, contact_id: null, days: 7 };
  await call(desk, "PUT", "/charge-terms", { agreement_id: agreement, terms: { ...terms, approval } });
}

async function request(desk: BrowserContext, { customer, contact }: Company, subject: string) {
  const { contacts } = await call<{ contacts: (Row & { email: string })[] }>(desk, "GET", `/customers/${customer}`);
  const { id } = await call<Row>(desk, "POST", "/tickets", {
    customer_id: customer,
    contact_id: contacts.find(({ email }) => email === contact.email)?.id,
    subject,
    body: "Text",
    kind: "technical",
    nature: "break_fix",
    severity: "C",
    service: "azure",
  });
  return id;
}

async function inPortal({ contact }: Company, looks: { language?: Language; theme?: Theme } = {}) {
  const portal = await open(browser, looks);
  const answer = await portal.context.request.post("/api/v1/session", {
    data: { email: contact.email, password: contact.password },
    headers: { Origin: servedDesk().address },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return portal;
}

const timeForm = (page: Page) => page.getByRole("form", { name: "Record time" });
/** Work of an ordinary Wednesday: what it costs does not depend on when the test runs. */
async function workOf(page: Page, from: string, to: string) {
  const span = timeForm(page).getByRole("checkbox", { name: "By start and end" });
  if (!(await span.isChecked())) await timeForm(page).getByText("By start and end").click();
  await timeForm(page).getByLabel("From").fill(`2026-01-14T${from}`);
  await timeForm(page).getByLabel("To").fill(`2026-01-14T${to}`);
}

const approvals = (page: Page) => page.getByRole("region", { name: "Approval of the price" });

/** The link of the mail that asks the contact, when it has come. */
async function linkTo({ contact }: Company) {
  const found = () =>
    outbox()
      .filter(({ to }) => to.includes(contact.email))
      .map(({ text }) => /\S+\/portal\/approve#\S+/.exec(text)?.[0])
      .filter((link) => link !== undefined);
  await expect.poll(() => found().length, { timeout: 40_000 }).toBe(1);
  return found()[0]?.replace(/^https?:\/\/[^/]+/, "") ?? "";
}

test("a price is seen before the work, and above a threshold the contact approves it in the portal", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "schvalovna");
  await askAbove(context, firm, 100_000);
  await page.goto(`/tickets/${await request(context, firm, "New server")}`);
  await workOf(page, "10:00", "10:30");
  await timeForm(page).getByText("CZK 600.00", { exact: true }).waitFor();
  await workOf(page, "10:00", "12:00");
  await timeForm(page).getByText("CZK 2,400.00", { exact: true }).waitFor();
  await timeForm(page).getByRole("button", { name: "Ask for approval" }).click();
  await approvals(page).getByText("Asked").waitFor();

  const portal = await inPortal(firm);
  await portal.page.goto("/portal");
  const question = approvals(portal.page);
  await question.getByText("CZK 2,400.00", { exact: true }).waitFor();
  await expectAccessible(portal.page);
  await question.getByLabel(/^A word to the desk/).fill("Please do");
  await question.getByRole("button", { name: "Approve" }).click();
  await question.waitFor({ state: "detached" });

  await page.reload();
  await approvals(page).getByText("Approved").waitFor();
  await approvals(page).getByText("Please do").waitFor();
  await workOf(page, "10:00", "12:00");
  await timeForm(page).getByText("CZK 2,400.00", { exact: true }).waitFor();
  expect(await timeForm(page).getByRole("button", { name: "Ask for approval" }).count()).toBe(0);
  await timeForm(page).getByLabel("What was done").fill("Set the server up");
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  await page.getByRole("listitem").filter({ hasText: "Set the server up" }).getByText("CZK 2,400.00", { exact: true }).waitFor();
  expect(await page.getByText("Waits for approval").count()).toBe(0);
  expect([...errors, ...portal.errors]).toEqual([]);
});

test("a mailed link asks without signing in, and a refusal stays on record", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "odmitna");
  await askAbove(context, firm, 100_000);
  const ticket = await request(context, firm, "Move the mail");
  await page.goto(`/tickets/${ticket}`);
  await workOf(page, "10:00", "11:00");
  await timeForm(page).getByLabel("What was done").fill("Moved the mail");
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  await page.getByText("Waits for approval").waitFor();

  const guest = await open(browser, { theme: "dark" });
  const link = await linkTo(firm);
  await guest.page.goto(link);
  await guest.page.getByText("CZK 1,200.00", { exact: true }).waitFor();
  await expectAccessible(guest.page);
  await guest.page.getByLabel(/^A word to the desk/).fill("That was not agreed");
  await guest.page.getByRole("button", { name: "Refuse" }).click();
  await guest.page.getByText("Refused").waitFor();
  await guest.page.reload();
  await guest.page.getByText("That was not agreed").waitFor();
  expect(await guest.page.getByRole("button", { name: "Approve" }).count()).toBe(0);

  await page.reload();
  await approvals(page).getByText("Refused").waitFor();
  await approvals(page).getByText("That was not agreed").waitFor();
  await page.getByText("Waits for approval").waitFor();
  await page.getByRole("article").filter({ hasText: "That was not agreed" }).waitFor();
  await expectAccessible(page);
  expect([...errors, ...guest.errors]).toEqual([]);
});

test("a stopwatch counts through a reload and becomes recorded time", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "stopky");
  await page.goto(`/tickets/${await request(context, firm, "Slow mail")}`);
  const watch = page.getByRole("region", { name: "Stopwatch" });
  await watch.getByRole("button", { name: "Start" }).click();
  await watch.getByRole("timer").filter({ hasText: /^0:00:0[1-9]/ }).waitFor();
  await page.reload();
  await watch.getByRole("button", { name: "Pause" }).click();
  await watch.getByRole("button", { name: "Use this time" }).click();
  expect(await timeForm(page).getByLabel("Minutes").inputValue()).toBe("1");
  await timeForm(page).getByLabel("What was done").fill("Looked at the queue");
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "Looked at the queue" });
  await entry.getByText("1 min", { exact: true }).waitFor();
  // The offer's minimum is half an hour, which costs more after hours.
  await entry.getByText(/^CZK\s(600|900)\.00$/).first().waitFor();
  await watch.getByText("0:00:00").waitFor();
  expect(errors).toEqual([]);
});

test("work into the evening costs two lines, and what was recorded can be changed and deleted", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "vecerni");
  await page.goto(`/tickets/${await request(context, firm, "Restore")}`);
  await workOf(page, "16:00", "15:00");
  await timeForm(page).getByLabel("What was done").fill("Restored the mailbox");
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  await timeForm(page).getByText(/after/).waitFor();
  await timeForm(page).getByLabel("To").fill("2026-01-14T18:00");
  await timeForm(page).getByText("CZK 3,000.00", { exact: true }).waitFor();
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "Restored the mailbox" });
  await entry.getByText("CZK 1,200.00").first().waitFor();
  await entry.getByText("CZK 1,800.00").first().waitFor();

  await entry.getByRole("button", { name: /^Change the time/ }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByLabel("From").inputValue()).toBe("2026-01-14T16:00");
  await dialog.getByLabel("To").fill("2026-01-14T17:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await entry.getByText("CZK 1,800.00").first().waitFor({ state: "detached" });
  await entry.getByText("CZK 1,200.00").first().waitFor();
  await page.reload();
  await entry.waitFor();
  await expectAccessible(page);
  await entry.getByRole("button", { name: /^Delete the time/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the time" }).click();
  await entry.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});

test("a fixed price, a credit and a passed-on cost stand on the request and can be taken back", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "polozky");
  await page.goto(`/tickets/${await request(context, firm, "Migration")}`);
  const dialog = page.getByRole("dialog");
  const add = async (kind: string, amount: string, text: string, upstream?: string) => {
    await page.getByRole("button", { name: "Charge or give back" }).click();
    await choose(page, /What it is/, kind);
    await dialog.getByLabel("Amount without tax").fill(amount);
    if (upstream) await dialog.getByLabel(/^Who charges us/).fill(upstream);
    await dialog.getByLabel("What the invoice says").fill(text);
    await dialog.getByRole("button", { name: "Save" }).click();
  };
  await add("Fixed price", "9 500,50", "Move of the mail as agreed");
  const line = (text: string) => page.getByRole("listitem").filter({ hasText: text });
  await line("Move of the mail as agreed").getByText("CZK 9,500.50").first().waitFor();
  await add("Fixed price", "1", "Once more");
  await dialog.getByText("The request has a fixed price already.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await add("Credit", "100", "For the delay");
  await line("For the delay").getByText("-CZK 100.00").first().waitFor();
  await add("Passed-on cost", "50", "Incident of the vendor", "pay_per_incident");
  await line("Incident of the vendor").getByText("CZK 50.00").first().waitFor();
  await workOf(page, "10:00", "11:00");
  await timeForm(page).getByText("Covered", { exact: true }).waitFor();
  await page.reload();
  await line("For the delay").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take the line back: For the delay" }).click();
  await dialog.getByRole("button", { name: "Take the line back" }).click();
  await line("For the delay").waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});

test("an agreement has terms of its own, with somebody else who is asked", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "podminky");
  const boss = { name: "Boss Podminky", email: "boss@podminky.example", language: "en" };
  await call(context, "POST", `/customers/${firm.customer}/contacts`, boss);
  await page.goto(`/customers/${firm.customer}`);
  await page.getByRole("link", { name: /^Terms of charging/ }).click();
  await page.getByText(/^This agreement has no terms of its own/).waitFor();
  await page.getByLabel(/^Above \(/).fill("1000");
  await choose(page, /Who is asked/, /Boss Podminky/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.goto(`/tickets/${await request(context, firm, "Cables")}`);
  await workOf(page, "10:00", "12:00");
  await timeForm(page).getByRole("button", { name: "Ask for approval" }).click();
  await approvals(page).getByText(/Boss Podminky/).waitFor();
  expect(errors).toEqual([]);
});

test("prepaid time is opened, drawn and seen by the customer", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const firm = await company(context, "predplatna");
  await page.goto(`/customers/${firm.customer}`);
  const card = page.getByRole("region", { name: "Prepaid support" });
  await card.getByRole("button", { name: "Open a wallet" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Ten hours");
  await dialog.getByLabel(/^How much/).fill("2");
  await dialog.getByLabel(/^Warn when/).fill("1,5");
  await dialog.getByRole("button", { name: "Open a wallet" }).click();
  await card.getByRole("heading", { name: "Ten hours" }).waitFor();

  await page.goto(`/tickets/${await request(context, firm, "Printer")}`);
  await timeForm(page).getByText("Draws prepaid time").waitFor();
  await timeForm(page).getByRole("button", { name: "Record time" }).click();
  await page.getByRole("button", { name: /^Delete the time: 30 min/ }).waitFor();
  await page.goto(`/customers/${firm.customer}`);
  // After hours half an hour weighs three quarters; the office may open or close within it.
  await card.getByText(/^1 hr [\d.]+ mins$/).first().waitFor();
  await card.getByText("Runs low").waitFor();
  await expectAccessible(page);
  await card.getByRole("button", { name: "Correct: Ten hours" }).click();
  await dialog.getByLabel(/^How much/).fill("-0,5");
  await dialog.getByLabel("Reason").fill("Counted twice");
  await dialog.getByRole("button", { name: "Correct" }).click();
  await card.getByText(/^(1 hr|[\d.]+ mins)$/).first().waitFor();
  await card.getByRole("button", { name: "Change terms: Ten hours" }).click();
  expect(await dialog.getByLabel(/^Warn when/).inputValue()).toBe("1.5");
  await dialog.getByLabel("Name").fill("Two hours");
  await dialog.getByLabel(/^Warn when/).fill("");
  await dialog.getByRole("button", { name: "Change terms" }).click();
  await card.getByRole("heading", { name: "Two hours" }).waitFor();
  await card.getByText("Runs low").waitFor({ state: "detached" });

  const portal = await inPortal(firm, { theme: "dark" });
  await portal.page.goto("/portal/wallets");
  await portal.page.getByText(/^(1 hr|[\d.]+ mins)$/).first().waitFor();
  await portal.page.getByRole("img", { name: /^Balance over time: (1 hr|[\d.]+ mins) left/ }).waitFor();
  await portal.page.getByRole("button", { name: "All entries" }).click();
  await portal.page.getByRole("row").filter({ hasText: "Used" }).getByText(/^−[\d.]+ mins$/).waitFor();
  await portal.page.getByRole("row").filter({ hasText: "Corrected" }).getByText("−30 mins").waitFor();
  expect(await portal.page.getByText("Counted twice").count()).toBe(0);
  await expectAccessible(portal.page);
  expect([...errors, ...portal.errors]).toEqual([]);
});

const looks: [Language, Theme][] = [
  ["en", "dark"],
  ["cs", "light"],
  ["cs", "dark"],
];

test.each(looks)("axe finds nothing on the pages of prices in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  const firm = await company(context, `pristup-${language}-${theme}`, language);
  await askAbove(context, firm, 0);
  await call(context, "POST", `/customers/${firm.customer}/wallets`, { unit: "minutes", name: "Balíček", amount: 3000 });
  const ticket = await request(context, firm, "Server");
  await call(context, "POST", `/tickets/${ticket}/time`, { minutes: 60 });
  const look = async (shown: Page, path: string) => {
    await shown.goto(path);
    await shown.getByRole("heading", { level: 1 }).waitFor();
    await shown.waitForLoadState("networkidle");
    await expectAccessible(shown);
  };
  for (const path of [
    "/settings/charges",
    `/settings/charges?agreement=${firm.agreement}`,
    `/customers/${firm.customer}`,
    `/tickets/${ticket}`,
  ]) {
    await look(page, path);
  }
  const portal = await inPortal(firm, { language, theme });
  for (const path of ["/portal", "/portal/wallets"]) await look(portal.page, path);
  expect([...errors, ...portal.errors]).toEqual([]);
});
