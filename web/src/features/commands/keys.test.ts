import { expect, test } from "vitest";
import type { Command } from "./commands.ts";
import { commandFor, takesLetters } from "./keys.ts";

const command = (id: string, keys?: string): Command => ({ id, group: "app", name: id, keys, run: () => {} });
const all = [command("queue", "g q"), command("next", "j"), command("escalate", "E"), command("plain")];

test.each([
  ["j", "next"],
  ["g", "wait"],
  ["g q", "queue"],
  ["e", null],
  ["E", "escalate"],
  ["g x", null],
])("%o asks for %o", (pressed, wanted) => {
  const found = commandFor(pressed, all);
  expect(typeof found === "object" && found ? found.id : found).toBe(wanted);
});

test("fields, menus and dialogs keep their letters, boxes and rows do not", () => {
  document.body.innerHTML =
    '<input id="a"><input type="checkbox" id="b"><textarea id="c"></textarea><div role="row" tabindex="0" id="d"></div>' +
    '<div role="dialog"><button id="e"></button></div><div role="menu"><div role="menuitem" id="f"></div></div>';
  const takes = (id: string) => takesLetters(document.getElementById(id));
  expect(["a", "b", "c", "d", "e", "f"].map(takes)).toEqual([true, false, true, false, true, true]);
});
