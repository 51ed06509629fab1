import { expect, test } from "vitest";
import { readText } from "./read_text.ts";

test("reads UTF-8, with its mark or without, and what is not UTF-8 as Central European", async () => {
  expect(await readText(new Blob(["Pekárna"]))).toBe("Pekárna");
  expect(await readText(new Blob(["\uFEFFPekárna"]))).toBe("Pekárna");
  expect(await readText(new Blob([new Uint8Array([0x8a, 0x6b, 0x6f, 0x64, 0x61])]))).toBe("Škoda");
});
