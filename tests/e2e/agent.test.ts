import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, launch, open, person } from "./browser.ts";
import { completePacket, diagnose } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const subject = "Windows Server does not start after the update";
const caseNumber = "2611230030000123";

async function signIn(page: Page) {
  const anna = person("anna@");
  await page.goto("/");
  await page.getByLabel(/^E-mail/).fill(anna.email);
  await page.getByLabel(/^Password/).fill(anna.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Queue" }).waitFor();
}

async function openByPhone(page: Page) {
  await page.getByRole("link", { name: "New request" }).first().click();
  await choose(page, /Customer/, /Slévárna/);
  await choose(page, /Who called/, /Eva/);
  await choose(page, /Subscription/, /Windows Server/);
  await page.getByLabel(/^Subject/).fill(subject);
  await page.getByLabel(/What the customer said/).fill("It stops with error 0xc000021a.\nNobody can log in.");
  await choose(page, /Severity/, /^B/);
  await choose(page, /Service/, /server/i);
  await page.getByRole("button", { name: "Open request" }).click();
  await page.getByRole("heading", { name: subject, level: 1 }).waitFor();
}

async function escalateByHand(page: Page) {
  await page.getByRole("button", { name: "Escalate" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Recommended").waitFor();
  expect(await dialog.getByText("Not available").count()).toBeGreaterThan(0);
  await dialog.getByText(/Left: 20, then 19/).waitFor();
  await dialog.getByRole("button", { name: "Prepare the packet" }).click();
  await completePacket(page);
  await dialog.getByText("The packet is complete.").waitFor();
  await dialog.getByLabel(/Case number/).fill(caseNumber);
  await dialog.getByRole("button", { name: "Record the hand-over" }).click();
  await dialog.getByText(new RegExp(caseNumber)).waitFor();
  await dialog.getByRole("button", { name: "Not now" }).click();
}

async function recordTime(page: Page) {
  await page.getByLabel(/^Minutes/).fill("30");
  await page.getByLabel("What was done").fill("Read the event log");
  const price = page.getByRole("form", { name: "Record time" }).locator("[aria-live]");
  await expect.poll(() => price.textContent(), { timeout: 15_000 }).not.toBe("");
  await page.getByRole("button", { name: "Record time" }).click();
  await page.getByText("Read the event log").waitFor();
}

async function writeToCustomer(page: Page) {
  await page.getByRole("tab", { name: "Internal note" }).click();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Looks like the known update fault.");
  await page.getByRole("button", { name: "Add internal note" }).click();
  await page.getByRole("article").filter({ hasText: "known update fault" }).getByText("Internal note").waitFor();
  await page.getByRole("tab", { name: "Reply to the customer" }).click();
  await page.getByRole("textbox", { name: "Reply to the customer" }).fill("We have handed it over to the vendor.");
  await page.getByRole("button", { name: /^Send to eva@/ }).click();
  await page.getByRole("article").filter({ hasText: "handed it over to the vendor" }).waitFor();
}

async function resolve(page: Page) {
  await page.getByRole("button", { name: "Resolve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Show all/ }).click();
  // One key chooses a cause, others answer the questions that come with it.
  await page.keyboard.press("1");
  await dialog.getByRole("radiogroup", { name: "Cause" }).getByRole("radio", { checked: true }).waitFor();
  await dialog.getByRole("radio", { name: "Defect in the vendor's product" }).check({ force: true });
  await page.keyboard.press("v");
  await dialog.getByRole("radio", { name: "Training", checked: true }).waitFor();
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("button", { name: "Reopen" }).waitFor();
}

test("an agent takes a request from the phone call to its end", async () => {
  const { page, errors } = await open(browser);
  await signIn(page);
  await openByPhone(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Queue" }).click();
  // The first page of the queue may be full of what other tests left.
  await page.goto(`/queue?q=${encodeURIComponent(subject)}`);
  await page.getByRole("row", { name: new RegExp(subject) }).click();
  await diagnose(page);
  await escalateByHand(page);
  await page.getByText(caseNumber).first().waitFor();
  await recordTime(page);
  await writeToCustomer(page);
  await resolve(page);

  await page.getByRole("link", { name: /Slévárna/ }).first().click();
  await page.getByRole("heading", { name: /Slévárna/ }).waitFor();
  await page.getByRole("region", { name: "Past requests" }).getByText(subject).waitFor();
  await page.getByRole("region", { name: "What we learnt" }).getByText("Defect in the vendor's product").waitFor();

  await page.getByRole("button", { name: "Escalation" }).click();
  await page.getByRole("menuitem", { name: "Entitlements" }).click();
  await page.getByRole("region", { name: /./ }).filter({ hasText: "19" }).getByRole("link", { name: "Ledger" }).click();
  await page.getByText("Drawn").first().waitFor();
  expect(errors).toEqual([]);
});
