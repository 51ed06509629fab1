import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch, open } from "./browser.ts";
import { listening, newFolder, Server } from "./server.ts";

let browser: Browser;
let server: Server;
const data = newFolder();
beforeAll(async () => {
  browser = await launch();
  server = new Server(data);
  await server.printed(listening);
});
afterAll(async () => {
  await server.stop();
  await browser.close();
  rmSync(data, { recursive: true });
});

test("the printed address makes the first owner of an empty installation", async () => {
  const address = await server.printed(/(http:\S+\/setup#\S+)/);
  const { page, errors } = await open(browser, { address: await server.printed(listening) });
  await page.goto(address);
  await page.getByLabel(/Name of your company/).fill("Severní Cloud s.r.o.");
  expect(await page.getByLabel(/Short name/).inputValue()).toBe("severni-cloud-s-r-o");
  await page.getByLabel(/^Name \*/).fill("Olga");
  await page.getByLabel(/^E-mail/).fill("olga@severni.example");
  await page.getByLabel(/^Password/).fill("short");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByLabel(/^Password/).and(page.locator("[aria-invalid=true]")).waitFor();
  await expectAccessible(page);
  await page.getByLabel(/^Password/).fill("a long enough password");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("heading", { name: "Set up the desk" }).waitFor();
  await page.getByRole("heading", { name: "1 of 8: Partner profile" }).waitFor();
  await page.goto(address);
  await page.getByText("This installation is set up already.").waitFor();
  expect(errors).toEqual([]);
});
