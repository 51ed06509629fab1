import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("rules are read by day, overridden with a reason, and ended again", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/rules?kind=vehicle&day=2021-07-01");
  await page.getByText("Signature Cloud Support").first().waitFor();
  expect(await page.getByText("Partner Cloud Support").count()).toBe(0);
  await page.goto("/rules?kind=boundary");
  await page.getByRole("searchbox").fill("azure-vendor");
  await page.getByRole("button", { name: /^Override: Microsoft handles faults of the platform/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What holds instead").fill('[[boundary]]\nid = "azure-vendor"\nparty = "nobody"\n');
  await dialog.getByLabel("Reason").fill("Agreed with the provider.");
  await dialog.getByRole("button", { name: "Save override" }).click();
  await dialog.getByText(/Line 3, boundary\[0\]\.party/).waitFor();
  await expectAccessible(page);
  await dialog
    .getByLabel("What holds instead")
    .fill(
      '[[boundary]]\nid = "azure-vendor"\nparty = "partner"\nservices = ["azure"]\ntext = { en = "We mend the platform.", cs = "Platformu opravíme." }\n',
    );
  await dialog.getByRole("button", { name: "Save override" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("We mend the platform.", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("Our own", { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "End: Agreed with the provider." }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The agreement ended.");
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await page.getByText("Microsoft handles faults of the platform.", { exact: true }).waitFor();
  await page.getByText(/Ended by .*: The agreement ended\./).waitFor();
  expect(errors).toEqual([]);
});

test("whoever may not change rules reads them and finds no button", async () => {
  const { page, context } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/rules?kind=cloud");
  await page.getByText("US Government cloud", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /^Override:/ }).count()).toBe(0);
});
