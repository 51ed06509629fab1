import { expect, test } from "vitest";
import { slugOf } from "./slug.ts";

test.each([
  ["Severní Cloud s.r.o.", "severni-cloud-s-r-o"],
  ["  Řeřicha & syn  ", "rericha-syn"],
  ["日本", ""],
])("%s becomes %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
