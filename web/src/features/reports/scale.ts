import type { Measure } from "../../client/api.ts";

/** Round steps of a scale: people count in ones, twos and fives, and time in minutes, hours and days. */
const minuteTops = [4, 8, 20, 40, 60, 120, 240, 480, 960, 1440, 2880, 5760, 7200, 14_400, 28_800, 57_600];

/** The top of a scale that has four steps: the first round number that nothing exceeds. */
export function niceTop(most: number, unit: Measure["unit"]): number {
  if (unit === "minutes") {
    const fitting = minuteTops.find((top) => most <= top);
    if (fitting) return fitting;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 4)));
  for (const factor of [0.4, 0.8, 1, 2, 4, 8, 10]) {
    const top = power * factor;
    if (Number.isInteger(top / 4) && most <= top) return top;
  }
  return power * 20;
}

export const ticksOf = (top: number) => [0, 1, 2, 3, 4].map((step) => (top * step) / 4);
