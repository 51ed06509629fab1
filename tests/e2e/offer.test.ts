import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(["en", "cs"] as const)("the public offer reads in %s without JavaScript", async (language) => {
  const { page } = await open(browser, { language, javaScript: false });
  const answer = await page.goto(`/${servedDesk().desk}/support?lang=${language}`);
  expect(answer?.status()).toBe(200);
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  expect((await page.locator("body").innerText()).length).toBeGreaterThan(500);
});

test("the public offer is accessible", async () => {
  const { page } = await open(browser);
  await page.goto(`/${servedDesk().desk}/support?lang=en`);
  await expectAccessible(page);
});

test("a new version is drafted from the last one, written and published", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/offers");
  await page.getByRole("link", { name: /^Version 1/ }).waitFor();
  await page.getByRole("button", { name: "New version", exact: true }).click();
  await page.getByRole("button", { name: "Edit draft" }).click();
  await page.getByLabel("Name (English)").first().fill("Support, second edition");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Support, second edition" }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByText("Version 2").waitFor();
  await page.goto(`/${servedDesk().desk}/support?lang=en`);
  expect(await page.locator("body").innerText()).toContain("Support, second edition");
});

/** The preview of that language, as a frame. */
const previewOf = (page: Page, language: "English" | "Czech") =>
  page.frameLocator(`iframe[title="Page for customers: ${language}"]`);

