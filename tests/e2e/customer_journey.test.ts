import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { call, choose, expectAccessible, launch, open, person, signedIn } from "./browser.ts";
import { outbox, type Sent } from "./mails.ts";
import { deliver } from "./server.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const narrow = { width: 320, height: 800 };

/** The mail that comes to that person next with these words, once it was sent. */
async function mailTo(to: string, words: RegExp): Promise<Sent> {
  const find = () => outbox().find((mail) => mail.to.includes(to) && words.test(`${mail.subject}\n${mail.text}`));
  return vi.waitFor(
    () => {
      const found = find();
      if (!found) throw new Error(`no mail to ${to} says ${words}`);
      return found;
    },
    { timeout: 30_000, interval: 250 },
  );
}

/** The path of the first link in a mail that leads there. */
function linkIn(mail: Sent, start: string): string {
  const found = new RegExp(`https?://[^\\s/]+(${start}[^\\s>)]*)`).exec(mail.text)?.[1];
  if (!found) throw new Error(`no link to ${start} in:\n${mail.text}`);
  return found;
}

/** Nothing is wider than the screen (WCAG 2.2, 1.4.10). */
async function expectNarrow(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
}

test("a customer's way from the offer to the question whether all was well, by telephone, in Czech", { timeout: 180_000 }, async () => {
  const { desk, data } = servedDesk();
  const jana = person("jana@");
  const anna = await open(browser);
  await signedIn(anna.context, "anna@");
  const olga = await open(browser);
  await signedIn(olga.context, "olga@");

  // Whatever was resolved before, this contact is asked.
  const terms = await call<{ version: number }>(olga.context, "GET", "/satisfaction-terms");
  const set = await olga.context.request.put("/api/v1/satisfaction-terms", {
    data: { is_on: true, delay_hours: 0, days_between: 0 },
    headers: { Origin: servedDesk().address, "If-Match": `"${terms.version}"` },
  });
  expect(set.ok(), await set.text()).toBe(true);

  // Told which support there is.
  const customers = await call<{ items: { id: string; name: string }[] }>(olga.context, "GET", "/customers");
  const bakery = customers.items.find(({ name }) => name.startsWith("Pekárna"))?.id;
  const { contacts } = await call<{ contacts: { id: string; email: string }[] }>(olga.context, "GET", `/customers/${bakery}`);
  const contact = contacts.find(({ email }) => email === jana.email)?.id;
  await call(olga.context, "POST", `/customers/${bakery}/support-mails`, { person_id: contact });
  const offer = await mailTo(jana.email, /\/severka\/support/);
  const { page, errors } = await open(browser, { language: "cs" });
  await page.setViewportSize(narrow);
  await page.goto(linkIn(offer, "/severka/support"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expectNarrow(page);

  // Signs in by a link.
  await page.goto("/portal");
  await page.getByLabel(/^E-mail/).fill(jana.email);
  await page.getByRole("button", { name: "Poslat odkaz" }).click();
  await page.getByText("odkaz je na cestě").waitFor();
  await expectAccessible(page);
  const enter = linkIn(await mailTo(jana.email, /\/portal\/enter\//), "/portal/enter/");
  await page.goto(enter);
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole("button", { name: "Přihlásit se" }).click();
  await page.getByRole("heading", { name: /Pekárna/ }).waitFor();
  await expectNarrow(page);

  // Opens a guided request, and sees an article and the promise before sending it.
  const article = { title_cs: "Kvóta schránky", body_cs: "Vyprázdněte koš schránky.", audience: "customers", state: "published" };
  await call(anna.context, "POST", "/articles", article);
  await page.getByRole("link", { name: "Nový požadavek" }).click();
  await choose(page, /Čeho se/, /Microsoft 365/);
  await page.getByLabel(/^Předmět/).fill("Kvóta schránky je plná");
  await page.getByLabel(/Co se děje/).fill("Schránka hlásí plnou kvótu.");
  await page.getByRole("link", { name: "Kvóta schránky" }).waitFor();
  await page.getByRole("region", { name: "Co dostanete" }).getByText(/odpov/i).first().waitFor();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole("button", { name: "Odeslat požadavek" }).click();
  await page.getByRole("heading", { name: "Kvóta schránky je plná" }).waitFor();
  const ticket = page.url().split("/").at(-1) ?? "";
  await mailTo(jana.email, /potvrzujeme|přijali/i);

  // The agent answers by mail; the customer answers by mail, and then on a page without script.
  await call(anna.context, "POST", `/tickets/${ticket}/replies`, { body: "Vyprázdněte prosím koš." });
  const answer = await mailTo(jana.email, /Vyprázdněte prosím koš/);
  const replied = [
    `From: Jana Klasová <${jana.email}>`,
    `To: ${answer.replyTo}`,
    "Subject: Re: kvota",
    `Message-ID: <journey-${ticket}@klas.example>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Koš je prázdný, nepomohlo to.",
    "",
  ].join("\r\n");
  deliver(data, desk, replied);
  const plain = await open(browser, { language: "cs", javaScript: false });
  await plain.page.setViewportSize(narrow);
  await plain.context.addCookies(await page.context().cookies());
  await plain.page.goto(`/portal/plain/requests/${ticket}`);
  await plain.page.getByText("Koš je prázdný, nepomohlo to.").waitFor();
  await plain.page.getByRole("textbox").fill("A ještě: jde o dvě schránky.");
  await plain.page.getByRole("button", { name: "Odeslat" }).click();
  await plain.page.getByRole("article").filter({ hasText: "jde o dvě schránky" }).waitFor();
  await expectNarrow(plain.page);

  // Approves a price by the mailed link.
  await call(anna.context, "POST", `/tickets/${ticket}/approvals`, {
    started_at: "2026-01-14T09:00:00Z",
    ended_at: "2026-01-14T10:30:00Z",
  });
  await page.goto(linkIn(await mailTo(jana.email, /\/portal\/approve#/), "/portal/approve#"));
  await page.getByRole("button", { name: "Schválit" }).click();
  await page.getByText("Schváleno").waitFor();
  await expectNarrow(page);

  // Resolved, and asked whether all was well: answered without script.
  await call(anna.context, "POST", `/tickets/${ticket}/resolve`, { cause: "how_to" });
  const question = linkIn(await mailTo(jana.email, /\/portal\/satisfaction\//), "/portal/satisfaction/");
  await plain.page.goto(question);
  await expectNarrow(plain.page);
  await plain.page.getByLabel("Dobré, jsme spokojeni").check();
  await plain.page.getByLabel(/Co bychom měli vědět/).fill("Rychlé a milé.");
  await plain.page.getByRole("button", { name: "Odeslat" }).click();
  await plain.page.getByText("Děkujeme, vaši odpověď máme").waitFor();
  await page.goto(question);
  await expectAccessible(page);
  await page.goto(`/portal/requests/${ticket}`);
  await page.getByRole("region", { name: "Jak jste s námi spokojeni?" }).getByText("Rychlé a milé.").waitFor();
  await expectAccessible(page);
  await anna.page.goto(`/tickets/${ticket}`);
  await anna.page.getByText("Rychlé a milé.").waitFor();
  await anna.page.goto("/satisfaction");
  await anna.page.getByRole("link", { name: /Kvóta schránky je plná/ }).waitFor();
  await expectAccessible(anna.page);
  expect(errors).toEqual([]);
});
