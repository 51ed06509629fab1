import { expect, test } from "vitest";
import type { MessageView } from "../../client/api.ts";
import { type Entry, place } from "./history_rules.ts";

const message = (created_at: string) => ({ id: created_at, created_at }) as MessageView;
const entry = (at: string, kind: Entry["kind"] = "changed") => ({ id: at, at, kind, by: "Anna", fields: [] }) as Entry;
const times = (entries: Entry[]) => entries.map(({ at }) => at);

test("what happened stands before the message that was written after it, and the rest at the end", () => {
  const placed = place(
    [message("10"), message("20"), message("30")],
    [entry("10", "opened"), entry("10"), entry("15"), entry("16"), entry("31"), entry("40")],
  );
  expect(placed.map(({ message: at, before }) => [at?.created_at, times(before)])).toEqual([
    ["10", ["10"]],
    ["20", ["15", "16"]],
    ["30", []],
    [undefined, ["31", "40"]],
  ]);
});

test("without messages, and without anything that happened", () => {
  expect(place([], [])).toEqual([]);
  expect(place([], [entry("1")]).map(({ before }) => times(before))).toEqual([["1"]]);
  expect(place([message("1")], []).map(({ before }) => before)).toEqual([[]]);
});
