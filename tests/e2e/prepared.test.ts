import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function ask(subject: string) {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const id = await askInPortal(customer.context, subject);
  await customer.context.close();
  return id;
}

test("a snippet is written on its page and put into a reply by keys, in the customer's language", async () => {
  const id = await ask("Úryvek");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/settings/texts");
  await page.getByRole("button", { name: "New snippet" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Odpověď s číslem");
  await dialog.getByRole("textbox", { name: /^Text .*English/ }).fill("Dear {{contact.name}}");
  const czech = dialog.getByRole("textbox", { name: /^Text .*Čeština/ });
  await czech.fill("Dobrý den, {{contact.nmae}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Nothing stands for {{contact.nmae}} (line 1, column 12).").waitFor();
  await czech.fill("Dobrý den, {{contact.name}}, objednávka {{?číslo}} je u nás. {{agent.name}}");
  await dialog.getByText("Everybody at the desk has it").click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Odpověď s číslem").waitFor();
  await expectAccessible(page);

  await page.goto(`/tickets/${id}`);
  const box = page.getByRole("textbox", { name: "Reply" });
  await box.waitFor();
  await page.keyboard.press("r");
  await page.keyboard.type("/odpo");
  const choice = page.getByRole("option", { name: /Odpověď s číslem/ });
  await choice.waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  const agent = /objednávka \{\{\?číslo\}\} je u nás\. Anna Nováková$/;
  await expect.poll(() => box.inputValue()).toMatch(agent);
  expect(await box.inputValue()).toMatch(/^Dobrý den, Jana/);

  // What is left open stops the sending, and is what is typed over next.
  await page.getByText("One field is still to be filled in:").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("End");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("4711");
  await expect.poll(() => box.inputValue()).toMatch(/objednávka 4711 je u nás/);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("article").filter({ hasText: "objednávka 4711 je u nás" }).waitFor();
  expect(await box.inputValue()).toBe("");

  await page.goto("/settings/texts");
  const row = page.getByRole("listitem").filter({ hasText: "Odpověď s číslem" });
  await row.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the snippet" }).click();
  await row.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
  await context.close();
});

test("Escape closes the list and leaves the text; a stroke within a word opens none", async () => {
  const id = await ask("Lomítko");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await call(context, "POST", "/snippets", { name: "Greeting", texts: { en: "Hello {{contact.name}}" } });
  await page.goto(`/tickets/${id}`);
  const box = page.getByRole("textbox", { name: "Reply" });
  await box.click();
  await page.keyboard.type("and/or");
  expect(await page.getByRole("listbox").count()).toBe(0);
  await page.keyboard.type(" /gree");
  const choice = page.getByRole("option", { name: /Greeting/ });
  await choice.waitFor();
  expect(await choice.innerText()).toContain("in English");
  await page.keyboard.press("Escape");
  await choice.waitFor({ state: "detached" });
  expect(await box.inputValue()).toBe("and/or /gree");
  expect(await box.evaluate((area) => area === document.activeElement)).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});
