import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askInPortal, call, choose, expectAccessible, launch, open, signedIn } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a request is snoozed by a key, leaves the queue, and an answer brings it back", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  const id = await askInPortal(customer.context, "Počká do zítřka");
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto(`/tickets/${id}`);
  await page.getByRole("heading", { level: 1, name: "Počká do zítřka" }).waitFor();
  await page.keyboard.press("z");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Tomorrow morning/ }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /Tomorrow morning/ }).click();
  await page.getByText(/Snoozed by Anna Nováková until/).waitFor();

  await page.goto("/queue?q=has:snooze");
  await page.getByRole("row", { name: /Počká do zítřka/ }).getByText(/Snoozed until/).waitFor();
  await expectAccessible(page);
  const waiting = () =>
    call<{ items: { id: string }[] }>(context, "GET", "/tickets?unfinished=true&limit=100").then(({ items }) =>
      items.some((item) => item.id === id),
    );
  expect(await waiting()).toBe(false);

  await call(customer.context, "POST", `/portal/tickets/${id}/replies`, { body: "Už to nejde vůbec." });
  expect(await waiting()).toBe(true);
  await page.goto(`/tickets/${id}`);
  await page.getByText(/is back since .*: an answer came/).waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("several requests are chosen by keys and changed at once, after seeing what happens", async () => {
  const customer = await open(browser, { language: "cs" });
  await signedIn(customer.context, "jana@");
  for (const name of ["první", "druhý", "třetí"]) await askInPortal(customer.context, `Hromadně ${name}`);
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  await page.goto("/queue?q=hromadne");
  await page.getByRole("row", { name: /Hromadně první/ }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("2 requests chosen").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog");
  await choose(page, /Severity/, "A: critical");
  await dialog.getByRole("cell", { name: "B: moderate → A: critical" }).first().waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change 2 requests" }).click();
  await dialog.waitFor({ state: "detached" });
  const { items } = await call<{ items: { subject: string; severity: string }[] }>(
    context,
    "GET",
    "/tickets?q=hromadne",
  );
  expect(items.map(({ severity }) => severity).sort()).toEqual(["A", "A", "B"]);
  await page.getByText(/requests? chosen/).waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});
