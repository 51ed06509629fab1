import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface List {
  items: { id: string }[];
}

async function first(context: BrowserContext, path: string) {
  return (await call<List>(context, "GET", path)).items[0]?.id;
}

async function aRequest(context: BrowserContext, path: string) {
  const body = { subject: "Access", body: "Text\n\nhttps://example.com", kind: "technical", severity: "B" };
  return call<{ id?: string; ticket?: { id: string } }>(context, "POST", path, body);
}

const guideSteps = [
  "profile",
  "entitlements",
  "mailbox",
  "calendar",
  "offer",
  "team",
  "customers",
  "first_request",
  "end",
];

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
  ["en", "dark"],
  ["cs", "light"],
];

test.each(looks)("axe finds nothing on the agents' pages in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expectAccessible(page);
  await signedIn(context, "olga@");
  const customer = await first(context, "/customers");
  const ticket = await call<{ id: string }>(context, "POST", "/tickets", {
    customer_id: customer,
    subject: "Access",
    body: "Text",
    kind: "technical",
    nature: "break_fix",
    severity: "A",
    service: "azure",
  });
  const paths = [
    "/queue",
    "/queue?q=nothing+has+this",
    `/tickets/${ticket.id}`,
    "/tickets/new",
    "/customers",
    `/customers/${customer}`,
    "/offers",
    `/offers/${await first(context, "/offers")}`,
    "/settings/delivery",
    "/settings/webhooks",
    "/settings/texts",
    "/settings/people",
    ...guideSteps.map((step) => `/setup-guide?step=${step}`),
    "/settings/keys",
    "/entitlements",
    "/rules?kind=vehicle",
    "/signals",
    "/opportunities",
    "/learning",
    "/reports",
    "/reports?report=breaches&compare=previous",
    "/satisfaction",
    `/entitlements/${await first(context, "/entitlements")}`,
  ];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole("button", { name: language === "en" ? "Escalate" : "Předat dál" }).click();
  await page.getByRole("dialog").getByRole("radio").first().waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test.each(looks)("axe finds nothing in the portal in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "jana@");
  const { ticket, id } = await aRequest(context, "/portal/tickets");
  for (const path of ["/portal", "/portal/requests/new", "/portal/offer", `/portal/requests/${ticket?.id ?? id}`]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
  expect(errors).toEqual([]);
});
