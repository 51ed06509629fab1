import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, launch, open, person, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a wrong password is told, and the address stays", async () => {
  const { page } = await open(browser);
  await page.goto("/sign-in");
  await page.getByLabel(/^E-mail/).fill("anna@severka.example");
  await page.getByLabel(/^Password/).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel(/^E-mail/).inputValue()).toBe("anna@severka.example");
});

test("an ended session asks to sign in over the page, and what was typed is sent after it", async () => {
  const { page, context } = await open(browser);
  const anna = person("anna@");
  await signedIn(context, "anna@");
  const { items } = await call<{ items: { id: string; name: string }[] }>(context, "GET", "/customers");
  const customer = items.find(({ name }) => name.startsWith("Klinika"));
  const page1 = await call<{ contacts: { id: string }[] }>(context, "GET", `/customers/${customer?.id}`);
  const { id } = await call<{ id: string }>(context, "POST", "/tickets", {
    customer_id: customer?.id,
    contact_id: page1.contacts[0]?.id,
    subject: "Session",
    body: "Text",
    kind: "technical",
    nature: "question",
    severity: "C",
    service: "microsoft_365",
  });
  await page.goto(`/tickets/${id}`);
  const box = page.getByRole("textbox", { name: "Reply to the customer" });
  await box.fill("A long answer.");
  await context.clearCookies();
  await page.getByRole("button", { name: /^Send to/ }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByLabel(/^E-mail/).fill(anna.email);
  await dialog.getByLabel(/^Password/).fill(anna.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await box.inputValue()).toBe("A long answer.");
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("article").filter({ hasText: "A long answer." }).waitFor();
});
