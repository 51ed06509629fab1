import { expect, test } from "vitest";
import { typedMoney } from "./money.ts";

test.each([
  ["1200", "CZK", 120000],
  ["1 200,50", "CZK", 120050],
  ["1200.5", "EUR", 120050],
  ["1200", "JPY", 1200],
  ["", "EUR", 0],
])("%s %s is %i in the minor unit", (amount, currency, minor) => {
  expect(typedMoney(amount, currency)).toEqual({ minor, currency });
});
