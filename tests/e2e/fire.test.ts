import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, launch, person, signedIn } from "./browser.ts";
import { deliver } from "./server.ts";
import { servedDesk } from "./desk.ts";

// Attacks in HTML, through every place where text of a mail or of a customer appears, with the content policy off: what
// stands then is what our own code does. Nothing may run and nothing may be fetched.

const folder = join(process.env.PODPORA_CORPORA ?? join(import.meta.dirname, "../../../shared/corpora"), "html");

/** A few of each kind of our own; the public collections where they are at hand. */
const ownPayloads = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<body onload=alert(1)>",
  "<details open ontoggle=alert(1)>x</details>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  "<form action=javascript:alert(1)><input type=submit autofocus onfocus=alert(1)></form>",
  "<meta http-equiv=refresh content='0;url=http://evil.example/meta'>",
  "<link rel=stylesheet href=http://evil.example/link.css>",
  "<img src=http://evil.example/img.png>",
  "<img srcset='http://evil.example/set.png 2x'>",
  "<table background=http://evil.example/table.png><tr><td>x</table>",
  "<p style='background:url(http://evil.example/style.png)'>x</p>",
  "<p style='background:u\\72l(http://evil.example/escaped.png)'>x</p>",
  "<p style='--a:url(http://evil.example/var.png);background:var(--a)'>x</p>",
  "<style>p{background:url(http://evil.example/sheet.png)}@import 'http://evil.example/import.css';</style><p>x</p>",
  "<style>@font-face{font-family:a;src:url(http://evil.example/font)}p{font-family:a}</style><p>x</p>",
  "<style>p{background:image-set('http://evil.example/image-set.png' 1x)}</style><p>x</p>",
  "<video poster=http://evil.example/poster.png src=http://evil.example/video></video>",
  "<object data=http://evil.example/object></object><embed src=http://evil.example/embed>",
  "<base href=http://evil.example/><img src=relative.png>",
  "<input type=image src=http://evil.example/input.png>",
];

interface Case {
  payload?: string;
  input?: string;
}

function corpus(): string[] {
  const files = ["dompurify.json", "bluemonday.json"].map((name) => join(folder, name));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) console.log(`${missing.length} of 2 collections of attacks are not at hand and did not run`);
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => (JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] }).cases)
    .map((each) => each.payload ?? each.input ?? "")
    .filter((payload) => payload !== "");
}

const payloads = [...ownPayloads, ...corpus()];
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A browser without content policy that notes whatever runs in any frame, and whatever leaves for another machine. */
async function watched() {
  const { address } = servedDesk();
  const context = await browser.newContext({ baseURL: address, bypassCSP: true, locale: "en-GB" });
  const fired: string[] = [];
  const fetched: string[] = [];
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print", "open"] as const) {
      Object.defineProperty(window, name, { value: () => console.log(`FIRED ${name}`), configurable: false });
    }
  });
  context.on("console", (message) => {
    if (message.text().startsWith("FIRED")) fired.push(message.text());
  });
  await context.route(
    (url) => url.protocol.startsWith("http") && url.origin !== address,
    (route) => {
      fetched.push(route.request().url());
      return route.abort();
    },
  );
  return { context, fired, fetched };
}

/** Does to every element what a reader might. */
function touch(frame: Frame) {
  return frame.evaluate(() => {
    for (const element of document.querySelectorAll("body *")) {
      for (const name of ["mouseover", "focus", "click", "toggle", "error", "load", "animationend"]) {
        if (element.closest("nav, header, [role=tablist], button") === null || name !== "click") {
          element.dispatchEvent(new Event(name, { cancelable: true }));
        }
      }
    }
  });
}

test("the attacks do fire where nothing stops them", async () => {
  const { context, fired, fetched } = await watched();
  const page = await context.newPage();
  await page.goto("/mail-frame.html");
  // A page that leads itself elsewhere would end the look at it.
  for (const payload of ownPayloads.filter((each) => !each.includes("refresh"))) {
    await page.setContent(payload, { waitUntil: "domcontentloaded" });
    await page.evaluate(() => document.body?.offsetHeight);
  }
  await expect.poll(() => fired.length, { timeout: 15_000 }).toBeGreaterThan(4);
  await expect.poll(() => new Set(fetched).size, { timeout: 15_000 }).toBeGreaterThan(8);
  await context.close();
});

/** Shows one mail after the other in the frame, as the app does, and gives what became of each. */
function showAll(page: Page, mails: string[]) {
  return page.evaluate(async (all) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    const heard = (kind: string) =>
      new Promise<void>((resolve) => {
        const hear = (event: MessageEvent) => {
          if (event.source !== frame.contentWindow || event.data.kind !== kind) return;
          removeEventListener("message", hear);
          resolve();
        };
        addEventListener("message", hear);
      });
    const ready = heard("ready");
    frame.src = "/mail-frame";
    document.body.append(frame);
    await ready;
    for (const html of all) {
      const shown = heard("remote");
      frame.contentWindow?.postMessage({ kind: "show", html, images: {} }, "*");
      await shown;
    }
    return all.length;
  }, mails);
}

test("in the mail frame nothing fires and nothing is fetched", async () => {
  const { context, fired, fetched } = await watched();
  const page = await context.newPage();
  await page.goto("/sign-in");
  const batch = 40;
  for (let at = 0; at < payloads.length; at += batch) {
    expect(await showAll(page, payloads.slice(at, at + batch))).toBeGreaterThan(0);
    const frame = page.frames().at(-1) as Frame;
    await touch(frame);
    expect(await frame.evaluate(() => document.querySelectorAll("[href^='javascript' i], script, iframe").length)).toBe(0);
    await page.reload();
  }
  console.log(`${payloads.length} attacks were shown in the mail frame`);
  expect(fired).toEqual([]);
  expect(fetched).toEqual([]);
  await context.close();
});

