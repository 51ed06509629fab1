import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { listening, newFolder, run, Server } from "../../tests/e2e/server.ts";

/** Writes docs/screens/NAME-THEME.png of the demo partner's desk: `./dev screens [NAME…]`, all when none is named. */
const folder = join(import.meta.dirname, "../../docs/screens");

interface Shot {
  who?: string;
  language: "en" | "cs";
  path: (context: BrowserContext) => Promise<string> | string;
  act?: (page: Page) => Promise<void>;
}

interface Item {
  id: string;
  subject?: string;
  name?: string;
}

let address = "";

async function find(context: BrowserContext, path: string, words: RegExp): Promise<string> {
  const answer = await context.request.get(`${address}/api/v1${path}`);
  const { items } = (await answer.json()) as { items: Item[] };
  const found = items.find((item) => words.test(item.subject ?? item.name ?? "")) ?? items[0];
  if (!found) throw new Error(`nothing at ${path}`);
  return found.id;
}

/** The foundry's request, classified as an agent would. */
async function ticket(context: BrowserContext) {
  const path = `/tickets/${await find(context, "/tickets", /server/i)}`;
  const url = `${address}/api/v1${path}`;
  const { version } = await (await context.request.get(url)).json();
  await context.request.patch(url, {
    data: { service: "on_premises", severity: "B" },
    headers: { Origin: address, "If-Match": `"${version}"`, "Content-Type": "application/merge-patch+json" },
  });
  return path;
}

const shots: Record<string, Shot> = {
  "sign-in": { language: "en", path: () => "/sign-in" },
  queue: { who: "anna@", language: "en", path: () => "/queue" },
  ticket: { who: "anna@", language: "en", path: ticket },
  escalate: {
    who: "anna@",
    language: "en",
    path: ticket,
    act: async (page) => {
      await page.getByRole("button", { name: "Escalate" }).click();
      await page.getByRole("dialog").getByRole("radio").first().waitFor();
    },
  },
  customer: { who: "anna@", language: "cs", path: async (c) => `/customers/${await find(c, "/customers", /Brod/)}` },
  entitlements: { who: "olga@", language: "en", path: () => "/entitlements" },
  offer: { who: "olga@", language: "cs", path: async (c) => `/offers/${await find(c, "/offers", /./)}` },
  "offer-page": { language: "cs", path: () => "/severka/support?lang=cs" },
  rules: { who: "olga@", language: "en", path: () => "/rules" },
  plans: { who: "olga@", language: "en", path: () => "/entitlements/plans" },
  health: { who: "anna@", language: "cs", path: () => "/health" },
  operations: { who: "olga@", language: "en", path: () => "/operations" },
  search: { who: "anna@", language: "en", path: () => "/search?q=state:unfinished%20server" },
  claims: { who: "olga@", language: "en", path: () => "/claims" },
  claim: { who: "olga@", language: "en", path: async (c) => `/claims/${await find(c, "/claims", /./)}` },
  signals: { who: "olga@", language: "en", path: () => "/signals" },
  opportunities: { who: "olga@", language: "cs", path: () => "/opportunities" },
  learning: { who: "olga@", language: "en", path: () => "/learning" },
  reports: { who: "olga@", language: "en", path: () => "/reports?compare=previous" },
  review: {
    who: "olga@",
    language: "cs",
    path: async (c) => `/api/v1/customers/${await find(c, "/customers", /Klas/)}/review.html`,
  },
  calendars: {
    who: "olga@",
    language: "cs",
    path: async (c) => `/settings/calendars/${await find(c, "/calendars", /./)}`,
  },
  delivery: { who: "olga@", language: "en", path: () => "/settings/delivery" },
  terms: { who: "olga@", language: "cs", path: () => "/settings/charges" },
  billing: { who: "olga@", language: "en", path: () => "/billing" },
  mail: { who: "olga@", language: "cs", path: () => "/settings/mail" },
  webhooks: { who: "olga@", language: "en", path: () => "/settings/webhooks" },
  import: {
    who: "olga@",
    language: "cs",
    path: () => "/customers",
    act: async (page) => {
      await page.getByRole("button", { name: "Načíst zákazníky" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  texts: { who: "anna@", language: "en", path: () => "/settings/texts" },
  keys: { who: "anna@", language: "cs", path: () => "/settings/keys" },
  satisfaction: { who: "olga@", language: "en", path: () => "/satisfaction" },
  guide: { who: "olga@", language: "en", path: () => "/setup-guide?step=mailbox" },
  people: { who: "olga@", language: "cs", path: () => "/settings/people" },
  portal: { who: "eva@", language: "cs", path: () => "/portal" },
};

async function take(context: BrowserContext, name: string, shot: Shot, theme: string) {
  const page = await context.newPage();
  await page.goto(address + (await shot.path(context)));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // The live feed is a request that never ends, so the network is never idle.
  await page.waitForFunction(() => document.querySelector("[role=status] .animate-pulse") === null);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
  await shot.act?.(page);
  const file = join(folder, `${name}-${theme}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  execFileSync("pngquant", ["--force", "--skip-if-larger", "--output", file, "64", file]);
  console.log(file);
}

async function takeAll(names: string[]) {
  const data = newFolder();
  const { people } = JSON.parse(run("demo", "--seed", "--past", "--requests", "--json", "--data", data));
  const server = new Server(data);
  address = await server.printed(listening);
  const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const shot = shots[name];
    if (!shot) throw new Error(`no screen ${name}; there are ${Object.keys(shots).join(", ")}`);
    for (const theme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme: theme, viewport: { width: 1360, height: 850 } });
      await context.addInitScript((chosen) => localStorage.setItem("podpora.language", chosen), shot.language);
      const person = people.find(({ email }: { email: string }) => shot.who && email.startsWith(shot.who));
      if (person) {
        const { email, password } = person;
        const headers = { Origin: address };
        await context.request.post(`${address}/api/v1/session`, { data: { email, password }, headers });
      }
      await take(context, name, shot, theme);
      await context.close();
    }
  }
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true });
}

const named = process.argv.slice(2);
await takeAll(named.length > 0 ? named : Object.keys(shots));
