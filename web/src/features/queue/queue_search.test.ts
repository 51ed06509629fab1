import { expect, test } from "vitest";
import { queueSearch } from "./queue_search.ts";

test.each([
  [{ q: "state:resolved" }, { q: "state:resolved" }],
  [
    { view: "mine", q: "" },
    { view: "mine", q: "" },
  ],
  [{ view: "mine" }, { view: "mine" }],
  [{ order: "updated" }, { order: "updated" }],
  [{ view: "mine", order: "due" }, { view: "mine" }],
  [{ q: 12 }, { q: "12" }],
  [{ q: "" }, {}],
  [{ q: ["x"], view: 7 }, {}],
])("%o in the address is %o", (address, search) => {
  expect(JSON.parse(JSON.stringify(queueSearch(address)))).toEqual(search);
});
