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

test("everything that matches is changed, more than a page of it, and taken back but for what somebody touched", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "anna@");
  const { items: customers } = await call<{ items: { id: string }[] }>(context, "GET", "/customers");
  const many = 60;
  const ids: string[] = [];
  for (let i = 0; i < many; i++) {
    const request = { customer_id: customers[0]?.id, subject: `Plavba ${i}`, body: "x", kind: "technical" };
    const more = { nature: "break_fix", severity: "C", service: "microsoft_365" };
    ids.push((await call<{ id: string }>(context, "POST", "/tickets", { ...request, ...more })).id);
  }
  const ofSeverity = async (severity: string) =>
    (await call<{ count: number }>(context, "GET", `/queue/count?q=plavba+severity:${severity}`)).count;
  await page.goto("/queue?q=plavba");
  await page.getByRole("row", { name: /Plavba 59/ }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Choose all 50 shown" }).click();
  await page.getByRole("button", { name: "Choose all 60 that match" }).click();
  await page.getByText("All 60 requests that match are chosen").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog");
  await choose(page, /Severity/, "B: moderate");
  await dialog.getByText("60 change, 0 stay as they are, 0 cannot be changed.").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change 60 requests" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("60 requests changed").waitFor();
  expect(await ofSeverity("b")).toBe(many);
  const touched = ids[7] as string;
  await call(context, "POST", "/tickets/bulk", { tickets: [touched], action: "severity", severity: "A" });
  const { number } = await call<{ number: number }>(context, "GET", `/tickets/${touched}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText(`Taken back on 59 requests. Left as they are: #${number}.`).waitFor();
  await expectAccessible(page);
  expect([await ofSeverity("a"), await ofSeverity("b"), await ofSeverity("c")]).toEqual([1, 0, many - 1]);
  expect(errors).toEqual([]);
});
