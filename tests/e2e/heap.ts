import type { Page } from "playwright-core";

/** Walks through the list that the request on the page was opened from: to the next one until the last, and back, by the
 * keys that agents use. */
export function switchRequests(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const heading = () => document.querySelector("h1")?.textContent ?? "";
    const at = () => location.pathname;
    /** Whether it came to be within so many pictures. */
    const until = (isTrue: () => boolean, pictures: number) =>
      new Promise<boolean>((resolve) => {
        const look = (left: number) =>
          isTrue() || left === 0 ? resolve(left > 0) : requestAnimationFrame(() => look(left - 1));
        look(pictures);
      });
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const has = (label: string) => document.querySelector(`main nav a[aria-label="${label}"]`) !== null;
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    let key = "j";
    for (let done = 0; done < count; ++done) {
      const before = [at(), heading()];
      const isThere = () => at() !== before[0] && heading() !== "" && heading() !== before[1];
      // A key works once what it does is known, which comes behind the picture; who sees nothing happen looks where the
      // list goes on, and presses again.
      do {
        if (!has(key === "j" ? "Next request in the list" : "Previous request in the list")) key = key === "j" ? "k" : "j";
        press(key);
      } while (!(await until(isThere, 120)));
      await drawn();
    }
  }, times);
}

/** How many bytes the page's script holds once everything that can be given back is. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  for (let time = 0; time < 3; ++time) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
