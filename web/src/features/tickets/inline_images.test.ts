import { expect, test } from "vitest";
import { ownName, pieces, withImages, withoutImage } from "./inline_images.ts";

test("an image gets a name that fits into Markdown and is its own", () => {
  expect(ownName("image.png", [])).toBe("image.png");
  expect(ownName("image.png", ["image.png", "image-2.png"])).toBe("image-3.png");
  expect(ownName("Snímek obrazovky (1).png", [])).toBe("Snímek-obrazovky-1-.png");
  expect(ownName("](javascript:alert(1))", [])).toBe("javascript-alert-1-");
  expect(ownName("", [])).toBe("image.png");
});

test("images are named where the cursor stood, and taken out again", () => {
  const text = withImages("before after", 7, [{ name: "a.png" }]);
  expect(text).toBe("before ![a.png](a.png)after");
  expect(withoutImage(text, "a.png")).toBe("before after");
  expect(withImages("x", Number.POSITIVE_INFINITY, [{ name: "a.png" }, { name: "b.png" }])).toBe(
    "x![a.png](a.png)\n![b.png](b.png)",
  );
  expect(withImages("x", 0, [])).toBe("x");
});

test("only images that came along are taken out of a text", () => {
  expect(pieces("see ![the error](a.png) and ![b](https://evil.example/b.png)", ["a.png"])).toEqual([
    { kind: "text", text: "see " },
    { kind: "image", words: "the error", name: "a.png" },
    { kind: "text", text: " and ![b](https://evil.example/b.png)" },
  ]);
  expect(pieces("", ["a.png"])).toEqual([{ kind: "text", text: "" }]);
  const long = "![".repeat(100_000);
  expect(pieces(long, ["a.png"])).toEqual([{ kind: "text", text: long }]);
});
