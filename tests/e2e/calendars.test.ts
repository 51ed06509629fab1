import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectAccessible, type Language, launch, open, person, signedIn, type Theme } from "./browser.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const week = ["Mon", "Tue", "Wed", "Thu", "Fri"];

/** The next working day that is at least a week away, as YYYY-MM-DD. */
function aWorkingDay() {
  const day = new Date(Date.now() + 7 * 86_400_000);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

test("a calendar gets a lunch break and a holiday, and shows the year to come", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  await page.goto("/settings/calendars");
  await page.getByRole("link", { name: "New calendar" }).click();
  await page.getByLabel("Name").fill("Office with lunch");
  const first = page.getByRole("group", { name: "Weekly hours 1" });
  await first.getByLabel("To").fill("12:00");
  await page.getByRole("button", { name: "Add hours" }).click();
  const second = page.getByRole("group", { name: "Weekly hours 2" });
  for (const day of week) await second.getByText(day, { exact: true }).click();
  await second.getByLabel("From").fill("13:99");
  await second.getByLabel("To").fill("17:00");
  await page.getByRole("button", { name: "Add calendar" }).click();
  await second.getByText("Write a time of day as HH:MM.").waitFor();
  await second.getByLabel("From").fill("13:00");

  const date = aWorkingDay();
  await page.getByRole("button", { name: "Add holiday" }).click();
  const holiday = page.getByRole("group", { name: "Own holidays 1" });
  await holiday.getByLabel("Date").fill(date);
  await holiday.getByLabel("Name of the holiday").fill("Inventory");
  const preview = page.getByRole("region", { name: "The year to come" });
  await preview.getByText("Closed · Inventory").first().waitFor();
  expect(await preview.getByTitle("Open · 09:00–12:00, 13:00–17:00").count()).toBeGreaterThan(100);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Add calendar" }).click();
  await page.getByRole("heading", { level: 1, name: "Office with lunch" }).waitFor();
  await holiday.getByLabel("From").fill("13:00");
  await holiday.getByLabel("To").fill("24:00");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. Open deadlines are counted anew.").waitFor();
  await preview.getByText("Shortened · 09:00–12:00 · Inventory").first().waitFor();
  await page.getByRole("region", { name: "History" }).getByText("Holidays: 1 added, 1 removed").waitFor();
  expect(errors).toEqual([]);
});

test("a calendar is deleted, and one that something counts in is not", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const calendar = { name: "For nothing", time_zone: "Europe/Prague", hours: [], preset: "none", holidays: [], exceptions: [] };
  const { id } = await call<{ id: string }>(context, "POST", "/calendars", calendar);
  await page.goto(`/settings/calendars/${id}`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Delete the calendar" }).click();
  await dialog.getByRole("button", { name: "Delete the calendar" }).click();
  await page.getByRole("link", { name: "New calendar" }).waitFor();
  expect(await page.getByText("For nothing").count()).toBe(0);
  await page.getByRole("link", { name: "Pracovní doba" }).click();
  await page.getByRole("button", { name: "Delete the calendar" }).click();
  await dialog.getByRole("button", { name: "Delete the calendar" }).click();
  await dialog.getByText(/^Something counts in this calendar: .*Severka support/).waitFor();
  expect(errors).toEqual([]);
});

test("holidays come from a file, and one that cannot be read says so", async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const calendar = await call<{ id: string }>(context, "POST", "/calendars", {
    name: "With a file",
    time_zone: "Europe/Prague",
    preset: "none",
    hours: [{ day: "mon", from: "09:00", to: "17:00" }],
    holidays: [],
    exceptions: [],
  });
  await page.goto(`/settings/calendars/${calendar.id}`);
  const choose = async (content: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles({ name: "company.ics", mimeType: "text/calendar", buffer: Buffer.from(content) });
    await page.getByRole("button", { name: "Add list" }).click();
  };
  await choose("no calendar at all");
  await page.getByText("This is no iCalendar document.").waitFor();
  await page.getByRole("button", { name: "Without the file" }).click();
  const event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Inventory", "DTSTART;VALUE=DATE:20261130", "END:VEVENT"];
  await choose(["BEGIN:VCALENDAR", "VERSION:2.0", ...event, "END:VCALENDAR", ""].join("\r\n"));
  await page.getByText("1 day · as of").waitFor();
  await page.getByRole("button", { name: "Remove the list company" }).click();
  await page.getByText("1 day · as of").waitFor({ state: "detached" });
  expect(errors).toEqual([]);
});

