import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { deliver } from "./server.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function htmlMail(subject: string) {
  return [
    "From: Jana Klasova <jana@klas.example>",
    "To: podpora@severka.example",
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(" ", "-")}@klas.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="r"',
    "",
    "--r",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<p>Look at <b id="loud">this</b>: <img src="cid:logo@klas" alt="logo" width="30" height="30"></p>',
    '<p><img src="http://images.example/a.png"><img src="http://images.example/b.png?x=1&amp;y=2"></p>',
    '<p><a href="http://evil.example/login">https://www.klas.example</a></p>',
    "--r",
    "Content-Type: image/png",
    "Content-ID: <logo@klas>",
    "Content-Disposition: inline",
    "Content-Transfer-Encoding: base64",
    "",
    pixel,
    "--r--",
    "",
  ].join("\r\n");
}

async function openTicket(page: Page, subject: string) {
  const find = async () => {
    const { items } = await call<{ items: { id: string; subject: string }[] }>(page.context(), "GET", "/tickets?limit=100");
    return items.find((item) => item.subject === subject)?.id ?? "";
  };
  await expect.poll(find, { timeout: 30_000 }).not.toBe("");
  await page.goto(`/tickets/${await find()}`);
  await page.getByRole("heading", { name: subject, level: 1 }).waitFor();
}

test("an HTML mail is shown in its frame, images from elsewhere only on demand, links with their real host", async () => {
  const { data, desk } = servedDesk();
  const { context, page, errors } = await open(browser, { theme: "dark" });
  await signedIn(context, "anna@");
  const outside: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes(".example")) outside.push(request.url());
  });
  deliver(data, desk, htmlMail("Mail with images"));
  await openTicket(page, "Mail with images");
  await page.getByText("Look at this").waitFor();
  await page.getByRole("button", { name: "Show the original mail" }).click();
  const frame = page.frameLocator("iframe[title='The mail as it was sent']");
  await frame.getByText("this", { exact: true }).waitFor();
  expect(await frame.locator("b").evaluate((element) => getComputedStyle(element).fontWeight)).toBe("700");
  expect(await frame.getByRole("img", { name: "logo" }).getAttribute("src")).toBe(`data:image/png;base64,${pixel}`);
  await expect
    .poll(() => frame.getByRole("img", { name: "logo" }).evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(1);
  const element = page.locator("iframe");
  expect(await element.getAttribute("sandbox")).toBe("allow-scripts");
  expect(await frame.locator("body").evaluate(() => window.origin)).toBe("null");
  await page.getByText("2 images from elsewhere are not loaded.").waitFor();
  await page.getByRole("button", { name: "Show images" }).click();
  await page.getByText("2 images from elsewhere").waitFor({ state: "detached" });
  await frame.getByRole("link").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("evil.example", { exact: true }).waitFor();
  await dialog.getByText("http://evil.example/login").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Show as text" }).click();
  await element.waitFor({ state: "detached" });
  await expectAccessible(page);
  // The reader's browser never asks a foreign machine; our server does, and the policy never had to step in.
  expect(outside.filter((url) => !url.startsWith(servedDesk().address))).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test("without scripts the text of the mail is there", async () => {
  const { context, page } = await open(browser, { javaScript: false });
  await page.goto("/mail-frame");
  expect((await page.locator("body").innerText()).trim()).toBe("");
  await context.close();
});

test("a reply can be taken back, also after a reload, and goes on being written", async () => {
  const { data, desk } = servedDesk();
  const { context, page, errors } = await open(browser);
  await signedIn(context, "anna@");
  await call(context, "PUT", "/session/undo-delay", { seconds: 30 });
  deliver(data, desk, htmlMail("Reply to be taken back"));
  await openTicket(page, "Reply to be taken back");
  const box = page.getByRole("textbox", { name: "Reply" });
  await box.fill("Restart the server.");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: /^Add files/ }).click(),
  ]);
  await chooser.setFiles({ name: "steps.txt", mimeType: "text/plain", buffer: Buffer.from("1. Restart") });
  await page.getByRole("button", { name: "Remove steps.txt" }).waitFor();
  await page.getByRole("button", { name: /^Send to jana@klas.example/ }).click();
  await page.getByText(/^Sends in \d+ s$/).waitFor();
  await page.reload();
  await page.getByText(/^Sends in \d+ s$/).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText(/Taken back .*; the customer has not seen it\./).waitFor();
  expect(await box.inputValue()).toBe("Restart the server.");
  await page.getByRole("button", { name: "Remove steps.txt" }).waitFor();
  await box.fill("Do not restart the server.");
  await call(context, "PUT", "/session/undo-delay", { seconds: 0 });
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByText(/^Mailed to jana@klas.example/).waitFor();
  expect(await page.getByRole("link", { name: "steps.txt" }).count()).toBe(2);
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await context.close();
});
