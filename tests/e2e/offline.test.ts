import { rmSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { listening, newFolder, run, Server } from "./server.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Until the browser has the whole app. */
async function installed(page: Page) {
  const state = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? "none");
  await expect.poll(state, { timeout: 60_000 }).toBe("activated");
}

const keptNames = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("podpora.seen.")));

async function signIn(context: BrowserContext, address: string, email: string, password: string) {
  const answer = await context.request.post("/api/v1/session", { data: { email, password }, headers: { Origin: address } });
  expect(answer.ok()).toBe(true);
}

test("a server that goes away in the middle of a reply costs nothing: all is sent once when it is back", async () => {
  const data = newFolder();
  const { people } = JSON.parse(run("demo", "--seed", "--requests", "--data", data, "--json"));
  const { email, password } = people.find((each: { email: string }) => each.email.startsWith("anna@"));
  let server = new Server(data);
  const address = await server.printed(listening);
  const { page, context, errors } = await open(browser, { address, installs: true });
  await signIn(context, address, email, password);
  await page.goto("/queue");
  await page.getByRole("row").first().click();
  const reply = page.getByRole("textbox", { name: "Reply to the customer" });
  await reply.fill("Before it went away");
  const path = new URL(page.url()).pathname;
  await installed(page);

  await server.stop();
  await reply.fill("Before it went away and after");
  await choose(page, /Severity/, /^A/);
  await page.getByText("Offline. 1 change is waiting.").waitFor();
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("alert").first().waitFor();
  // Nothing is sent later that nobody asked to be sent later.
  expect(await reply.inputValue()).toBe("Before it went away and after");
  await page.getByRole("button", { name: "Send when the connection is back" }).click();
  await page.getByText("Offline. 2 changes are waiting.").waitFor();
  expect(await reply.inputValue()).toBe("");
  await expectAccessible(page);

  // The app opens without its server, with what was read and what waits.
  await page.reload();
  await page.getByText("Offline. 2 changes are waiting.").waitFor();
  await page.getByRole("button", { name: /A: critical.*Severity|Severity.*A: critical/ }).waitFor();
  await page.goto("/queue");
  await page.getByRole("row").first().waitFor();
  await page.getByText("Offline. 2 changes are waiting.").waitFor();

  server = new Server(data, {}, new URL(address).host);
  await server.printed(listening);
  await page.getByText(/waiting/).waitFor({ state: "detached", timeout: 60_000 });
  const ticket = await (await context.request.get(`/api/v1${path}`)).json();
  expect(ticket.severity).toBe("A");
  const bodies: string[] = ticket.messages.map(({ body }: { body: string }) => body.trim());
  expect(bodies.filter((body) => body === "Before it went away and after").length).toBe(1);
  expect(errors).toEqual([]);
  await context.close();
  await server.stop();
  rmSync(data, { recursive: true });
});

test("what somebody has read is gone when they sign out, and is nobody else's", async () => {
  const customer = await open(browser, { language: "cs", installs: true });
  await signedIn(customer.context, "jana@");
  const ticket = await askInPortal(customer.context, "Co zůstane v prohlížeči");
  await customer.page.goto(`/portal/requests/${ticket}`);
  await customer.page.getByRole("heading", { level: 1 }).waitFor();
  await customer.page.waitForLoadState("networkidle");
  // A contact's browser keeps nothing at all, not even the app.
  expect(await customer.page.evaluate(() => caches.keys())).toEqual([]);
  await customer.context.close();

  const { page, context, errors } = await open(browser, { installs: true });
  await signedIn(context, "anna@");
  await page.goto(`/tickets/${ticket}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => keptNames(page), { timeout: 15_000 }).toHaveLength(1);
  const [annas] = await keptNames(page);
  const kept = async (url: string) => page.evaluate(async (each) => (await caches.match(each)) !== undefined, url);
  await expect.poll(() => kept(`/api/v1/tickets/${ticket}`), { timeout: 15_000 }).toBe(true);
  expect(await kept(`/api/v1/tickets/${ticket}/drafts`)).toBe(false);

  // A file of the build before is still found by a page that is open.
  await installed(page);
  const old = await page.evaluate(async () => {
    await (await caches.open("podpora.shell.before")).put("/assets/before-AAAAAAA1.js", new Response("before"));
    return (await fetch("/assets/before-AAAAAAA1.js")).text();
  });
  expect(old).toBe("before");

  await page.getByRole("button", { name: /^Anna/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => keptNames(page)).toEqual([]);

  await signedIn(context, "petr@");
  await page.goto("/queue");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => keptNames(page), { timeout: 15_000 }).toHaveLength(1);
  expect(await keptNames(page)).not.toContain(annas);
  expect(errors).toEqual([]);
  await context.close();
});

test("the app can be installed: a manifest with icons that are there", async () => {
  const { context } = await open(browser);
  const manifest = await (await context.request.get("/manifest.webmanifest")).json();
  expect(manifest.start_url).toBe("/queue");
  for (const { src, type } of manifest.icons) {
    const icon = await context.request.get(src);
    expect(icon.headers()["content-type"]).toBe(type);
    expect((await icon.body()).length).toBeGreaterThan(100);
  }
  expect(servedDesk().address).toMatch(/^http/);
  await context.close();
});
