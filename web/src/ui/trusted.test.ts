import { expect, test } from "vitest";
import { emptyPage, trustedRules } from "./trusted.ts";

test("no text becomes HTML, and no address a script but that of our worker", () => {
  expect(trustedRules.createHTML("")).toBe("");
  expect(trustedRules.createHTML("<b>bold</b>")).toBeNull();
  expect(trustedRules.createHTML(emptyPage)).toBe(emptyPage);
  expect(trustedRules.createHTML(`${emptyPage}<b>bold</b>`)).toBeNull();
  expect(trustedRules.createScriptURL("/service-worker.js")).toBe("/service-worker.js");
  expect(trustedRules.createScriptURL("//evil.example/service-worker.js")).toBeNull();
});
