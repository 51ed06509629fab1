import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "styles.css"), "utf8");

/** The colours by token, for the light and the dark theme. */
const tokens = new Map(
  Array.from(sheet.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g), (found) => [
    found[1] ?? "",
    { light: found[2] ?? "", dark: found[3] ?? "" },
  ]),
);

/** WCAG 2.2, relative luminance. */
function luminance(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string) {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["page", "surface", "raised", "sunken", "hover"];
/** What is written on what (1.4.3: 4.5), and what only has to be seen on what (1.4.11: 3). */
const written: [string, string[]][] = [
  ["ink", [...grounds, "accent-soft", "note", "upstream", "good", "warn", "bad"]],
  ["muted", [...grounds, "accent-soft", "note", "upstream"]],
  ["accent", ["page", "surface", "raised", "hover", "note", "accent-soft"]],
  ["accent-strong", ["surface", "accent-soft"]],
  ["on-accent", ["accent", "accent-strong"]],
  ["note-ink", ["note", "surface", "raised", "hover"]],
  ["upstream-ink", ["upstream", "surface", "raised", "hover"]],
  ["good-ink", ["good", "surface"]],
  ["warn-ink", ["warn", "surface"]],
  ["bad-ink", ["bad", "surface", "raised"]],
  ["surface", ["danger"]],
];
const seen: [string, string[]][] = [
  ["accent", [...grounds, "note", "upstream"]],
  ["line-strong", ["page", "surface", "raised"]],
  ["danger", ["raised", "surface"]],
  ["note-line", ["surface"]],
  ["upstream-line", ["surface"]],
];

const rows = [
  ...written.flatMap(([token, on]) => on.map((ground) => [token, ground, 4.5] as const)),
  ...seen.flatMap(([token, on]) => on.map((ground) => [token, ground, 3] as const)),
];

test("black on white is 21 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test.each(["light", "dark"] as const)("what is written can be read, what is drawn can be seen: %s", (theme) => {
  const colour = (token: string) => {
    const pair = tokens.get(token);
    if (!pair) throw new Error(`no token ${token}`);
    return pair[theme];
  };
  const weak = rows
    .map(([token, ground, least]) => ({ token, ground, least, ratio: contrast(colour(token), colour(ground)) }))
    .filter(({ ratio, least }) => ratio < least)
    .map(({ token, ground, least, ratio }) => `${token} on ${ground}: ${ratio.toFixed(2)} < ${least}`);
  expect(weak).toEqual([]);
});

test("every colour is a pair, and has its place in this test", () => {
  const names = Array.from(sheet.matchAll(/--color-([a-z-]+):/g), ([, name]) => name ?? "");
  expect(names.filter((name) => !tokens.has(name))).toEqual([]);
  const known = new Set(rows.flat().filter((each) => typeof each === "string"));
  // Lines between things that space divides as well.
  expect([...tokens.keys()].filter((name) => !known.has(name))).toEqual(["line"]);
});
