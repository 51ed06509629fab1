import { expect, test } from "vitest";
import { neighboursOf } from "./list_place.ts";

test.each([
  ["a", { previous: undefined, next: "b", position: 1, count: 3 }],
  ["b", { previous: "a", next: "c", position: 2, count: 3 }],
  ["c", { previous: "b", next: undefined, position: 3, count: 3 }],
  ["x", { next: "a", position: 0, count: 3 }],
])("%s stands in the list", (id, neighbours) => {
  expect(neighboursOf(["a", "b", "c"], id)).toEqual(neighbours);
});

test("an empty list leads nowhere", () => {
  expect(neighboursOf([], "a")).toEqual({ next: undefined, position: 0, count: 0 });
});