const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
const folded = (text: string) =>
  (Array.from(text.replace(/[\r\n\0]/g, " ")).join("").match(/.{1,30}/gu) ?? []).map(encoded).join("\r\n ");

/** A mail that has the payload in its subject, its sender's name, its text, its HTML and the name of its attachment. */
function mailWith(payload: string, number: number, html: string) {
  const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");
  return [
    `From: ${folded(payload.slice(0, 300))} <fire${number}@klas.example>`,
    "To: podpora@severka.example",
    `Subject: ${folded(payload.slice(0, 400))}`,
    `Message-ID: <fire-${number}@klas.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    'Content-Type: multipart/alternative; boundary="a"',
    "",
    "--a",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(payload),
    "--a",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(html),
    "--a--",
    "--m",
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(payload.slice(0, 60).toWellFormed())}`,
    "Content-Type: text/html",
    "",
    payload.replace(/^\./gm, "").slice(0, 500),
    "--m--",
    "",
  ].join("\r\n");
}

/** Short attacks one by one, then all in a few long texts. */
const sampled = [...ownPayloads, ...payloads.slice(ownPayloads.length).filter((_, index) => index % 60 === 0)];
const longTexts = [payloads.slice(0, 300).join("\n"), payloads.slice(300).join("\n") || "<img src=x onerror=alert(1)>"];

async function fillDesk(context: BrowserContext) {
  const { data, desk } = servedDesk();
  for (const [index, payload] of sampled.entries()) deliver(data, desk, mailWith(payload, index, payload));
  deliver(data, desk, mailWith(longTexts[0] as string, 9000, longTexts.join("\n")));
  const customer = await call<{ id: string }>(context, "POST", "/customers", {
    name: "<img src=x onerror=alert(1)>",
    domain: "fire.example",
    language: "en",
    country: "CZ",
  });
  await call(context, "POST", `/customers/${customer.id}/contacts`, {
    name: "<svg onload=alert(1)>",
    email: "fire@fire.example",
    language: "en",
  });
  return customer.id;
}

async function waitForTickets(context: BrowserContext) {
  const find = async () =>
    (await call<{ items: { id: string; subject: string }[] }>(context, "GET", "/tickets?limit=100")).items;
  await expect.poll(async () => (await find()).length, { timeout: 60_000 }).toBeGreaterThan(sampled.length);
  return find();
}

/** The words of mails and the signature, which a manager writes, in the forms that show them and in the preview. */
async function lookAtWords() {
  const manager = await watched();
  await signedIn(manager.context, "olga@");
  const before = await call<MailIdentity>(manager.context, "GET", "/mail-identity");
  const text = longTexts[0]?.replace(/\{/g, "(").slice(0, 6000) ?? "";
  const signatures = { en: text.slice(0, 900), cs: text.slice(900, 1800) };
  await call(manager.context, "PUT", "/mail-identity", { ...before, display_name: ownPayloads[1], signatures });
  await call(manager.context, "PUT", "/mail-templates/reply/en", { subject: ownPayloads[0], body: `${text}\n\n{message}\n\n{signature}` });
  const own = await manager.context.newPage();
  await own.goto("/settings/mail/texts/reply");
  await own.getByRole("heading", { level: 1 }).waitFor();
  await own.getByRole("button", { name: "Preview" }).click();
  await own.frameLocator("iframe").locator("p").first().waitFor({ state: "attached" });
  for (const frame of own.frames()) await touch(frame);
  await own.goto("/settings/mail");
  await own.getByRole("heading", { name: "Texts of mails" }).waitFor();
  await touch(own.mainFrame());
  expect(manager.fired).toEqual([]);
  expect(manager.fetched).toEqual([]);
  await call(manager.context, "PUT", "/mail-identity", before);
  await call(manager.context, "DELETE", "/mail-templates/reply/en");
  await manager.context.close();
}

interface MailIdentity {
  address: string;
  display_name: string;
  signatures: Record<string, string>;
}

test("in the desk and the portal nothing fires and nothing is fetched", async () => {
  const { context, fired, fetched } = await watched();
  await signedIn(context, "anna@");
  const customer = await fillDesk(context);
  const tickets = await waitForTickets(context);
  const page = await context.newPage();
  const look = async (address: string, page: Page) => {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await touch(page.mainFrame());
  };
  const [first] = tickets;
  for (const text of longTexts) {
    await call(context, "POST", `/tickets/${first?.id}/notes`, { body: text });
    await call(context, "POST", `/tickets/${first?.id}/replies`, { body: text });
  }
  await lookAtWords();
  await look("/queue", page);
  await look("/customers", page);
  await look(`/customers/${customer}`, page);
  for (const ticket of tickets.slice(0, 8)) {
    await look(`/tickets/${ticket.id}`, page);
    for (const button of await page.getByRole("button", { name: "Show the original mail" }).all()) {
      await button.click();
      await page.frameLocator("iframe").first().locator("body").waitFor({ state: "attached" });
    }
    for (const frame of page.frames()) await touch(frame);
  }
  const portal = await watched();
  await signedIn(portal.context, "jana@");
  const own = await call<{ items: { id: string }[] }>(portal.context, "GET", "/portal/tickets");
  const portalPage = await portal.context.newPage();
  await look("/portal", portalPage);
  for (const ticket of own.items.slice(0, 8)) await look(`/portal/requests/${ticket.id}`, portalPage);
  expect([...fired, ...portal.fired]).toEqual([]);
  expect([...fetched, ...portal.fetched]).toEqual([]);
  expect(own.items.length).toBeGreaterThan(0);
  expect(person("jana@").email).toContain("klas.example");
  await context.close();
  await portal.context.close();
});
