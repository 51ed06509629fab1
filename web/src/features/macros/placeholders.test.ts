import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { leftIn, placeholderIds, replaced } from "./placeholders.ts";

test.each([
  ["Hello {{contact.name}}, {{?order number}}", ["{{contact.name}}", "{{?order number}}"]],
  ["{{ code }} {{user.id}} {single} {{?}}", []],
  ["{{{agent.name}}}", ["{{agent.name}}"]],
  ["", []],
])("%o leaves %o", (text, wanted) => {
  expect(leftIn(text).map((left) => left.text)).toEqual(wanted);
});

test("what is inserted is selected where something is to be filled in, else the text goes on behind it", () => {
  expect(replaced("Dear /he", 5, 8, "Jana")).toEqual({ text: "Dear Jana", select: [9, 9] });
  expect(replaced("Dear /he", 5, 8, "No {{?order}}.")).toEqual({ text: "Dear No {{?order}}.", select: [8, 18] });
});

test("browser and server know the same names", () => {
  const rules = readFileSync(
    join(import.meta.dirname, "../../../../server/features/tickets/placeholder_rules.cc"),
    "utf8",
  );
  const list = /names\{([^}]+)\}/.exec(rules)?.[1] ?? "";
  expect(Array.from(list.matchAll(/"([a-z.]+)"/g), ([, name]) => name)).toEqual(Object.keys(placeholderIds));
});
