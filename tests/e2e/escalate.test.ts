import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const caseNumber = "2611240030000777";

interface List<T> {
  items: T[];
}
interface Step {
  id: string;
  results: { code: string }[];
}

/** A request about the foundry's servers whose checks are all done: what is left is the escalation. */
async function readyToEscalate(context: BrowserContext, subject: string) {
  const customers = await call<List<{ id: string; name: string }>>(context, "GET", "/customers");
  const foundry = customers.items.find(({ name }) => name.startsWith("Slévárna"));
  const page = await call<{ contacts: { id: string }[]; subscriptions: { id: string }[] }>(
    context,
    "GET",
    `/customers/${foundry?.id}`,
  );
  const ticket = await call<{ id: string }>(context, "POST", "/tickets", {
    customer_id: foundry?.id,
    contact_id: page.contacts[0]?.id,
    subscription_id: page.subscriptions[0]?.id,
    subject,
    body: "Since 9:12. Our password: Tajne123 does not help.",
    kind: "technical",
    nature: "break_fix",
    severity: "B",
    service: "on_premises",
  });
  const runbook = await call<{ checks: Step[] }>(context, "GET", `/tickets/${ticket.id}/runbook`);
  for (const check of runbook.checks) {
    await call(context, "POST", `/tickets/${ticket.id}/checks/${check.id}/result`, {
      result: check.results[0]?.code,
      evidence: "Seen at 9:12",
    });
  }
  return ticket.id;
}

/** Moves the focus with Tab until it stands on the element. */
async function tabTo(page: Page, element: ReturnType<Page["getByRole"]>) {
  const target = element.first();
  await target.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the focus never came to ${element}`);
}

async function press(page: Page, element: ReturnType<Page["getByRole"]>, key = "Enter") {
  await tabTo(page, element);
  await page.keyboard.press(key);
}

test("by keyboard alone, from the ticket to a sent escalation, seeing why each refused way is refused", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  const id = await readyToEscalate(context, "Servers lost their trust");
  await page.goto(`/tickets/${id}`);
  await page.getByText("Complete", { exact: true }).waitFor();

  await press(page, page.getByRole("button", { name: "Escalate" }));
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Recommended").waitFor();
  const refused = dialog.getByRole("radio", { disabled: true });
  expect(await refused.count()).toBeGreaterThan(3);
  for (const each of await dialog.locator("[data-disabled]").filter({ has: refused }).all()) {
    expect((await each.getByRole("listitem").allInnerTexts()).join("").length).toBeGreaterThan(10);
  }
  await dialog.getByText("It does not cover On-premises server products.").first().waitFor();
  await expectAccessible(page);

  await press(page, dialog.getByRole("button", { name: "Prepare the packet" }));
  await dialog.getByRole("button", { name: "Save and go on" }).waitFor();
  for (const field of await dialog.getByRole("textbox", { name: /\(required\)/ }).all()) {
    if ((await field.inputValue()) !== "") continue;
    await tabTo(page, field);
    await page.keyboard.type("As described above");
  }
  await press(page, dialog.getByRole("button", { name: "Save and go on" }));

  await dialog.getByText("The packet is complete.").waitFor();
  await dialog.getByText("Look at this before it leaves:").waitFor();
  await dialog.getByText("Tajne123", { exact: true }).waitFor();
  await expectAccessible(page);
  await tabTo(page, dialog.getByLabel(/Case number/));
  await page.keyboard.type(caseNumber);
  await page.keyboard.press("Enter");

  const words = dialog.getByRole("textbox", { name: "What the customer will be told" });
  await words.waitFor();
  expect(await words.inputValue()).toMatch(/předali dál|handed your request/);
  await expectAccessible(page);
  await tabTo(page, words);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("It is with the vendor now.");
  await press(page, dialog.getByRole("button", { name: "Tell the customer" }));

  await page.getByRole("article").filter({ hasText: "It is with the vendor now." }).waitFor();
  await page.getByText(caseNumber).first().waitFor();
  const ticket = await call<{ state: string }>(context, "GET", `/tickets/${id}`);
  expect(ticket.state).toBe("waiting_upstream");
  expect(new URL(page.url()).pathname).toBe(`/tickets/${id}`);
  expect(errors).toEqual([]);
});

test("an open escalation is shown first, and what was drawn is given back for a vendor's bug", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "anna@");
  const id = await readyToEscalate(context, "The same fault again");
  await page.goto(`/tickets/${id}`);
  await page.getByRole("button", { name: "Escalate" }).click();
  await page.getByRole("dialog").getByText(/There (is an|are \d+) open escalation/).waitFor();
  await page.getByRole("dialog").getByRole("link", { name: /Servers lost their trust/ }).click();
  await page.getByRole("heading", { name: "Servers lost their trust", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Give the draw back" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Note or reason/).fill("KB5012345");
  await dialog.getByRole("button", { name: "Give the draw back" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Give the draw back" }).waitFor({ state: "detached" });
});

test("plans are compared over past escalations, and a renewal is advised", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/entitlements/plans");
  const weigh = page.getByRole("form", { name: "What if we had held other plans?" });
  await weigh.getByRole("button", { name: /Plan/ }).first().click();
  await page.getByRole("option", { name: "Premier Support for Partners" }).click();
  await weigh.getByLabel("Price", { exact: true }).fill("12000");
  await weigh.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("row", { name: /Premier Support for Partners/ }).waitFor();
  const advice = page.getByRole("form", { name: "Packs or a yearly plan?" });
  await advice.getByRole("button", { name: /Way of support/ }).click();
  await page.getByRole("option", { name: "Partner On-premises Support" }).click();
  await advice.getByLabel("Price of a pack").fill("500");
  await advice.getByLabel(/^Price of the plan/).fill("4000");
  await advice.getByRole("button", { name: "Compare" }).click();
  await page.getByText(/Packs would have been cheaper/).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
