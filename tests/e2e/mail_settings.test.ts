import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, launch, open, signedIn } from "./browser.ts";
import { deliver } from "./server.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a manager sets the words of a mail, sees them on a ticket, sends them to herself, and puts them back", async () => {
  const { data, desk } = servedDesk();
  const { context, page, errors } = await open(browser, { theme: "dark" });
  await signedIn(context, "olga@");
  deliver(
    data,
    desk,
    "From: jana@klas.example\r\nTo: podpora@severka.example\r\nSubject: Words\r\nMessage-ID: <words@klas.example>\r\n\r\nHelp\r\n",
  );
  await page.goto("/settings/mail");
  await page.getByRole("heading", { name: "Texts of mails" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Resolved" }).click();
  await page.getByRole("heading", { name: "Resolved", level: 1 }).waitFor();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Subject" }).fill("Done: {subject} [#{number}]");
  await page.getByRole("textbox", { name: "Text" }).fill("Dear {contact},\n\nit is **done**. {password}");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("There is no field password here (line 3, column 17).").waitFor();
  await page.getByRole("textbox", { name: "Text" }).fill("Dear {contact},\n\nit is **done**.");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText(/^Done: .+ \[#\d+\]$/).waitFor();
  const frame = page.frameLocator("iframe");
  expect(await frame.locator("strong").innerText()).toBe("done");
  await page.getByRole("button", { name: "Send a test to me" }).click();
  await page.getByText("A test is on its way to olga@severka.example.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Back to the usual words" }).waitFor();
  const words = async () => {
    const { items } = await call<{ items: { kind: string; texts: { en: { subject: string } } }[] }>(
      context,
      "GET",
      "/mail-templates",
    );
    return items.find(({ kind }) => kind === "resolved")?.texts.en.subject;
  };
  expect(await words()).toBe("Done: {subject} [#{number}]");
  await page.getByRole("button", { name: "Back to the usual words" }).click();
  await expect.poll(words).toBe("Resolved: {subject} [#{number}]");
  await page.getByRole("button", { name: "Back to the usual words" }).waitFor({ state: "detached" });
  expect(await page.getByRole("textbox", { name: "Subject" }).inputValue()).toBe("Resolved: {subject} [#{number}]");
  expect(errors).toEqual([]);
  await context.close();
});

test("a mail that the desk does not want is turned off", async () => {
  const { context, page } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/settings/mail");
  const box = page.getByRole("checkbox", { name: /^Send.*Opened again/ });
  await box.waitFor({ state: "attached" });
  expect(await box.isChecked()).toBe(true);
  await page.locator("label", { hasText: "Opened again" }).click();
  await expect.poll(() => box.isChecked()).toBe(false);
  await call(context, "PUT", "/mail-templates/reopened", { is_on: true });
  await context.close();
});
