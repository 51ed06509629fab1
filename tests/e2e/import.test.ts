import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function choose(page: Page, buffer: Buffer) {
  await page.locator("input[type=file]").setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer });
}

test("customers come from a spreadsheet's file, once", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/customers");
  await page.getByRole("button", { name: "Import customers" }).click();
  await choose(page, Buffer.from("name,country\nSklo,CZ\nKov,Czechia\n"));
  await page.getByText("Line 3, country: Two capital letters, for example CZ.").waitFor();
  await expectAccessible(page);

  // As a Czech spreadsheet saves it: semicolons, and 0x8A is Š in its code page.
  const file = Buffer.from("Název;Doména;Jazyk;E-mail\r\n\u008Akoda dílna;skoda-dilna.example;cs;jan@skoda-dilna.example\r\n", "latin1");
  await choose(page, file);
  const preview = page.getByRole("region", { name: "What would be added" });
  await preview.getByText("1 customer and 1 contact would be added.").waitFor();
  await preview.getByText("Škoda dílna new").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add 1 customer and 1 contact" }).click();
  await page.getByText("Added: 1 customer, 1 contact.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("row", { name: "Škoda dílna" }).waitFor();

  await page.getByRole("button", { name: "Import customers" }).click();
  await choose(page, file);
  await page.getByText("No customer and no contact would be added.").waitFor();
  expect(await page.getByRole("dialog").getByRole("button", { name: /^Add / }).count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("row", { name: "Škoda dílna" }).click();
  await page.getByText("jan@skoda-dilna.example").first().waitFor();
  expect(errors).toEqual([]);
});
