import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { expectFits } from "./fits.ts";
import { completePacket, diagnose } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a request is triaged, answered and handed over on a phone", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const request = { subject: "Faktura z telefonu", body: "Částka nesedí.", kind: "billing", severity: "B" };
  await call(customer.context, "POST", "/portal/tickets", request);
  await customer.context.close();
  const { page, context, errors } = await open(browser, { phone: 390 });
  await signedIn(context, "anna@");
  await page.goto("/queue?q=telefonu");
  await page.getByRole("row", { name: /Faktura z telefonu/ }).waitFor();
  await expectFits(page);
  await page.getByRole("row", { name: /Faktura z telefonu/ }).tap();
  await page.getByRole("heading", { name: "Faktura z telefonu", level: 1 }).waitFor();
  await choose(page, /Agent/, /Anna/);
  await choose(page, /Service/, /^Microsoft 365/);
  await expectFits(page);
  await expectAccessible(page);

  await diagnose(page);
  // The side panels are below the composer: one tap leads back to it.
  await page.getByRole("button", { name: "Write a reply" }).tap();
  const reply = page.getByRole("textbox", { name: "Reply to the customer" });
  await expect.poll(() => reply.evaluate((box) => box === document.activeElement)).toBe(true);
  await reply.fill("We look into the invoice.");
  await page.getByRole("button", { name: /^Send to jana@/ }).tap();
  await page.getByRole("article").filter({ hasText: "We look into the invoice." }).waitFor();
  await expectFits(page);

  await page.getByRole("button", { name: "Escalate" }).tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Recommended").waitFor();
  await expectFits(page);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Prepare the packet" }).tap();
  await completePacket(page);
  await dialog.getByText("The packet is complete.").waitFor();
  await expectFits(page);
  await dialog.getByLabel(/Case number/).fill("2611230030000390");
  await dialog.getByRole("button", { name: "Record the hand-over" }).tap();
  await dialog.getByText(/2611230030000390/).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

/** The first of a list. */
async function first(context: Parameters<typeof call>[0], path: string) {
  return (await call<{ items: { id: string }[] }>(context, "GET", path)).items[0]?.id;
}

// 680 pixels are a window of 1,360 at 200 %.
test.each([320, 680])("nothing is cut off or too small at %i pixels, without motion, in the reader's own colours", async (width) => {
  const { page, context, errors } = await open(browser, { language: "cs", phone: width });
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  await signedIn(context, "jana@");
  const ticket = await askInPortal(context, "Úzká obrazovka");
  const look = async (path: string) => {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    await expectFits(page);
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
    expect(moving, path).toBe(0);
  };
  for (const path of ["/portal", "/portal/requests/new", `/portal/requests/${ticket}`]) await look(path);
  await signedIn(context, "olga@");
  const customer = await first(context, "/customers");
  for (const path of ["/queue", `/tickets/${ticket}`, "/tickets/new", "/customers", `/customers/${customer}`]) await look(path);
  await page.goto("/queue");
  const current = page.getByRole("navigation").locator("[aria-current=page]").last();
  await current.waitFor();
  expect(await current.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid");
  expect(errors).toEqual([]);
  await context.close();
});
