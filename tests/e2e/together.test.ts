import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("two agents in one request: the second reads what the first sent before sending, and loses nothing", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const id = await askInPortal(customer.context, "Čtyři ruce");
  const petr = await open(browser, { theme: "dark" });
  await signedIn(petr.context, "petr@");
  await petr.page.goto("/queue?order=updated");
  const anna = await open(browser);
  await signedIn(anna.context, "anna@");
  await anna.page.goto(`/tickets/${id}`);

  // Petr sees in the list that Anna is there, and joins her.
  const row = petr.page.getByRole("row").filter({ hasText: "Čtyři ruce" });
  await row.getByText("Anna Nováková is looking at this").waitFor({ timeout: 8_000 });
  await row.click();
  await petr.page.getByText("Anna Nováková is looking at this").first().waitFor();
  const answer = petr.page.getByRole("textbox", { name: "Reply to the customer" });
  await answer.fill("Restart Outlook, please.");
  await anna.page.getByText("Petr Svoboda is writing").waitFor();

  await anna.page.getByRole("textbox", { name: "Reply to the customer" }).fill("It is an outage of the service.");
  await anna.page.getByRole("button", { name: /^Send to jana@/ }).click();
  await petr.page.getByRole("article").filter({ hasText: "It is an outage" }).waitFor({ timeout: 8_000 });
  await petr.page.getByRole("button", { name: /^Send to jana@/ }).click();
  const news = petr.page.getByRole("region", { name: "A new message came while you wrote." });
  await news.getByText("It is an outage of the service.").waitFor();
  expect(await answer.inputValue()).toBe("Restart Outlook, please.");
  await expectAccessible(petr.page);

  // He changes nothing and sends all the same: each text is there once.
  await news.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(() => answer.inputValue()).toBe("");
  for (const text of ["It is an outage of the service.", "Restart Outlook, please."]) {
    const said = anna.page.getByRole("article").filter({ hasText: text });
    await said.first().waitFor({ timeout: 8_000 });
    expect(await said.count()).toBe(1);
  }
  expect(await news.count()).toBe(0);
  expect([...anna.errors, ...petr.errors]).toEqual([]);
});

test("a request is merged by keyboard after a look at what moves, leads to the other one, and comes back", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const kept = await askInPortal(customer.context, "Tiskárna netiskne");
  const double = await askInPortal(customer.context, "Tiskárna stále netiskne");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto(`/tickets/${double}`);
  await page.getByRole("button", { name: "Link or merge…" }).waitFor();
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog", { name: "Link or merge" });
  await dialog.getByRole("searchbox", { name: "Find a request by number or words" }).fill("Tiskárna netiskne");
  await dialog.getByRole("radio", { name: /Tiskárna netiskne$/ }).press("Space");
  await dialog.getByText("1 message moves").waitFor();
  await dialog.getByText(/promise of #\d+ stands/).first().waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /^Merge into #/ }).press("Enter");
  await page.waitForURL(`**/tickets/${kept}`);
  const related = page.getByRole("button", { name: "Take the merge back" });
  await related.waitFor();
  await expect.poll(() => page.getByRole("region", { name: "Conversation" }).getByRole("article").count()).toBe(2);

  // The merged one says where it went, to agents and to the customer.
  await page.goto(`/tickets/${double}`);
  await page.getByText(/merged this request on/).waitFor();
  expect(await page.getByRole("textbox", { name: "Reply to the customer" }).count()).toBe(0);
  await expectAccessible(page);
  await customer.page.goto(`/portal/requests/${double}`);
  await customer.page.getByText("Pokračujeme v jiném požadavku").waitFor();
  await expectAccessible(customer.page);
  await customer.page.getByRole("link", { name: /Tiskárna netiskne$/ }).click();
  await customer.page.waitForURL(`**/portal/requests/${kept}`);

  await page.getByRole("button", { name: "Take the merge back" }).click();
  await page.getByRole("textbox", { name: "Reply to the customer" }).waitFor();
  expect(await page.getByText(/merged this request on/).count()).toBe(0);
  expect([...errors, ...customer.errors]).toEqual([]);
});

test("requests are linked, and a message becomes a request of its own", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const first = await askInPortal(customer.context, "Výpadek pošty");
  await askInPortal(customer.context, "Pošta nechodí");
  const { page, context, errors } = await open(browser, { theme: "dark" });
  await signedIn(context, "anna@");
  await page.goto(`/tickets/${first}`);
  await page.getByRole("button", { name: "Link or merge…" }).click();
  const dialog = page.getByRole("dialog", { name: "Link or merge" });
  await dialog.getByRole("radio", { name: /Pošta nechodí$/ }).press("Space");
  await dialog.getByRole("button", { name: /What this request has to do with it/ }).click();
  await page.getByRole("option", { name: "Blocked by" }).click();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Blocked by", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Remove the link to #/ }).click();
  await page.getByText("Blocked by", { exact: true }).waitFor({ state: "detached" });

  await page.getByRole("tab", { name: "Internal note" }).click();
  await page.getByRole("textbox", { name: "Internal note" }).fill("The scanner is another story.");
  await page.getByRole("button", { name: "Add internal note" }).click();
  await page.getByRole("button", { name: "Split the message of Anna Nováková off" }).click();
  const split = page.getByRole("dialog", { name: "Make another request of it" });
  await split.getByRole("textbox", { name: "Subject" }).fill("Skener");
  await expectAccessible(page);
  await split.getByRole("button", { name: "Split", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Skener" }).waitFor();
  await page.getByRole("article").filter({ hasText: "The scanner is another story." }).waitFor();
  await page.getByText("Split from", { exact: true }).waitFor();
  await page.getByRole("group", { name: "Related requests" }).getByRole("link", { name: /Výpadek pošty/ }).click();
  await page.getByText("Split into", { exact: true }).waitFor();
  expect(errors).toEqual([]);
});
