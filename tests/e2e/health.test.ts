import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { outbox } from "./mails.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const subject = "Pošta čeká ve frontě";
const czech = "Výrobce o výpadku pošty ví a pracuje na opravě.";

interface Named {
  id: string;
  name: string;
}

interface Contact {
  id: string;
  email: string;
}

/** A request of the bakery about Microsoft 365, as if it had been phoned in. */
async function request(context: BrowserContext) {
  const { items } = await call<{ items: Named[] }>(context, "GET", "/customers?text=Klas");
  const customer = items[0];
  if (!customer) throw new Error("the demo has no bakery");
  const { contacts } = await call<{ contacts: Contact[] }>(context, "GET", `/customers/${customer.id}`);
  return call<{ id: string; number: number }>(context, "POST", "/tickets", {
    customer_id: customer.id,
    contact_id: contacts.find(({ email }) => email === "jana@klas.example")?.id,
    subject,
    body: "Od rána nic neodešlo.",
    kind: "technical",
    nature: "break_fix",
    severity: "B",
    service: "microsoft_365",
  });
}

test("one health record, one known issue, one update in the customer's language", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  const ticket = await request(context);

  await page.goto("/health");
  await page.getByRole("button", { name: "Add a record" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel(/What is wrong/).fill("Some users cannot send external mail");
  await form.getByLabel(/Vendor’s number/).fill("EX900001");
  await choose(page, /Service/, /Microsoft 365/);
  await form.getByRole("button", { name: "Add a record" }).click();
  await page.getByRole("link", { name: "Some users cannot send external mail" }).waitFor();
  // Afresh: what a pending button announced to screen readers is still in the page for some seconds.
  await page.reload();
  await page.getByRole("link", { name: "Some users cannot send external mail" }).waitFor();
  await expectAccessible(page);

  await page.goto(`/tickets/${ticket.id}`);
  const known = page.getByRole("region", { name: "Service health and known issues" });
  await known.getByText("EX900001").waitFor();
  await known.getByRole("button", { name: /This explains it: EX900001/ }).click();
  await known.getByText("This explains it", { exact: true }).waitFor();
  const runbook = page.getByRole("listitem").filter({ hasText: "Service health" }).filter({ hasText: "A known incident fits" });
  await runbook.getByText(/EX900001 Some users cannot send external mail/).waitFor();
  await page.reload();
  await runbook.getByText(/EX900001 Some users cannot send external mail/).waitFor();
  await expectAccessible(page);

  await known.getByRole("button", { name: "Link to a known issue" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Link", exact: true }).click();
  await known.getByRole("link", { name: "Some users cannot send external mail" }).nth(1).click();
  await page.getByRole("heading", { level: 1, name: "Some users cannot send external mail" }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: new RegExp(`#${ticket.number} ${subject}`) }).waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Publish an update" }).click();
  await page.getByRole("dialog").getByLabel(/Text in Czech/).fill(czech);
  await page.getByRole("dialog").getByRole("button", { name: "Send to 1 customer" }).click();
  await page.getByText(/sent to 1 customer/).waitFor();

  const mails = () => outbox().filter((mail) => mail.text.includes(czech));
  await expect.poll(() => mails().length, { timeout: 40_000 }).toBe(1);
  expect(mails()[0]?.to).toContain("jana@klas.example");
  expect(mails()[0]?.subject).toContain(`[#${ticket.number}]`);
  expect(mails()[0]?.subject).toContain(subject);

  await page.getByRole("button", { name: "Resolve with all requests" }).click();
  await choose(page, /Cause/, "Outage at the vendor");
  await page.getByRole("dialog").getByRole("button", { name: "Resolve with all requests" }).click();
  await page.getByText("Cause: Outage at the vendor").waitFor();
  const after = await call<{ state: string; cause: string }>(context, "GET", `/tickets/${ticket.id}`);
  expect(after).toMatchObject({ state: "resolved", cause: "vendor_outage" });
  expect(errors).toEqual([]);
});
