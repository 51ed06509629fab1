import { expect, test } from "vitest";
import { askedAt, matching } from "./snippet_match.ts";

test.each([
  ["/", 1, { from: 0, to: 1, words: "" }],
  ["Hello /dek", 10, { from: 6, to: 10, words: "dek" }],
  ["Hello\n/dek", 8, { from: 6, to: 8, words: "d" }],
  ["and/or", 6, null],
  ["https://a", 9, null],
  ["/dek done", 9, null],
])("%o at %o asks for %o", (text, caret, wanted) => {
  expect(askedAt(text, caret)).toEqual(wanted);
});

test("names come before texts, without case and accents", () => {
  const snippet = (name: string, body: string) => ({ id: name, name, body, language: "cs", left: [], is_shared: true });
  const all = [
    snippet("Závěr", "S pozdravem, děkuji"),
    snippet("Moc děkuji", "x"),
    snippet("Děkuji", "y"),
    snippet("Z", "z"),
  ];
  expect(matching(all, "DEK").map(({ name }) => name)).toEqual(["Děkuji", "Moc děkuji", "Závěr"]);
  expect(matching(all, "")).toHaveLength(4);
});
