import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { messages } from "../../../i18n/cs.po";

const czech = setupI18n({ locale: "cs", messages: { cs: messages } });

test.each([
  [0, "Vybráno 0 požadavků"],
  [1, "Vybrán 1 požadavek"],
  [2, "Vybrány 2 požadavky"],
  [4, "Vybrány 4 požadavky"],
  [5, "Vybráno 5 požadavků"],
  [1.5, "Vybráno 1,5 požadavku"],
  [21, "Vybráno 21 požadavků"],
])("Czech counts %d", (count, text) => {
  expect(czech._("ui.bulk.chosen", { count })).toBe(text);
});

/** The forms of each plural in a message: `{count, plural, one {…} few {…}}` gives `["one", "few"]`. */
function plurals(message: string): string[][] {
  const found: string[][] = [];
  for (const { index, 0: start } of message.matchAll(/\{\w+, plural,/g)) {
    const forms: string[] = [];
    let depth = 1;
    let word = "";
    for (const letter of message.slice(index + start.length)) {
      if (letter === "{" && depth === 1) forms.push(word.trim());
      if (letter === "{" || letter === "}") word = "";
      else if (depth === 1) word += letter;
      depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
      if (depth === 0) break;
    }
    found.push(forms);
  }
  return found;
}

test("the finder of forms looks into nested plurals", () => {
  expect(plurals("{a, plural, =0 {no} one {# {b, plural, one {x} other {y}}} other {#}}")).toEqual([
    ["=0", "one", "other"],
    ["one", "other"],
  ]);
});

/** Where two and five are said with the same words, as after a preposition or in the dative. */
const sameForFew = new Set(["ui.known_issue.goes_to", "ui.known_issue.publish_do", "ui.known_issue.sent"]);

test("a Czech plural that knows one knows few and the rest", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../i18n/cs.po"), "utf8");
  const entries = Array.from(text.matchAll(/^msgid "((?:[^"\\]|\\.)+)"\nmsgstr "((?:[^"\\]|\\.)*)"$/gm));
  const lacking = entries.flatMap(([, id = "", message = ""]) =>
    plurals(message)
      .filter((forms) => forms.includes("one") && !(forms.includes("few") && forms.includes("other")))
      .filter(() => !sameForFew.has(id))
      .map((forms) => `${id}: ${forms.join(" ")}`),
  );
  expect(entries.length).toBeGreaterThan(500);
  expect(lacking).toEqual([]);
});
