import { expect, test } from "vitest";
import { begunMention, matching, wordFor } from "./mention_words.ts";

test.each([
  ["@", { from: 0, typed: "" }],
  ["look @Pe", { from: 5, typed: "Pe" }],
  ["(@Anna Nov", { from: 1, typed: "Anna Nov" }],
  ["line\n@ž", { from: 5, typed: "ž" }],
  ["petr@desk", null],
  ["@Anna Nováková and", null],
  ["nobody", null],
])("what was begun in %j", (text, begun) => {
  expect(begunMention(text, text.length)).toEqual(begun);
});

test("people are found by the beginning of any name, with or without accents", () => {
  const people = [
    { id: "1", name: "Anna Nováková" },
    { id: "2", name: "Petr Žák" },
    { id: "3", name: "Petr Žák" },
  ];
  expect(matching(people, "nova").map(({ id }) => id)).toEqual(["1"]);
  expect(matching(people, "zak").map(({ id }) => id)).toEqual(["2", "3"]);
  expect(matching(people, "").length).toBe(3);
  expect(people.map((one) => wordFor(one, people))).toEqual(["Anna Nováková", "2", "3"]);
});
