import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, choose, expectAccessible, type Language, launch, open, signedIn, type Theme } from "./browser.ts";
import { ImapServer } from "./imap_server.ts";
import { deliver } from "./server.ts";
import { texts } from "./texts.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
let imap: ImapServer;
beforeAll(async () => {
  browser = await launch();
  imap = await ImapServer.start("right-password");
});
afterAll(async () => {
  await browser.close();
  await imap.stop();
});

const looks: [Language, Theme][] = [
  ["en", "light"],
  ["cs", "dark"],
];

async function operations(language: Language, theme: Theme) {
  const { context, page, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  await page.goto("/operations");
  await page.getByRole("heading", { name: texts(language)("ui.operations.title"), level: 1 }).waitFor();
  return { context, page, errors, t: texts(language) };
}

test.each(looks)("a mailbox is tried, added, fails where people see it, and is removed, in %s, %s", async (language, theme) => {
  const { context, page, errors, t } = await operations(language, theme);
  const user = `mailbox-${language}@severka.example`;
  await page.getByRole("button", { name: t("ui.mailbox.add") }).click();
  const dialog = page.getByRole("dialog");
  const password = dialog.locator("input[name=secret]");
  await dialog.getByRole("textbox", { name: t("ui.mailbox.host") }).fill("127.0.0.1");
  await dialog.locator("input[name=port]").fill(String(imap.port));
  await choose(page, new RegExp(t("ui.mailbox.security")), t("ui.mailbox.security.none"));
  await dialog.locator("input[name=username]").fill(user);
  await password.fill("wrong-password");
  await dialog.getByRole("button", { name: t("ui.mailbox.try") }).click();
  await dialog.getByText("The password is wrong.").waitFor();
  await dialog.getByText(t("ui.mailbox.trial_failed")).waitFor();
  expect(await dialog.innerText()).not.toContain("wrong-password");
  await expectAccessible(page);
  await password.fill("right-password");
  await dialog.getByRole("button", { name: t("ui.mailbox.try") }).click();
  await dialog.getByText(language === "en" ? "Signed in. 3 messages are" : "Přihlášení se podařilo. Ve složce jsou 3").waitFor();
  await dialog.getByRole("button", { name: t("ui.common.save") }).click();
  await dialog.waitFor({ state: "detached" });
  const item = page.getByRole("listitem").filter({ hasText: user });
  await item.waitFor();
  // What the server says later stands at the mailbox, in its own words.
  await expectStatus(page, item, t("ui.mailbox.fetching"));
  const { items } = await call<{ items: { id: string; username: string; version: number }[] }>(context, "GET", "/mailboxes");
  const mailbox = items.find((one) => one.username === user);
  expect(mailbox).toBeDefined();
  await item.getByRole("button", { name: t("ui.mailbox.change") }).click();
  await password.fill("wrong-password");
  await dialog.getByRole("button", { name: t("ui.common.save") }).click();
  await dialog.waitFor({ state: "detached" });
  await expectStatus(page, item, t("ui.mailbox.failing"));
  await item.getByText("The password is wrong.").waitFor();
  await expectAccessible(page);
  await item.getByRole("button", { name: t("ui.common.remove") }).click();
  await dialog.getByRole("button", { name: t("ui.common.remove") }).click();
  await item.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
  await context.close();
});

/** The page looks by itself again; a fetcher needs up to half a minute to hear of a change. */
async function expectStatus(page: Page, item: ReturnType<Page["getByRole"]>, status: string) {
  const seen = async () => {
    await page.reload();
    await item.waitFor();
    return item.getByText(status, { exact: true }).count();
  };
  await expect.poll(seen, { timeout: 60_000, interval: 1000 }).toBe(1);
}

/** Too large to be filed, so that it waits in quarantine. */
function largeMail(subject: string) {
  const head = `From: Jana <jana@klas.example>\r\nTo: podpora@severka.example\r\nSubject: ${subject}\r\n\r\n`;
  return head + "A line that says little.\r\n".repeat(Math.ceil((40 * 1024 * 1024) / 26));
}

async function quarantined(context: BrowserContext) {
  return (await call<{ items: { id: string }[] }>(context, "GET", "/quarantine")).items.map(({ id }) => id);
}

test.each(looks)("mail in quarantine is looked at, filed, and discarded with a reason, in %s, %s", async (language, theme) => {
  const { data, desk } = servedDesk();
  deliver(data, desk, largeMail(`File ${language}`));
  deliver(data, desk, largeMail(`Discard ${language}`));
  const { context, page, errors, t } = await operations(language, theme);
  const [discard = "", file = ""] = await quarantined(context);
  const item = (id: string) => page.getByRole("listitem").filter({ hasText: id });
  await item(file).getByText(t("ui.quarantine.reason.too_large"), { exact: true }).waitFor();
  await item(file).getByText("jana@klas.example").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    item(file).getByRole("link", { name: t("ui.quarantine.download") }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${file}.eml`);
  await expectAccessible(page);
  await item(file).getByRole("button", { name: t("ui.quarantine.file_raw") }).click();
  await item(file).waitFor({ state: "detached" });
  await item(discard).getByRole("button", { name: t("ui.quarantine.discard") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("ui.quarantine.discard_reason")).fill("Not for us");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: t("ui.quarantine.discard") }).click();
  await item(discard).waitFor({ state: "detached" });
  expect(await quarantined(context)).not.toContain(file);
  expect(errors).toEqual([]);
  await context.close();
});

test.each(looks)("who is believed about senders is set, and a stranger in Cc waits for a yes, in %s, %s", async (language, theme) => {
  const { data, desk } = servedDesk();
  const { context, page, errors, t } = await operations(language, theme);
  const servers = page.getByRole("textbox", { name: t("ui.mail_trust.servers") });
  await servers.fill("mx.severka.example");
  const form = page.getByRole("form", { name: t("ui.mail_trust.title") });
  await form.getByRole("button", { name: t("ui.common.save") }).click();
  await form.getByText(t("ui.mail_trust.saved")).waitFor();
  await expectAccessible(page);
  await page.reload();
  await expect.poll(() => servers.inputValue()).toBe("mx.severka.example");
  const subject = `People ${language}`;
  const lines = [
    "Authentication-Results: mx.severka.example; dmarc=pass header.from=klas.example",
    "From: Jana Klasova <jana@klas.example>",
    "To: podpora@severka.example",
    "Cc: Petr Cizi <petr@cizi.example>",
    `Subject: ${subject}`,
  ];
  deliver(data, desk, [...lines, "", "Petr should know, too.", ""].join("\r\n"));
  const find = async () => {
    const { items } = await call<{ items: { id: string; subject: string }[] }>(context, "GET", "/tickets?limit=100");
    return items.find((one) => one.subject === subject)?.id ?? "";
  };
  await expect.poll(find, { timeout: 30_000 }).not.toBe("");
  await page.goto(`/tickets/${await find()}`);
  await page.getByRole("button", { name: t("ui.people.title") }).waitFor();
  const petr = page.getByRole("listitem").filter({ hasText: "petr@cizi.example" });
  await petr.getByText(t("ui.people.pending")).waitFor();
  await expectAccessible(page);
  await petr.getByRole("button", { name: t("ui.people.confirm") }).click();
  await petr.getByText(t("ui.people.confirmed"), { exact: true }).waitFor();
  await petr.getByRole("button", { name: t("ui.people.remove") }).click();
  await petr.getByText(t("ui.people.declined"), { exact: true }).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});
