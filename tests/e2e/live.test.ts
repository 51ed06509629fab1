import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("two agents on one request see each other, and what the one writes comes to the other", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const id = await askInPortal(customer.context, "Dva na jednoho");
  const anna = await open(browser);
  await signedIn(anna.context, "anna@");
  await anna.page.goto(`/tickets/${id}`);
  await anna.page.getByRole("heading", { level: 1 }).waitFor();
  const petr = await open(browser, { theme: "dark" });
  await signedIn(petr.context, "petr@");
  await petr.page.goto(`/tickets/${id}`);
  await petr.page.getByText("Anna Nováková is looking at this").waitFor();
  await anna.page.getByText("Petr Svoboda is looking at this").waitFor();

  await petr.page.getByRole("tab", { name: "Internal note" }).click();
  await petr.page.getByRole("textbox", { name: "Internal note" }).pressSequentially("I look into it");
  await anna.page.getByText("Petr Svoboda is writing").waitFor();
  await expectAccessible(anna.page);
  await expectAccessible(petr.page);
  await petr.page.getByRole("button", { name: "Add internal note" }).click();
  await anna.page.getByRole("article").filter({ hasText: "I look into it" }).waitFor({ timeout: 8_000 });

  await petr.page.goto("/queue");
  await anna.page.getByText(/Petr Svoboda/).filter({ hasText: /writing|looking/ }).waitFor({ state: "detached" });
  expect([...anna.errors, ...petr.errors]).toEqual([]);
});

test("a new request waits behind a button and moves nothing in the queue", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  await askInPortal(customer.context, "Ten první");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/queue?order=updated");
  const rows = page.getByRole("row");
  await rows.filter({ hasText: "Ten první" }).first().waitFor();
  const before = await rows.allTextContents();
  await askInPortal(customer.context, "Ten druhý");
  const show = page.getByRole("button", { name: /^Show \d+ change/ });
  await show.waitFor({ timeout: 8_000 });
  expect((await rows.allTextContents()).length).toBe(before.length);
  await expectAccessible(page);
  await page.keyboard.press(".");
  await rows.filter({ hasText: "Ten druhý" }).waitFor();
  await show.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});

test("a connection that breaks while a reply is written or sent loses nothing and doubles nothing", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const id = await askInPortal(customer.context, "Spojení se trhá");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto(`/tickets/${id}`);
  const reply = page.getByRole("textbox", { name: "Reply to the customer" });
  await reply.fill("Before the cable");
  await context.setOffline(true);
  await reply.fill("Before the cable and without it");
  await page.getByRole("button", { name: /^Send to jana@/ }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await reply.inputValue()).toBe("Before the cable and without it");
  await context.setOffline(false);
  await page.reload();
  await expect.poll(() => reply.inputValue(), { timeout: 10_000 }).toBe("Before the cable and without it");

  // The server takes it, and its answer is lost.
  await page.route("**/replies", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  }, { times: 1 });
  await page.getByRole("button", { name: /^Send to jana@/ }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await reply.inputValue()).toBe("Before the cable and without it");
  await page.getByRole("button", { name: /^Send to jana@/ }).click();
  await expect.poll(() => reply.inputValue(), { timeout: 10_000 }).toBe("");
  await page.reload();
  const sent = page.getByRole("article").filter({ hasText: "Before the cable and without it" });
  await sent.first().waitFor();
  expect(await sent.count()).toBe(1);
  expect(errors).toEqual([]);
});
