import { expect, test } from "vitest";
import { merge } from "./draft.ts";

test.each([
  ["", "", "", "", "nothing anywhere"],
  ["typed", "", "", "typed", "typed here, not saved yet"],
  ["", "", "other machine", "other machine", "typed elsewhere"],
  ["old", "old", "newer", "newer", "went on elsewhere"],
  ["old", "old", "", "", "sent elsewhere"],
  ["newer", "old", "old", "newer", "went on here without a connection"],
  ["here", "old", "there", "here\n\nthere", "went on in both places"],
  ["here", "old", "", "here", "sent elsewhere, gone on here"],
  ["same", "old", "same", "same", "the same in both places"],
])("here %o, once %o, there %o: %o (%s)", (here, common, there, expected) => {
  expect(merge(here, common, there)).toBe(expected);
});
