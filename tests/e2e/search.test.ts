import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Ticket {
  id: string;
  number: number;
}

async function ask(context: BrowserContext, subject: string, body: string): Promise<Ticket> {
  const request = { subject, body, kind: "technical", severity: "B" };
  return (await call<{ ticket: Ticket }>(context, "POST", "/portal/tickets", request)).ticket;
}

test("the slash finds requests, says where a search is wrong, and a search becomes a view", async () => {
  const { page, context, errors } = await open(browser);
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  await ask(customer.context, "Skartovačka skřípe", "Od rána nelze zničit žádnou fakturu.");
  await signedIn(context, "anna@");
  await page.goto("/queue");
  await page.getByRole("heading", { name: "Queue" }).waitFor();

  await page.keyboard.press("/");
  await page.waitForURL("**/search");
  const field = page.getByRole("searchbox");
  await page.locator("input[type=search]:focus").waitFor();
  await page.keyboard.type("fakturu skartov");
  await page.getByRole("link", { name: "Skartovačka skřípe" }).waitFor();
  await page.locator("mark", { hasText: "fakturu" }).waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("fakturu skartov");
  await expectAccessible(page);

  await field.fill("fakturu state:eaten");
  await page.getByText(/“eaten” is nothing that “state:” knows \(character 9\)/).waitFor();
  await expectAccessible(page);

  await page.goto("/queue?q=skartovacka");
  await page.getByRole("row", { name: /Skartovačka/ }).waitFor();
  await page.getByRole("button", { name: "Save as view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Name/).fill("Printers");
  await dialog.getByText("Everybody at the desk sees it").click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Printers" }).waitFor();
  await page.getByRole("link", { name: /Printers\s*shared\s*1 request/ }).waitFor();

  const colleague = await open(browser);
  await signedIn(colleague.context, "petr@");
  await colleague.page.goto(page.url());
  await colleague.page.getByRole("heading", { level: 1, name: "Printers" }).waitFor();
  await colleague.page.getByRole("row", { name: /Skartovačka/ }).waitFor();

  await page.getByRole("button", { name: "Options of the view Printers" }).click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await page.getByRole("button", { name: "Options of the view Printers" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("link", { name: /Printers/ }).waitFor({ state: "detached" });
  expect([...errors, ...colleague.errors]).toEqual([]);
});

test("keys go places, the palette finds commands without accents, single keys can be switched off", async () => {
  const { page, context, errors } = await open(browser, { language: "cs" });
  await signedIn(context, "anna@");
  await page.goto("/queue");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL("**/customers");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Příkazy" });
  await palette.waitFor();
  await page.keyboard.type("naroky");
  await palette.getByRole("menuitem", { name: "Přejít na: Nároky" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/entitlements");

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Klávesové zkratky" });
  await keys.getByText("Nový požadavek").waitFor();
  await expectAccessible(page);
  await keys.getByText("Jednotlivé klávesy fungují jako zkratky").click();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  expect(new URL(page.url()).pathname).toBe("/entitlements");
  expect(errors).toEqual([]);
});

test("what is begun on one machine goes on at another and is gone once it is sent", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const ticket = await ask(customer.context, "Rozepsaná odpověď", "Prosím o radu.");
  const first = await open(browser);
  await signedIn(first.context, "anna@");
  await first.page.goto(`/tickets/${ticket.id}`);
  const reply = first.page.getByRole("textbox", { name: "Reply to the customer" });
  const saved = first.page.waitForResponse((answer) => answer.url().endsWith("/drafts/reply") && answer.ok());
  await reply.fill("Good morning,");
  await saved;

  const second = await open(browser);
  await signedIn(second.context, "anna@");
  await second.page.goto("/queue?view=drafts");
  await second.page.getByRole("row", { name: /Rozepsaná odpověď/ }).getByText("Draft").waitFor();
  await expectAccessible(second.page);
  await second.page.goto(`/tickets/${ticket.id}`);
  const there = second.page.getByRole("textbox", { name: "Reply to the customer" });
  await expect.poll(() => there.inputValue(), { timeout: 10_000 }).toBe("Good morning,");
  await there.fill("Good morning, please restart it.");
  await second.page.getByRole("button", { name: /^Send to jana@/ }).click();
  await second.page.getByRole("article").filter({ hasText: "please restart it" }).waitFor();

  await first.page.reload();
  await first.page.getByRole("article").filter({ hasText: "please restart it" }).waitFor();
  await expect.poll(() => reply.inputValue(), { timeout: 10_000 }).toBe("");
  expect([...first.errors, ...second.errors]).toEqual([]);
});

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
  ["en", "dark"],
  ["cs", "light"],
];
test.each(looks)("axe finds nothing in the search and the views in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  for (const path of ["/search", "/search?q=klas", "/search?q=nothinghasthis", "/queue?view=mine", "/queue?q=state:any"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
  expect(errors).toEqual([]);
});
