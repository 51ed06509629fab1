import { afterEach, expect, test, vi } from "vitest";
import { http, ifMatch, onSessionExpired } from "./http.ts";
import { fieldName, type ProblemError } from "./problem.ts";

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown, type = "application/problem+json") {
  const fake = vi.fn(async (_url: string, _init: RequestInit) => {
    return new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
  });
  vi.stubGlobal("fetch", fake);
  return fake;
}

const failure = (call: Promise<unknown>) => call.then(() => null).catch((error: ProblemError) => error.problem);

test("a problem document becomes an error with its fields", async () => {
  answer(422, { code: "invalid", title: "Wrong", errors: [{ pointer: "/email", code: "empty", detail: "Missing" }] });
  const problem = await failure(http("/api/v1/x"));
  expect(problem).toMatchObject({ status: 422, code: "invalid", title: "Wrong" });
  expect(problem?.errors).toEqual([{ pointer: "/email", code: "empty", detail: "Missing" }]);
});

test("an answer that is no problem document keeps its status", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(await failure(http("/api/v1/x"))).toMatchObject({ status: 502, code: "status-502", errors: [] });
});

test("a server that cannot be reached is a problem with status 0", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("refused")));
  expect(await failure(http("/api/v1/x"))).toMatchObject({ status: 0, code: "offline" });
});

test("every POST carries a key of its own", async () => {
  const fake = answer(200, {}, "application/json");
  await http("/api/v1/x", { method: "POST" });
  await http("/api/v1/x", { method: "POST" });
  const keys = fake.mock.calls.map(([, init]) => new Headers(init.headers).get("Idempotency-Key"));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).not.toBe(keys[0]);
});

test("only a call other than for the session itself tells that the session is over", async () => {
  const listener = vi.fn();
  const stop = onSessionExpired(listener);
  answer(401, { code: "unauthenticated" });
  await failure(http("/api/v1/session"));
  expect(listener).not.toHaveBeenCalled();
  await failure(http("/api/v1/tickets"));
  expect(listener).toHaveBeenCalledOnce();
  stop();
});

test("a version is sent as a strong entity tag", () => {
  expect(ifMatch(7)).toEqual({ headers: { "If-Match": '"7"' } });
});

test.each([
  ["/email", "email"],
  ["/prices/0/amount", "prices/0/amount"],
  ["query/text", "text"],
])("the pointer %s names the field %s", (pointer, name) => {
  expect(fieldName(pointer)).toBe(name);
});
