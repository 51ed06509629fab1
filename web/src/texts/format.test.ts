import { expect, test } from "vitest";
import { formats } from "./format.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

test.each([
  ["cs-CZ", { minor: 120000, currency: "CZK" }, "1 200,00 Kč"],
  ["en-GB", { minor: 120050, currency: "EUR" }, "€1,200.50"],
  ["en-GB", { minor: 1200, currency: "JPY" }, "JP¥1,200"],
])("money in %s", (locale, money, expected) => {
  expect(plain(formats(locale).money(money))).toBe(expected);
});

test.each([
  [30, "30 min"],
  [60, "1 h"],
  [95, "1 h 35 min"],
])("%i minutes", (minutes, expected) => {
  expect(plain(formats("cs-CZ").minutes(minutes))).toBe(expected);
});

test.each([
  [-25, "před 25 min"],
  [50, "za 50 min"],
  [180, "za 3 h"],
  [60 * 48, "pozítří"],
])("%i minutes away", (minutes, expected) => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const then = new Date(now + minutes * 60_000).toISOString();
  expect(plain(formats("cs-CZ").relative(then, now))).toBe(expected);
});
