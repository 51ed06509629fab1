import { rmSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { choose, launch, open } from "./browser.ts";
import { ImapServer } from "./imap_server.ts";
import { listening, newFolder, Server } from "./server.ts";
import { SmtpServer } from "./smtp_server.ts";

const tenMinutes = 600_000;
/** How long a busy machine may take for one thing. */
const patience = 120_000;
const imapPassword = "right-password";
const ownerPassword = "a long enough password";

let browser: Browser;
let imap: ImapServer;
let smtp: SmtpServer;
let server: Server;
let data: string;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  imap = await ImapServer.start(imapPassword);
  smtp = await SmtpServer.start();
  data = newFolder();
  server = new Server(data, { PODPORA_MAIL__SMTP_URL: smtp.url, PODPORA_MAIL__REQUIRE_TLS: "false" });
  await server.printed(listening);
});
afterEach(async () => {
  await server.stop();
  await Promise.all([imap.stop(), smtp.stop()]);
  rmSync(data, { recursive: true });
});

/** Presses what the keyboard can press. */
async function press(control: Locator) {
  await control.focus();
  await control.page().keyboard.press("Enter");
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Everything of the page that can be used has the focus once on the way through it with the Tab key. */
async function expectKeyboardReaches(page: Page) {
  const missed = async () =>
    page.evaluate(() => {
      const usable = "a[href], button:not([disabled]), input:not([type=radio]), input[type=radio]:checked, textarea";
      return [...document.querySelectorAll<HTMLElement>(`main :is(${usable})`)]
        .filter((each) => each.tabIndex >= 0 && each.checkVisibility() && !each.closest("[aria-hidden=true]"))
        .filter((each) => !each.dataset.reached)
        .map((each) => each.outerHTML.slice(0, 120));
    });
  await page.evaluate(() => document.querySelector<HTMLElement>("#content")?.focus());
  for (let pressed = 0; pressed < 150; ++pressed) {
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      if (now) now.dataset.reached = "yes";
      return now?.closest("main") !== null;
    });
    if (!isInside) break;
  }
  expect(await missed(), page.url()).toEqual([]);
}

/** The step is there. axe looks at each one in accessible.test.ts. */
async function at(page: Page, heading: string) {
  await page.getByRole("heading", { name: heading, level: 2 }).waitFor();
}

const done = (page: Page) => page.locator("section[aria-labelledby=step]").getByText("Done", { exact: true }).waitFor();

