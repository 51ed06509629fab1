import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, deskDay, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Row {
  id: string;
  name: string;
}

async function firstCustomer(context: BrowserContext) {
  const { items } = await call<{ items: Row[] }>(context, "GET", "/customers");
  if (!items[0]) throw new Error("the demo has no customer");
  return items[0];
}

async function resolved(context: BrowserContext, customer: string) {
  const ticket = await call<Row>(context, "POST", "/tickets", {
    customer_id: customer,
    subject: "Quota of learning",
    body: "Help",
    kind: "technical",
    nature: "break_fix",
    severity: "C",
    service: "azure",
  });
  await call(context, "POST", `/tickets/${ticket.id}/resolve`, { cause: "capacity" });
}

test("an opportunity is added, lost for a reason, and counted", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const customer = await firstCustomer(context);
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("button", { name: "Add an opportunity" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What would help the customer").fill("A larger plan");
  await dialog.getByLabel("Value").fill("1200");
  await dialog.getByRole("button", { name: /Taken care of by/ }).click();
  await page.getByRole("option", { name: "nobody yet" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.goto("/opportunities");
  const line = page.getByRole("listitem").filter({ hasText: "A larger plan" });
  await line.getByText("CZK").waitFor();
  const ownedBy = async (name: string) => {
    await page.getByRole("button", { name: /Taken care of by/ }).click();
    await page.getByRole("option", { name, exact: true }).click();
  };
  await ownedBy("me");
  await line.waitFor({ state: "detached" });
  await ownedBy("nobody");
  await line.getByRole("button", { name: "Change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /Taken care of by/ }).click();
  await page.getByRole("option", { name: /Olga/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await line.waitFor({ state: "detached" });
  await ownedBy("me");
  await line.getByText("Olga").waitFor();
  await line.getByRole("button", { name: "Lost" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Lost", exact: true }).click();
  await line.waitFor({ state: "detached" });
  await page.goto("/opportunities?state=lost");
  await page.getByRole("listitem").filter({ hasText: "A larger plan" }).getByText("No need").waitFor();
  await page.getByRole("row", { name: "Without a signal" }).getByRole("cell").first().waitFor();
  expect(errors).toEqual([]);
});

test("the review opens as a page, and is mailed to whom it was set", async () => {
  const { page, context, errors } = await open(browser, { language: "cs", theme: "dark" });
  await signedIn(context, "olga@");
  const customer = await firstCustomer(context);
  await resolved(context, customer.id);
  await page.goto(`/customers/${customer.id}`);
  const card = page.getByRole("region", { name: "Přehled podpory" });
  // The last three months end before the requests of this run; without any there is nothing to draw.
  await card.getByLabel("Do", { exact: true }).fill(deskDay());
  const [review] = await Promise.all([
    context.waitForEvent("page"),
    card.getByRole("link", { name: "Otevřít přehled" }).click(),
  ]);
  await review.getByRole("heading", { level: 1 }).filter({ hasText: customer.name }).waitFor();
  await review.getByRole("img").first().waitFor();
  await expectAccessible(review);
  await card.getByRole("button", { name: "Posílat pravidelně" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox").first().click({ force: true });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Uložit" }).click();
  await card.getByText("Každé čtvrtletí").waitFor();
  expect(errors).toEqual([]);
});

test("a count across customers opens the requests that it counts", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const customer = await firstCustomer(context);
  await resolved(context, customer.id);
  await page.goto("/learning");
  const row = page.getByRole("row").filter({ hasText: "Azure" }).first();
  await row.getByRole("button").click();
  await page.getByRole("dialog").getByRole("link", { name: "Quota of learning" }).first().waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("the cost of an hour is set once, and the margins count with it", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const customer = await firstCustomer(context);
  await resolved(context, customer.id);
  await page.goto("/learning");
  await page.getByRole("button", { name: "Set the cost of an hour" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("An hour costs us").fill("800,50");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("An hour of our people counts as CZK 800.50.").waitFor();
  await page.reload();
  await page.getByText("An hour of our people counts as CZK 800.50.").waitFor();
  expect(errors).toEqual([]);
});

test("a webhook is added, its secret shown once, and a post inside is refused", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/settings/webhooks");
  await page.getByRole("button", { name: "Add a webhook" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("CRM");
  await dialog.getByLabel("Address").fill("http://crm.example/");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Write an https address").waitFor();
  await dialog.getByLabel("Address").fill("https://127.0.0.1:9/hook");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^whsec_/).waitFor();
  const card = page.getByRole("region", { name: "CRM" });
  await card.getByRole("button", { name: "Send a test" }).click();
  await card.getByText(/not a public address/).waitFor({ timeout: 30_000 });
  await expectAccessible(page);
  await page.reload();
  await card.getByText("Test", { exact: true }).waitFor();
  expect(await page.getByText(/^whsec_/).count()).toBe(0);
  expect(errors).toEqual([]);
});

test("seats of a subscription are changed where they are shown", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const customer = await firstCustomer(context);
  await call(context, "POST", `/customers/${customer.id}/subscriptions`, {
    service: "microsoft_365",
    name: "Plan with seats",
    sku: "",
    quantity: 5,
    vendor_id: "",
  });
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("button", { name: "Plan with seats: change seats" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Quantity").fill("9");
  await dialog.getByLabel("Of them used").fill("12");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectAccessible(page);
  await dialog.getByLabel("Of them used").fill("7");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText(/9 licences/).first().waitFor();
  expect(errors).toEqual([]);
});
