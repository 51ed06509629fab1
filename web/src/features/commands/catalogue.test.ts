import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conflicts, keysOf, known } from "./catalogue.ts";

const ids = (own: Record<string, string>) => [...conflicts(own)].map(([id, other]) => `${id} ${other.id}`).sort();

test("the usual keys are in nobody's way", () => {
  expect(ids({})).toEqual([]);
  expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
});

test.each([
  [{ "ticket.reply": "n" }, ["ticket.note ticket.reply", "ticket.reply ticket.note"]],
  [{ "ticket.reply": "n", "ticket.note": "" }, []],
  [{ "row.next": "e" }, []],
  [{ "app.search": "j" }, ["app.search row.next", "row.next app.search", "ticket.next app.search"]],
  [{ "ticket.reopen": "o" }, []],
])("%o is in the way of %o", (own, wanted) => {
  expect(ids(own)).toEqual(wanted);
});

test("a key that begins a pair takes the pair's place", () => {
  expect(conflicts({ "ticket.reply": "g" }).get("ticket.reply")?.id).toMatch(/^go\./);
  expect(keysOf({ id: "a", group: "app", text: "a", keys: "x" }, { a: "" })).toBe("");
});

test("every command that the console gives a key stands in the catalogue, with that key", () => {
  const source = join(import.meta.dirname, "../..");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.tsx$/.test(name),
  );
  const given = files.flatMap((name) =>
    [...readFileSync(join(source, name), "utf8").matchAll(/id: "([a-z.]+)",[^{}]*?\bkeys: "([^"]+)"/g)].map(
      ([, id, keys]) => `${id} ${keys}`,
    ),
  );
  const listed = known.map(({ id, keys }) => `${id} ${keys}`);
  expect(given.length).toBeGreaterThan(15);
  expect(given.filter((each) => !listed.includes(each))).toEqual([]);
});
