import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Fails where the page is wider than its window, or where a finger has less than 24 by 24 pixels (WCAG 2.2, 1.4.10 and
 * 2.5.8; links within a line of text are free). */
export async function expectFits(page: Page) {
  const found = await page.evaluate(() => {
    const name = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const words = element.textContent?.trim() || element.getAttribute("aria-label") || element.id;
      return `${element.localName} "${words.slice(0, 30)}" ${Math.round(width)}x${Math.round(height)}`;
    };
    const isScrolled = (element: Element) => {
      for (let each = element.parentElement; each; each = each.parentElement)
        if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
      return false;
    };
    const width = document.documentElement.clientWidth;
    const tooWide = document.documentElement.scrollWidth > width;
    const outside = Array.from(document.body.querySelectorAll("*"))
      .filter((element) => tooWide && element.getBoundingClientRect().right > width + 1 && !isScrolled(element))
      .slice(0, 5);
    const targets = document.querySelectorAll("a[href], button, input, textarea, [role=tab], [role=radio], summary");
    const small = Array.from(targets)
      .filter((element) => !element.closest("[aria-hidden=true]") && getComputedStyle(element).display !== "inline")
      .map((element) => (element.matches("input[type=checkbox], input[type=radio]") && element.closest("label")) || element)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && (box.width < 23.5 || box.height < 23.5);
      });
    return { tooWide, outside: outside.map(name), small: small.map(name) };
  });
  expect(found, page.url()).toEqual({ tooWide: false, outside: [], small: [] });
}
