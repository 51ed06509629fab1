import { keep, kept } from "./kept.ts";

/** How much room the rows of lists have. */
export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

export function currentDensity(): Density {
  return densities.find((density) => density === kept("density")) ?? "comfortable";
}

export function applyDensity(density: Density = currentDensity()) {
  if (density === "comfortable") delete document.documentElement.dataset.density;
  else document.documentElement.dataset.density = density;
}

export function chooseDensity(density: Density) {
  keep("density", density === "comfortable" ? "" : density);
  applyDensity(density);
}
