import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, deskDay, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";
import { outbox } from "./mails.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const today = deskDay();

interface Row {
  id: string;
  email?: string;
}

/** The customer of Jana, who looks into the portal. */
async function bakery(context: BrowserContext) {
  const { items } = await call<{ items: (Row & { name: string })[] }>(context, "GET", "/customers");
  for (const { id } of items) {
    const { contacts } = await call<{ contacts: Row[] }>(context, "GET", `/customers/${id}`);
    if (contacts.some(({ email }) => email?.startsWith("jana@"))) return id;
  }
  throw new Error("the demo has no customer of Jana");
}

async function recordWork(context: BrowserContext, customer: string, minutes: number) {
  const ticket = await call<Row>(context, "POST", "/tickets", {
    customer_id: customer,
    subject: "Slow mail",
    body: "Help",
    kind: "technical",
    nature: "break_fix",
    severity: "C",
    service: "azure",
  });
  await call(context, "POST", `/tickets/${ticket.id}/time`, { minutes });
}

/** Work whose price nobody knows: a run leaves it out. */
async function recordWithoutAgreement(context: BrowserContext, customer: string) {
  const ticket = await call<Row>(context, "POST", "/tickets", {
    customer_id: customer,
    subject: "For nobody",
    body: "Help",
    kind: "technical",
    nature: "break_fix",
    severity: "C",
    service: "azure",
  });
  await call(context, "POST", `/tickets/${ticket.id}/agreement`, { agreement_id: null, reason: "A test" });
  await call(context, "POST", `/tickets/${ticket.id}/time`, { minutes: 15 });
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
  iban: "CZ6508000000192000145399",
  bic: "GIBACZPX",
  terms_days: 14,
  note: "",
  invoice_prefix: "",
  credit_prefix: "D",
  tax_basis_points: 2100,
};

test("from work to an invoice: settings, preview, approval, lock, files, credit note, portal", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const customer = await bakery(context);
  await recordWork(context, customer, 45);
  await recordWithoutAgreement(context, customer);

  await page.goto("/billing/seller");
  await page.getByLabel("Company name").fill(seller.party.name);
  await page.getByLabel("Country").fill("CZ");
  await page.getByLabel("VAT id").fill("12345678");
  await page.getByLabel("Usual VAT rate in %").fill("21");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not a VAT id").waitFor();
  await call(context, "PUT", "/billing/seller", seller);

  await page.goto(`/customers/${customer}`);
  const card = page.getByRole("region", { name: "Billing" });
  await card.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Country").fill("CZ");
  await dialog.getByLabel("VAT id").fill("CZ87654321");
  await dialog.getByLabel("Company number").fill("87654321");
  await dialog.getByLabel("Buyer's reference").fill("S-7");
  await dialog.getByLabel("E-mail").fill("fakturace@klas.example");
  await dialog.getByRole("button", { name: "Save" }).click();
  await card.getByText("CZ87654321").waitFor();

  await page.goto("/billing");
  await page.getByRole("button", { name: "New billing run" }).click();
  await page.getByLabel("Last day").fill(today);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
  await page.getByText("no e-invoice over Peppol").first().waitFor();
  await page.getByText(/\d+ min at/).first().waitFor();
  const left = page.getByRole("region", { name: "Left out" });
  await left.getByText("No agreement, no price").waitFor();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Lock and issue invoices" }).click();
  await page.getByText("Locked", { exact: true }).first().waitFor();
  await page.getByRole("link", { name: /^\d{8}$/ }).first().click();

  await page.getByRole("heading", { name: /^Invoice \d{8}$/ }).waitFor();
  const pdf = await context.request.get(String(await page.getByRole("link", { name: "PDF" }).getAttribute("href")));
  expect(pdf.status()).toBe(200);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("button", { name: "Mail it" }).click();
  const mail = page.getByRole("dialog");
  expect(await mail.getByLabel("To").inputValue()).toBe("fakturace@klas.example");
  await mail.getByRole("button", { name: "Mail it" }).click();
  const mailed = page.getByRole("region", { name: "Mailed" });
  await mailed.getByText("fakturace@klas.example").waitFor();
  await mailed.getByText("Sent", { exact: true }).waitFor({ timeout: 40_000 });
  await page.reload();
  await mailed.getByText("Sent", { exact: true }).waitFor();
  await expectAccessible(page);
  const [sent] = outbox().filter(({ to }) => to.includes("fakturace@klas.example"));
  expect(sent?.subject).toMatch(/^Faktura \d{8}$/);
  await page.getByRole("button", { name: "Give back" }).click();
  await page.getByLabel("Reason").fill("By mistake");
  await page.getByRole("dialog").getByRole("button", { name: "Give back" }).click();
  await page.getByRole("heading", { name: /^Credit note D\d{8}$/ }).waitFor();
  await page.goto("/billing/margin");
  await page.getByRole("table").waitFor();
  expect(errors).toEqual([]);

  const portal = await open(browser);
  await signedIn(portal.context, "jana@");
  await portal.page.goto("/portal");
  const link = portal.page.getByRole("link", { name: /^Invoice \d{8}$/ }).first();
  const file = await portal.context.request.get(String(await link.getAttribute("href")));
  expect(file.headers()["content-type"]).toBe("application/pdf");
});

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
];

test.each(looks)("axe finds nothing on the billing pages in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  const customer = await bakery(context);
  await call(context, "PUT", "/billing/seller", seller);
  const buyer = { ...seller.party, name: "Pekárna Klas s.r.o.", vat_id: "CZ87654321", endpoint_id: "CZ87654321" };
  await call(context, "PUT", `/customers/${customer}/billing`, {
    party: buyer,
    language: "cs",
    buyer_reference: "S-7",
    order_reference: "",
  });
  await recordWork(context, customer, 60);
  const run = await call<Row>(context, "POST", "/billing-runs", { period_from: "2026-01-01", period_to: today });
  const look = async (path: string) => {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  };
  await look(`/billing/runs/${run.id}`);
  const { fingerprint } = await call<{ fingerprint: string }>(context, "GET", `/billing-runs/${run.id}`);
  await call(context, "POST", `/billing-runs/${run.id}/approve`, { fingerprint });
  await call(context, "POST", `/billing-runs/${run.id}/lock`, {});
  const { invoices } = await call<{ invoices: Row[] }>(context, "GET", `/billing-runs/${run.id}`);
  for (const path of [
    "/billing",
    "/billing/seller",
    "/billing/margin",
    `/billing/runs/${run.id}`,
    `/billing/invoices/${invoices[0]?.id}`,
    `/customers/${customer}`,
  ]) {
    await look(path);
  }
  expect(errors).toEqual([]);
});
