import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("an article is written, found without accents, put into a reply and read in the portal", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/knowledge/new");
  await page.getByLabel("Title in Czech").fill("Sdílení kalendáře");
  await page.getByLabel("Text in Czech").fill("Otevřete kalendář a zvolte Sdílet.");
  await choose(page, /State/, "Published");
  await choose(page, /For whom/, "For customers");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Sdílení kalendáře" }).waitFor();

  await page.goto("/knowledge?text=kalendar");
  await page.getByRole("link", { name: "Sdílení kalendáře" }).waitFor();
  await expectAccessible(page);

  const request = { subject: "Jak sdílet KALENDÁŘE?", body: "Prosím o radu.", kind: "technical", severity: "C" };
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const { ticket } = await call<{ ticket: { id: string } }>(customer.context, "POST", "/portal/tickets", request);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole("button", { name: "Insert into the reply: Sdílení kalendáře" }).click();
  const reply = page.getByRole("textbox", { name: "Reply to the customer" });
  expect(await reply.inputValue()).toContain("zvolte Sdílet");
  await expectAccessible(page);

  await customer.page.goto("/portal/articles");
  await customer.page.getByRole("link", { name: "Sdílení kalendáře" }).click();
  await customer.page.getByText("Otevřete kalendář a zvolte Sdílet.").waitFor();
  await expectAccessible(customer.page);
  expect([...errors, ...customer.errors]).toEqual([]);
});
