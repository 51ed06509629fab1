import { expect, test } from "vitest";
import { parseDecimal } from "./decimal_field.tsx";

test.each([
  ["12,5", 100, 1250],
  ["1 200.05", 100, 120005],
  ["0,29", 100, 29],
  ["7", 1, 7],
  ["", 100, null],
  ["abc", 100, null],
  ["1,2,3", 100, null],
])("%s in units of 1/%i is %s", (text, unit, expected) => {
  expect(parseDecimal(text, unit)).toBe(expected);
});
