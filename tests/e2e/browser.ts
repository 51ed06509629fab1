import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import type { Person } from "./server.ts";
import { servedDesk } from "./desk.ts";

export type Language = "en" | "cs";
export type Theme = "light" | "dark";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
}

interface Wishes {
  language?: Language;
  theme?: Theme;
  javaScript?: boolean;
  /** The width of a phone's screen. */
  phone?: number;
  /** Lets the page keep itself for when there is no connection; elsewhere a test sees every request. */
  installs?: boolean;
  /** Of another server than that of the run. */
  address?: string;
}

/** A browser profile of its own. Whatever the pages report as an error is collected in `errors`, also what the policy
 * refused them and what they asked of another machine. */
export async function open(browser: Browser, { language = "en", theme = "light", javaScript = true, phone, ...wishes }: Wishes = {}) {
  const address = wishes.address ?? servedDesk().address;
  const context = await browser.newContext({
    baseURL: address,
    serviceWorkers: wishes.installs ? "allow" : "block",
    locale: language === "cs" ? "cs-CZ" : "en-GB",
    timezoneId: "Europe/Prague",
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    viewport: phone ? { width: phone, height: 844 } : { width: 1360, height: 900 },
    isMobile: phone !== undefined,
    hasTouch: phone !== undefined,
  });
  await context.addInitScript((chosen) => {
    // The mail frame has no origin and so no storage.
    if (window.origin !== "null") localStorage.setItem("podpora.language", chosen);
  }, language);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) errors.push(message.text());
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== address) errors.push(`asked for ${url}`);
  });
  return { context, page, errors };
}

/** The person of the demo whose address begins so. */
export function person(start: string) {
  const found = servedDesk().people.find(({ email }) => email.startsWith(start));
  if (!found) throw new Error(`the demo has no ${start}`);
  return found;
}

/** Signs in without the form, for tests about something else. */
export function signedIn(context: BrowserContext, start: string) {
  return signedInAt(servedDesk().address, context, person(start));
}

/** As `signedIn`, at a server of the test's own. */
export async function signedInAt(address: string, context: BrowserContext, { email, password }: Person) {
  const answer = await context.request.post(`${address}/api/v1/session`, {
    data: { email, password },
    headers: { Origin: address },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** A call of the API as the person who is signed in. */
export async function call<T>(context: BrowserContext, method: string, path: string, data?: unknown): Promise<T> {
  const headers = { Origin: servedDesk().address };
  const answer = await context.request.fetch(`/api/v1${path}`, { method, data, headers });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A request of the contact who is signed in; its id. */
export async function askInPortal(context: BrowserContext, subject: string): Promise<string> {
  const request = { subject, body: "Prosím o radu.", kind: "technical", severity: "B" };
  return (await call<{ ticket: { id: string } }>(context, "POST", "/portal/tickets", request)).ticket.id;
}

/** A day as the demo desk counts it, in its own time zone: YYYY-MM-DD. */
export function deskDay(daysAgo = 0) {
  const time = new Date(Date.now() - daysAgo * 86_400_000);
  return time.toLocaleDateString("sv-SE", { timeZone: "Europe/Prague" });
}

/** Chooses an option of a select field by its label. */
export async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

/** Fails with what axe finds against WCAG 2.2 AA on the page as it is. */
export async function expectAccessible(page: Page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  // React Aria speaks of an option by its id for some seconds, also when its list has closed.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).exclude("[data-live-announcer]");
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found, page.url()).toEqual([]);
}