interface Calendar {
  id: string;
  name: string;
  time_zone: string;
  preset: string;
  hours: { day: string; from: string; to: string }[];
  exceptions: object[];
  revision: number;
}

/** Opens the office around the clock, so that its deadlines run at any time of the day; gives what sets it back. */
async function aroundTheClock(context: BrowserContext) {
  const { items } = await call<{ items: Calendar[] }>(context, "GET", "/calendars");
  const office = items.find(({ name }) => name === "Pracovní doba");
  const write = async (hours: Calendar["hours"], preset: string) => {
    const now = await call<Calendar>(context, "GET", `/calendars/${office?.id}`);
    const body = { name: now.name, time_zone: now.time_zone, preset, hours, holidays: [], exceptions: [] };
    const headers = { Origin: servedDesk().address, "If-Match": `"${now.revision}"` };
    const answer = await context.request.put(`/api/v1/calendars/${now.id}`, { data: body, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  await write(
    days.map((day) => ({ day, from: "00:00", to: "24:00" })),
    "none",
  );
  return () => write(office?.hours ?? [], office?.preset ?? "none");
}

async function aRequest(context: BrowserContext) {
  const { items } = await call<{ items: { id: string }[] }>(context, "GET", "/customers");
  const what = { kind: "technical", nature: "break_fix", severity: "B", service: "azure" };
  const words = { subject: `Down ${Date.now()}`, body: "It is down." };
  return call<{ id: string; number: number }>(context, "POST", "/tickets", { customer_id: items[0]?.id, ...words, ...what });
}

async function chooseSeverity(page: Page) {
  await page.getByRole("button", { name: /Severity/ }).click();
  await page.getByRole("option", { name: /^A/ }).click();
}

test("a more urgent severity moves the deadline, says why, and a warning arrives", { timeout: 120_000 }, async () => {
  const { page, context, errors } = await open(browser);
  await signedIn(context, "olga@");
  const setBack = await aroundTheClock(context);

  await page.goto("/settings/ladders");
  await page.getByRole("button", { name: "New ladder" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Hurry");
  await form.getByRole("group", { name: "Step 1" }).getByLabel("Time used, %").fill("1");
  await form.getByRole("group", { name: "Step 1" }).getByText(person("olga@").name).click();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText(`At 1%: whoever has the request, ${person("olga@").name}`).waitFor();

  const ticket = await aRequest(context);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByText(/within 4 hrs? of working time/).waitFor();
  await chooseSeverity(page);
  await page.getByText(/within 1 hr of working time/).waitFor();
  await page.getByRole("button", { name: "Why deadlines moved" }).click();
  await page.getByText(/First response moved from .* to .* because severity B → A\./).waitFor();
  await expectAccessible(page);

  await page.goto("/notices");
  await page.getByRole("link", { name: `#${ticket.number}` }).first().waitFor({ timeout: 90_000 });
  await page.getByRole("link", { name: /Notices, \d+ not read/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByRole("button", { name: "Mark all as read" }).waitFor({ state: "detached" });
  await setBack();
  expect(errors).toEqual([]);
});

const looks: [Language, Theme][] = [
  ["en", "dark"],
  ["cs", "light"],
  ["cs", "dark"],
];

test.each(looks)("axe finds nothing on calendars, warnings and notices in %s, %s", async (language, theme) => {
  const { page, context, errors } = await open(browser, { language, theme });
  await signedIn(context, "olga@");
  const { items } = await call<{ items: { id: string }[] }>(context, "GET", "/calendars");
  const pages = ["/settings/calendars", "/settings/calendars/new", `/settings/calendars/${items[0]?.id}`];
  for (const path of [...pages, "/settings/ladders", "/notices", "/queue"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
  expect(errors).toEqual([]);
});
