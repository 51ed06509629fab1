import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, launch, open, person, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a contact opens a request, reads the answer and answers", async () => {
  const { page, errors } = await open(browser);
  const jana = person("jana@");
  await page.goto("/portal");
  await page.getByLabel(/^E-mail/).fill(jana.email);
  await page.getByLabel(/^Password/).fill(jana.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: /Pekárna/ }).waitFor();
  await page.getByRole("link", { name: "New request" }).click();
  await page.getByLabel(/^Subject/).fill("Mail does not arrive");
  await page.getByLabel(/What happens/).fill("Since this morning nobody gets any mail.");
  await page.getByRole("button", { name: "Send request" }).click();
  await page.getByRole("heading", { name: "Mail does not arrive" }).waitFor();

  const ticket = page.url().split("/").at(-1);
  const anna = await open(browser);
  await signedIn(anna.context, "anna@");
  await call(anna.context, "POST", `/tickets/${ticket}/notes`, { body: "only for us" });
  await call(anna.context, "POST", `/tickets/${ticket}/replies`, { body: "Please look into the quarantine." });

  await page.reload();
  // A reply can be taken back for a while, and the page looks again every half minute.
  await page.getByText("Please look into the quarantine.").waitFor({ timeout: 90_000 });
  await page.getByText("Waiting for you").waitFor();
  expect(await page.getByText("only for us").count()).toBe(0);
  await page.getByRole("textbox", { name: "Your answer" }).fill("It was there, thank you.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("article").filter({ hasText: "It was there" }).waitFor();
  await page.getByText("We are on it").waitFor();
  expect(errors).toEqual([]);
});

test("an agent's address leads a contact to the portal, and the other way round", async () => {
  const jana = await open(browser);
  await signedIn(jana.context, "jana@");
  await jana.page.goto("/queue");
  await jana.page.waitForURL("**/portal");
  const anna = await open(browser);
  await signedIn(anna.context, "anna@");
  await anna.page.goto("/portal");
  await anna.page.waitForURL("**/queue");
});
