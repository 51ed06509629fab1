import { expect, test } from "vitest";
import type { TicketRow } from "../../client/api.ts";
import { arrange } from "./stable_rows.ts";

const rows = (ids: string) => ids.split("").map((id) => ({ id, subject: `${id} now` }) as TicketRow);
const ids = (list: TicketRow[]) => list.map(({ id }) => id).join("");

test.each([
  ["abc", "abc", "abc", 0, ""],
  ["abc", "cab", "abc", 0, ""],
  ["abc", "xabc", "abc", 1, ""],
  ["abc", "yxab", "abc", 2, "c"],
  ["abc", "abcde", "abcde", 0, ""],
  ["abc", "xabcde", "abcde", 1, ""],
  ["abc", "", "abc", 0, "abc"],
  ["abc", "xy", "abc", 2, "abc"],
])("shown %o, then %o: %o stay, %i wait, %o left", (shown, wanted, stay, fresh, left) => {
  const arranged = arrange(rows(shown), wanted ? rows(wanted) : []);
  expect(ids(arranged.rows)).toBe(stay);
  expect(arranged.fresh).toBe(fresh);
  expect([...arranged.left].join("")).toBe(left);
});

test("a row that stays shows what is new of it", () => {
  const old = [{ id: "a", subject: "old" } as TicketRow];
  expect(arrange(old, rows("a")).rows[0]?.subject).toBe("a now");
});
