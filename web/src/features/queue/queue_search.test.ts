import { expect, test } from "vitest";
import { isFiltered, queueSearch } from "./queue_search.ts";

test.each([
  [{}, false],
  [{ state: "resolved" }, true],
  [{ assignee: "me", text: "server" }, true],
])("%o is taken from the address", (search, filtered) => {
  expect(queueSearch(search)).toEqual(search);
  expect(isFiltered(search)).toBe(filtered);
});

test.each([{ state: "eaten" }, { text: "" }, { assignee: 7 }])(
  "%o in the address is as if it were not there",
  (search) => {
    expect(isFiltered(queueSearch(search))).toBe(false);
  },
);
