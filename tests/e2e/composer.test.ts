import { readFileSync } from "node:fs";
import { join } from "node:path";
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

const icon = readFileSync(join(import.meta.dirname, "../../docs/screens/escalate-light.png"));

test("an image that is pasted stands in the text, in the preview and in the conversation", async () => {
  const { data, desk } = servedDesk();
  const { context, page, errors } = await open(browser);
  await signedIn(context, "olga@");
  await call(context, "POST", "/mail-senders", {
    name: "Brand",
    address: "brand@severka.example",
    display_name: "Brand",
    signatures: {},
  });
  deliver(
    data,
    desk,
    "From: jana@klas.example\r\nTo: podpora@severka.example\r\nSubject: Image\r\nMessage-ID: <image@klas.example>\r\n\r\nHelp\r\n",
  );
  const find = async () => {
    const { items } = await call<{ items: { id: string; subject: string }[] }>(context, "GET", "/tickets?limit=100");
    return items.find(({ subject }) => subject === "Image")?.id ?? "";
  };
  await expect.poll(find, { timeout: 30_000 }).not.toBe("");
  await page.goto(`/tickets/${await find()}`);
  const box = page.getByRole("textbox", { name: "Reply" });
  await box.fill("Look:  and **that** is all.");
  await box.evaluate((element, base64) => {
    const area = element as HTMLTextAreaElement;
    area.setSelectionRange(6, 6);
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const clipboard = new DataTransfer();
    clipboard.items.add(new File([bytes], "my image.png", { type: "image/png" }));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, icon.toString("base64"));
  await expect.poll(() => box.inputValue()).toBe("Look: ![my-image.png](my-image.png) and **that** is all.");
  await page.getByRole("button", { name: /From$/ }).click();
  await page.getByRole("option", { name: /^Brand/ }).click();
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByText("From Brand <brand@severka.example>, as the customer will see it:").waitFor();
  const shown = page.frameLocator("iframe").getByRole("img", { name: "my-image.png" });
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
  expect(await page.frameLocator("iframe").locator("strong").first().innerText()).toBe("that");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Send to jana@klas.example/ }).click();
  const image = page.getByRole("region", { name: "Conversation" }).getByRole("img", { name: "my-image.png" });
  await expect.poll(() => image.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
  expect(errors).toEqual([]);
  await context.close();
});