async function makeOwner(page: Page) {
  await page.goto(await server.printed(/(http:\S+\/setup#\S+)/));
  await page.getByLabel(/Name of your company/).fill("North Cloud");
  await page.getByLabel(/^Name \*/).fill("Olga");
  await page.getByLabel(/^E-mail/).fill("olga@north.example");
  await page.getByLabel(/^Password/).fill(ownerPassword);
  await press(button(page, "Set up"));
  await page.getByRole("heading", { name: "Set up the desk", level: 1 }).waitFor();
}

async function setProfile(page: Page) {
  await at(page, "1 of 8: Partner profile");
  await expectKeyboardReaches(page);
  await page.locator("input[name=contact_name]").fill("Olga");
  await page.locator("input[name=contact_email]").fill("olga@north.example");
  await page.locator("input[name=country]").fill("CZ");
  await press(button(page, "Save"));
  await done(page);
  await press(page.getByRole("link", { name: "Next step" }));
}

async function setMail(page: Page) {
  await at(page, "3 of 8: Mail");
  await page.locator("input[name=address]").fill("help@north.example");
  await page.locator("input[name=display_name]").fill("North support");
  await press(button(page, "Save"));
  await press(button(page, "Send a test mail"));
  await page.getByText("The mail server took the mail from help@north.example to olga@north.example.").waitFor();
  expect(smtp.mailsTo("olga@north.example")).toHaveLength(1);
  await press(button(page, "Add mailbox"));
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[name=host]").fill("127.0.0.1");
  await dialog.locator("input[name=port]").fill(String(imap.port));
  await choose(page, /Encryption|Security/, /None/);
  await dialog.locator("input[name=username]").fill("help@north.example");
  await dialog.locator("input[name=secret]").fill("wrong-password");
  await press(button(dialog, "Try it"));
  await dialog.getByText("The password is wrong.").waitFor();
  await dialog.locator("input[name=secret]").fill(imapPassword);
  await press(button(dialog, "Try it"));
  await dialog.getByRole("status").waitFor();
  await press(button(dialog, "Save"));
  await done(page);
  await press(page.getByRole("link", { name: "Next step" }));
}

async function setOffer(page: Page) {
  await at(page, "5 of 8: Support offer");
  await page.getByRole("radio", { name: "Critical around the clock" }).focus();
  await page.keyboard.press("Space");
  await page.locator("input[name=phone]").fill("+420 200 000 001");
  await page.locator("input[name=hourly_minor]").fill("1200");
  await press(button(page, "Make a draft"));
  await press(button(page, "Publish"));
  await page.getByText("Version 1 of your offer is published.").waitFor();
  await done(page);
  await press(page.getByRole("link", { name: "Next step" }));
}

/** Invites Petr, who follows the link of the mail in a browser of his own. */
async function setTeam(page: Page) {
  await at(page, "6 of 8: Team");
  await press(button(page, "Invite an agent"));
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[name=name]").fill("Petr");
  await dialog.locator("input[name=email]").fill("petr@north.example");
  await press(button(dialog, "Send the invitation"));
  await page.getByText("The invitation goes to petr@north.example.", { exact: false }).waitFor();
  await done(page);
  await expect.poll(() => smtp.mailsTo("petr@north.example").length, { timeout: 30_000 }).toBe(1);
  const mail = smtp.mailsTo("petr@north.example")[0];
  // The server of the test does not know the port that it was given.
  const link = new URL(/\/join\/\S+#[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "", page.url()).href;
  const petr = await open(browser, { address: await server.printed(listening) });
  petr.context.setDefaultTimeout(patience);
  await petr.page.goto(link);
  await petr.page.getByText("Olga invites you to work at North Cloud").waitFor();
  await petr.page.locator("input[name=password]").fill("another good password");
  await press(button(petr.page, "Join"));
  await petr.page.getByRole("heading", { name: "Queue" }).waitFor();
  await petr.page.goto(link);
  await petr.page.getByText("This link has been used.", { exact: false }).waitFor();
  expect(petr.errors).toEqual([]);
  await petr.context.close();
  await press(page.getByRole("link", { name: "Next step" }));
}

async function setCustomers(page: Page) {
  await at(page, "7 of 8: Customers");
  const csv = "name,domain,language,contact_name,contact_email\nKlas,klas.example,en,Jana,jana@klas.example\n";
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(button(page, "Choose file…"))]);
  await chooser.setFiles({ name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await press(page.getByRole("button", { name: /^Add 1 customer/ }));
  await page.getByRole("link", { name: "Klas" }).waitFor();
  await done(page);
  await press(page.getByRole("link", { name: "Next step" }));
}

async function answerTheFirst(page: Page) {
  await at(page, "8 of 8: First request");
  await page.getByText("help@north.example").waitFor();
  await page.getByText("Waiting for the mail…").waitFor();
  const mail = [
    "From: Jana <jana@klas.example>",
    "To: help@north.example",
    "Subject: Where is my calendar",
    "Message-ID: <first@klas.example>",
    "Date: Mon, 23 Nov 2026 09:00:00 +0100",
    "",
    "It is gone.",
    "",
  ];
  imap.deliver(mail.join("\r\n"));
  await page.getByText("Where is my calendar").waitFor({ timeout: 60_000 });
  await press(page.getByRole("link", { name: "Answer it" }));
  await page.getByRole("textbox", { name: "Reply" }).fill("It is back.");
  await press(page.getByRole("button", { name: /^Send to jana@klas.example/ }));
  const replies = () => smtp.mailsTo("jana@klas.example").filter(({ text }) => text.includes("It is back."));
  await expect.poll(() => replies().length, { timeout: 60_000 }).toBe(1);
  await page.goto(new URL("/setup-guide?step=first_request", page.url()).href);
  await page.getByText(/Where is my calendar is answered\./).waitFor();
  await page.getByText(/From the empty desk to the first answer: \d+ minute/).waitFor();
}

test("an operator's first run: from the printed address to the first answered mail, within ten minutes", async () => {
  const begun = Date.now();
  const { context, page, errors } = await open(browser, { address: await server.printed(listening) });
  context.setDefaultTimeout(patience);
  await makeOwner(page);
  await setProfile(page);
  await at(page, "2 of 8: Entitlements");
  await press(button(page, "Skip this step"));
  await setMail(page);
  await at(page, "4 of 8: Calendar and holidays");
  await press(button(page, "Add calendar"));
  await done(page);
  await press(page.getByRole("link", { name: "Next step" }));
  await setOffer(page);
  await setTeam(page);
  await setCustomers(page);
  await answerTheFirst(page);
  const took = Date.now() - begun;
  console.log(`from the printed address to the first answered mail: ${Math.round(took / 1000)} s`);
  expect(took).toBeLessThan(tenMinutes);
  await press(page.getByRole("link", { name: "To the end" }));
  await page.getByRole("heading", { name: "That is all for now" }).waitFor();
  await page.getByRole("heading", { name: "Left for later" }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
}, 400_000);

test("every step can be left out, and taken up again where it was left", async () => {
  const { context, page, errors } = await open(browser, { address: await server.printed(listening) });
  context.setDefaultTimeout(patience);
  await makeOwner(page);
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/queue`);
  await page.getByText("0 of 8 steps are done.").waitFor();
  await press(page.getByRole("link", { name: "Go on" }));
  for (let step = 1; step <= 8; ++step) {
    await page.getByRole("heading", { name: new RegExp(`^${step} of 8: `), level: 2 }).waitFor();
    await press(button(page, "Skip this step"));
  }
  await page.getByRole("heading", { name: "That is all for now" }).waitFor();
  await page.goto(`${origin}/queue`);
  await page.getByText("No requests yet").waitFor();
  expect(await page.getByText("steps are done.").count()).toBe(0);

  await page.goto(`${origin}/setup-guide?step=calendar`);
  await press(button(page, "Take it up again"));
  await button(page, "Skip this step").waitFor();
  await page.goto(`${origin}/setup-guide`);
  await page.getByRole("heading", { name: "4 of 8: Calendar and holidays" }).waitFor();
  await press(page.getByRole("link", { name: "Back" }));
  await page.getByRole("heading", { name: "3 of 8: Mail" }).waitFor();
  await page.goto(`${origin}/queue`);
  await page.getByText("Next: Calendar and holidays.").waitFor();
  await press(button(page, "Do not show again"));
  await page.getByText("steps are done.").waitFor({ state: "detached" });
  await page.reload();
  await page.getByText("No requests yet").waitFor();
  expect(await page.getByText("steps are done.").count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});
