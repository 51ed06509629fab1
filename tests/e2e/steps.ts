import type { Page } from "playwright-core";
import { expect } from "vitest";
import { choose } from "./browser.ts";

/** Records a result of every check of the runbook. */
export async function diagnose(page: Page) {
  const records = page.getByRole("button", { name: /^Record result:/ });
  await records.first().waitFor();
  for (let left = await records.count(); left > 0; left--) {
    await records.first().click();
    await choose(page, /Result/, /./);
    await page.getByLabel(/Evidence/).fill("Seen at 9:12");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save" }).waitFor({ state: "detached" });
    await expect.poll(() => records.count(), { timeout: 15_000 }).toBe(left - 1);
  }
  await page.getByText("Complete", { exact: true }).waitFor();
}

/** Fills whatever the packet still wants, so that the test holds for other rule packs too. */
export async function completePacket(page: Page) {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save and go on" }).waitFor();
  for (const field of await dialog.getByRole("textbox", { name: /\(required\)/ }).all()) {
    if ((await field.inputValue()) === "") await field.fill("As described above");
  }
  await dialog.getByRole("button", { name: "Save and go on" }).click();
}
