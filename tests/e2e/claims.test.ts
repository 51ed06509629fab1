import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, deskDay, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Row {
  id: string;
}

/** Jana's request, with her own words on it. */
async function aRequest() {
  const { context } = await open(browser);
  await signedIn(context, "jana@");
  const { ticket } = await call<{ ticket: Row }>(context, "POST", "/portal/tickets", {
    subject: "Mail is down",
    body: "Nothing arrives. We want a credit.",
    kind: "technical",
    severity: "B",
  });
  await context.close();
  return ticket.id;
}

async function companyOf(context: BrowserContext, ticket: string) {
  return (await call<{ customer_id: string }>(context, "GET", `/tickets/${ticket}`)).customer_id;
}

const seller = {
  party: {
    name: "Severka IT s.r.o.",
    street: "Nábřežní 12",
    city: "Brno",
    postal_code: "602 00",
    country: "CZ",
    vat_id: "CZ12345678",
    registration_id: "12345678",
    endpoint_scheme: "9929",
    endpoint_id: "CZ12345678",
    contact: "",
    phone: "",
    email: "",
  },
  iban: "",
  bic: "",
  terms_days: 14,
  note: "",
  invoice_prefix: "",
  credit_prefix: "D",
  tax_basis_points: 2100,
};

async function prove(page: Page, what: RegExp) {
  await page.getByRole("button", { name: what }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Use these words" }).first().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("from a request to a claim, its answer, and a line of the next billing run", async () => {
  const ticket = await aRequest();
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole("button", { name: "SLA claims" }).click();
  await page.getByRole("button", { name: "Begin a claim" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Service/ }).click();
  await page.getByRole("option", { name: "Microsoft 365" }).click();
  await dialog.getByLabel("Outage began").fill(`${deskDay(3)}T08:10`);
  await dialog.getByLabel("Outage ended").fill(`${deskDay(3)}T12:40`);
  await dialog.getByRole("button", { name: "Begin a claim" }).click();

  await page.getByText("5 things are missing before it can be filed.").waitFor();
  await page.getByLabel("Outage id from the health page").fill("EX900001");
  await page.getByLabel("What was tried to resolve it at the time").fill("Restarted Outlook");
  await choose(page, /Bought through the CSP program/, "Yes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("2 things are missing before it can be filed.").waitFor();
  await prove(page, /Add: Proof that the customer was affected/);
  await prove(page, /Add: The customer's own request/);
  await page.getByText("Customer’s domain").first().waitFor();

  await page.getByRole("button", { name: "Mark as ready" }).click();
  await page.getByText("Ready", { exact: true }).waitFor();
  await page.getByRole("button", { name: "It was filed" }).click();
  await dialog.getByLabel("Vendor's case number").fill("2611270040001234");
  await dialog.getByRole("button", { name: "It was filed" }).click();
  await page.getByText("Filed", { exact: true }).first().waitFor();

  await page.getByRole("button", { name: "Note the answer" }).click();
  await dialog.getByLabel("Amount").fill("12,34");
  await dialog.getByRole("button", { name: "Note the answer" }).click();
  await page.getByText("To be passed on").waitFor();
  await page.getByRole("button", { name: "Pass on to the customer" }).click();
  await dialog.getByRole("button", { name: "Pass on to the customer" }).click();
  await page.getByText("Credited", { exact: true }).waitFor();
  await page.getByText("In the next billing run").waitFor();

  await page.goto("/claims?group=over");
  await page.getByRole("link", { name: "Mail is down" }).waitFor();
  const customer = await companyOf(context, ticket);
  await call(context, "PUT", "/billing/seller", seller);
  await page.goto(`/customers/${customer}`);
  await page.getByRole("region", { name: "SLA claims" }).getByRole("link", { name: "Mail is down" }).waitFor();
  const run = await call<Row>(context, "POST", "/billing-runs", { period_from: "2026-01-01", period_to: deskDay() });
  await page.goto(`/billing/runs/${run.id}`);
  await page.getByText(/Kompenzace za výpadek služby Microsoft 365/).first().waitFor();
  await context.request.delete(`/api/v1/billing-runs/${run.id}`, { headers: { Origin: new URL(page.url()).origin } });
  expect(errors).toEqual([]);
});

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
];

test.each(looks)("axe finds nothing on the pages of claims in %s, %s", async (language, theme) => {
  const ticket = await aRequest();
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  const { claim } = await call<{ claim: Row }>(context, "POST", `/tickets/${ticket}/claims`, {
    service: "microsoft_365",
    incident_from: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    incident_to: new Date(Date.now() - 2.5 * 86_400_000).toISOString(),
  });
  for (const path of ["/claims", `/claims/${claim.id}`, `/tickets/${ticket}`]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
  expect(errors).toEqual([]);
});
