import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { PlainText } from "./plain_text.tsx";

test("mark-up in a message stays text", () => {
  const { container } = render(<PlainText text={'<img src="x" onerror="alert(1)"> & <b>bold</b>'} />);
  expect(container.querySelector("img, b")).toBeNull();
  expect(container.textContent).toBe('<img src="x" onerror="alert(1)"> & <b>bold</b>');
});

test.each([
  ["See https://example.com/a?b=1.", "https://example.com/a?b=1"],
  ["(http://example.com/x)", "http://example.com/x"],
  ["<https://example.com>", "https://example.com"],
])("%s has one link", (text, href) => {
  const { container } = render(<PlainText text={text} />);
  expect(Array.from(container.querySelectorAll("a"), (link) => link.getAttribute("href"))).toEqual([href]);
  expect(container.textContent).toBe(text);
});

test.each(["javascript:alert(1)", "file:///etc/passwd", "ftp://example.com"])("%s is no link", (text) => {
  const { container } = render(<PlainText text={text} />);
  expect(container.querySelector("a")).toBeNull();
});
