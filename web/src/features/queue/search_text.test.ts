import { expect, test } from "vitest";
import { hasDueOrder, operatorOf, withOperator } from "./search_text.ts";

test.each([
  ["state:resolved mail", "resolved"],
  ['mail state:"any"', "any"],
  ["-state:resolved", undefined],
  ["state:open state:closed", undefined],
  ["estate:open", undefined],
  ["", undefined],
])("of %o the state is %o", (search, state) => {
  expect(operatorOf(search, "state")).toBe(state);
});

test.each([
  ["mail", "any", "mail state:any"],
  ['customer:"Pekárna Klas" state:open "nelze odeslat"', undefined, 'customer:"Pekárna Klas" "nelze odeslat"'],
  ["-state:closed x", "open", "x state:open"],
])("%o with the state %o is %o", (search, state, expected) => {
  expect(withOperator(search, "state", state)).toBe(expected);
});

test("a value of several words is quoted", () => {
  expect(withOperator("", "assignee", "Anna Nováková")).toBe('assignee:"Anna Nováková"');
});

test.each([
  ["", true],
  ["assignee:me state:waiting_customer", true],
  ['customer:"Pekárna Klas"', true],
  ["state:resolved", false],
  ["state:any", false],
  ["state:open,closed", false],
  ["-state:open", false],
  ["outlook", false],
  ["assignee:me -dns", false],
  ['"lost mail"', false],
  ["https://example.com", false],
])("%o can be in the due order: %o", (search, can) => {
  expect(hasDueOrder(search)).toBe(can);
});
