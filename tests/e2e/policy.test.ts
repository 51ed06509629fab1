import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, launch, open, signedIn } from "./browser.ts";
import { servedDesk } from "./desk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function policyOf(context: BrowserContext, path: string) {
  const answer = await context.request.get(path);
  expect(answer.headers()["content-type"], path).toMatch(/^text\/html/);
  return answer.headers()["content-security-policy"] ?? "";
}

test("every page of ours requires trusted types", async () => {
  const { context } = await open(browser);
  await signedIn(context, "olga@");
  const customer = (await call<{ items: { id: string }[] }>(context, "GET", "/customers")).items[0]?.id;
  const policies: Record<string, string> = {
    "/queue": "default own-pages",
    "/portal": "default own-pages",
    "/mail-frame": "dompurify",
    "/severka/support": "'none'",
    [`/api/v1/customers/${customer}/review.html`]: "'none'",
  };
  for (const [path, names] of Object.entries(policies))
    expect(await policyOf(context, path), path).toContain(`require-trusted-types-for 'script'; trusted-types ${names}`);
  await context.close();
});

test("a script that makes HTML of text, or starts another script, is stopped and seen", async () => {
  const { page, errors } = await open(browser);
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(errors).toEqual([]);
  const refused = await page.evaluate(() => {
    const tries = [
      () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>"),
      () => Object.assign(document.createElement("script"), { src: "/assets/other.js" }),
      () => new Worker("/assets/other.js"),
      () => window.setTimeout("1"),
      () => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy("other", {}),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return "went through";
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(refused).toEqual(Array(refused.length).fill("TypeError"));
  await expect.poll(() => errors.length).toBeGreaterThan(0);
});

test("a request that leaves the origin is seen by every test", async () => {
  const { page, errors } = await open(browser);
  await page.route("http://elsewhere.example/**", (route) => route.abort());
  await page.goto("/severka/support");
  await page.goto("http://elsewhere.example/").catch(() => {});
  expect(errors).toContain("asked for http://elsewhere.example/");
  expect(servedDesk().address).not.toContain("elsewhere");
});
