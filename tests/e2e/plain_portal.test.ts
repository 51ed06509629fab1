import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("without script a request is opened by a plain form, and what is missing is said", async () => {
  const { page, context } = await open(browser, { javaScript: false });
  await signedIn(context, "jana@");
  await page.goto("/portal");
  await page.getByRole("link", { name: "Read and answer your requests here." }).click();
  await page.getByRole("link", { name: "Nový požadavek" }).click();
  await page.getByLabel("Předmět").fill("   ");
  await page.getByLabel("Co se děje").fill("It does not print.");
  await page.getByRole("button", { name: "Odeslat požadavek" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Co se děje").inputValue()).toBe("It does not print.");
  await page.getByLabel("Předmět").fill("Printer");
  await page.getByRole("button", { name: "Odeslat požadavek" }).click();
  await page.getByRole("heading", { name: "Printer" }).waitFor();
  await page.getByText("It does not print.").waitFor();
});

test("who is not signed in is led to where a link is asked for", async () => {
  const { page } = await open(browser, { javaScript: false });
  await page.goto("/portal/plain");
  await page.getByLabel("E-mail").fill("nobody@nowhere.example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByRole("status").getByText("If we know this address").waitFor();
});