test("a draft shows both pages while it is written, and what is missing", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/offers");
  await page.getByRole("button", { name: "New version", exact: true }).click();
  await page.getByRole("button", { name: "Edit draft" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Edit draft" }).click();
  const english = page.getByLabel("Name (English)").first();
  await english.fill("Support that is being written");
  await previewOf(page, "English").getByRole("heading", { level: 1, name: "Support that is being written" }).waitFor();
  await previewOf(page, "Czech").getByRole("heading", { name: "Ceny" }).waitFor();
  await page.getByLabel("Name (Czech)").first().fill("");
  await page.getByText("title/cs").waitFor();
  const standing = page.getByRole("checkbox", { name: "Stands while an upstream side has to answer" }).first();
  expect(await standing.isChecked()).toBe(false);
  await page.getByText("Stands while an upstream side has to answer").first().click();
  expect(await standing.isChecked()).toBe(true);
  await expectAccessible(page);
  await page.getByLabel("Name (Czech)").first().fill("Podpora, která se píše");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Support that is being written" }).waitFor();
  const { items } = await call<{ items: { state: string; content: { targets: { pauses_for_upstream: boolean }[] } }[] }>(
    context,
    "GET",
    "/offers",
  );
  expect(items.find(({ state }) => state === "draft")?.content.targets[0]?.pauses_for_upstream).toBe(true);
  expect(errors).toEqual([]);
});

test("a contact accepts the published version in the portal", async () => {
  const { page, context } = await open(browser, { language: "cs" });
  await signedIn(context, "jana@");
  await page.goto("/portal");
  await page.getByRole("link", { name: "Nabídka a dohody" }).click();
  await page.getByRole("link", { name: "Přečíst celou nabídku" }).waitFor();
  await expectAccessible(page);
  expect(await page.getByRole("button", { name: "Přijmout nabídku" }).isDisabled()).toBe(true);
  await page.getByText("Nabídku jsem přečetl(a)").click();
  await page.getByRole("button", { name: "Přijmout nabídku" }).click();
  await page.getByText(/Tuto verzi přijal\(a\) Jana Klasová/).waitFor();
  await page.reload();
  await page.getByText(/Tuto verzi přijal\(a\) Jana Klasová/).waitFor();
  await expectAccessible(page);
});

test("a link accepts without signing in, once", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  const found = await call<{ items: { id: string; name: string }[] }>(context, "GET", "/customers");
  await page.goto(`/customers/${found.items.find(({ name }) => name.startsWith("Klinika"))?.id}`);
  await page.getByRole("button", { name: "Link to accept" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const address = await page.getByLabel("Address").inputValue();
  const guest = await open(browser, { theme: "dark" });
  await guest.page.goto(address.replace(/^https?:\/\/[^/]+/, ""));
  await guest.page.getByText(/Tomáš Javorský/).waitFor();
  await expectAccessible(guest.page);
  await guest.page.getByRole("button", { name: "Accept the offer" }).click();
  await guest.page.getByText("The offer has been accepted. Thank you.").waitFor();
  await guest.page.reload();
  await guest.page.getByText("The offer has been accepted. Thank you.").waitFor();
  await page.reload();
  await page.getByText("by a link from a mail").waitFor();
  await expectAccessible(page);
});

test("a delivery arrangement changes the route", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  const customers = await call<{ items: { id: string }[] }>(context, "GET", "/customers");
  const ticket = await call<{ id: string }>(context, "POST", "/tickets", {
    customer_id: customers.items[0]?.id,
    subject: "Route",
    body: "Text",
    kind: "technical",
    nature: "break_fix",
    severity: "B",
    service: "azure",
  });
  const route = () =>
    call<{ delivered_by: { to: string }; recommended: string | null }>(context, "GET", `/tickets/${ticket.id}/route`);
  expect((await route()).delivered_by.to).toBe("");
  await page.goto("/settings/delivery");
  await page.getByRole("button", { name: "Add an arrangement" }).click();
  await choose(page, /^All services/, /Azure/);
  await page.getByLabel("Company").fill("Nebe s.r.o.");
  await page.getByLabel("E-mail of its desk").fill("desk@nebe.example");
  await page.getByLabel("What the other side is told").fill("Bill the desk.");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Nebe s.r.o.").waitFor();
  await page.reload();
  await page.getByText("Nebe s.r.o.").waitFor();
  await expectAccessible(page);
  expect((await route()).delivered_by.to).toBe("Nebe s.r.o.");
  await page.getByRole("button", { name: /^End: .*Azure/ }).click();
  await page.getByText("Nebe s.r.o.").waitFor({ state: "detached" });
  expect((await route()).delivered_by.to).toBe("");
});

test("people of a delivery partner get their company", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await call(context, "POST", "/agents", {
    name: "Dana Dynamo",
    email: "dana@dynamo.example",
    password: "long enough to sign in",
    language: "en",
    roles: ["delivery_partner"],
  });
  await page.goto("/settings/delivery");
  await choose(page, /Company of Dana Dynamo/, "Dynamo Partners a.s.");
  await page.reload();
  await page.getByRole("button", { name: /Dynamo Partners a.s. Company of Dana Dynamo/ }).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("a brand gets a page in its own colours", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/offers");
  await page.getByRole("button", { name: "Add a brand" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Polárka IT");
  await dialog.getByLabel("Code in the address").fill("polarka");
  await dialog.getByLabel("Colour on light paper").fill("#ffff00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(/Too faint to read/).waitFor();
  await dialog.getByLabel("Colour on light paper").fill("#7a1f5c");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "New version for Polárka IT" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByRole("link", { name: "Page for customers" }).waitFor();
  await page.goto(`/${servedDesk().desk}/support/polarka?lang=cs`);
  expect(await page.locator("header").innerText()).toContain("Polárka IT");
  await expectAccessible(page);
});

test("a customer is told of its support, after a look at the mail", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "olga@");
  const found = await call<{ items: { id: string; name: string }[] }>(context, "GET", "/customers");
  await page.goto(`/customers/${found.items.find(({ name }) => name.startsWith("Slévárna"))?.id}`);
  await page.getByRole("button", { name: "Tell about the support" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Vaše podpora od Severka Cloud s.r.o.").waitFor();
  await dialog.getByText("Ask to accept the current offer by a link").click();
  await dialog.getByText("/portal/accept/").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.getByText("The mail is on its way.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await page.getByText(/^Eva Brodská, version \d+/).waitFor();
});

test("a request is put under another agreement with a reason", async () => {
  const { page, context } = await open(browser, { theme: "dark" });
  await signedIn(context, "olga@");
  const found = await call<{ items: { id: string }[] }>(context, "GET", "/customers");
  const ticket = await call<{ id: string }>(context, "POST", "/tickets", {
    customer_id: found.items[0]?.id,
    subject: "Agreement",
    service: "azure",
    body: "Text",
    kind: "technical",
    nature: "question",
    severity: "C",
  });
  await page.goto(`/tickets/${ticket.id}`);
  const card = page.getByRole("region", { name: "Agreement" });
  await card.getByRole("button", { name: "Change" }).click();
  await choose(page, /Agreement$/, "No agreement");
  await page.getByLabel("Why").fill("Not a customer of ours yet.");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await card.getByText("No agreement rules this request.").waitFor();
  await page.getByText(/Not a customer of ours yet/).waitFor();
});
