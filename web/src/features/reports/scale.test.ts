import { expect, test } from "vitest";
import { niceTop, ticksOf } from "./scale.ts";

test.each([
  [0, "count", 4],
  [3, "count", 4],
  [5, "count", 8],
  [9, "count", 20],
  [21, "count", 40],
  [85, "count", 100],
  [101, "count", 200],
  [950, "count", 1000],
  [61, "minutes", 120],
  [1441, "minutes", 2880],
] as const)("above %i of %s the scale ends at %i", (most, unit, top) => {
  expect(niceTop(most, unit)).toBe(top);
});

test("every scale holds its greatest value, and its steps are whole", () => {
  for (const unit of ["count", "minutes"] as const) {
    for (let most = 0; most < 100_000; most += 7) {
      const top = niceTop(most, unit);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(ticksOf(top).every(Number.isInteger)).toBe(true);
    }
  }
});
