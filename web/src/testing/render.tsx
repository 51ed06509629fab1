import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { makeQueryClient } from "../client/query.ts";
import { LanguageProvider } from "../texts/language.tsx";

export interface Request {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** What the server answers: a status with a body. */
export type Answer = [status: number, body?: unknown];

/** Draws a component over a server that answers by `answers`, keyed `POST /api/v1/…`; each call is remembered. An
 * address without an answer is a 404. */
export function renderOver(
  answers: Record<string, (request: Request) => Answer | Promise<Answer>>,
  children: ReactNode,
) {
  const calls: Request[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const body = typeof init.body === "string" ? JSON.parse(init.body) : null;
    const request = { method: init.method ?? "GET", path: url, headers: new Headers(init.headers), body };
    calls.push(request);
    const [status, answer] = (await answers[`${request.method} ${url}`]?.(request)) ?? [404, { code: "not-found" }];
    const type = status < 400 ? "application/json" : "application/problem+json";
    return new Response(status === 204 ? null : JSON.stringify(answer), { status, headers: { "Content-Type": type } });
  });
  const queryClient = makeQueryClient();
  const view = render(
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>{children}</LanguageProvider>
    </QueryClientProvider>,
  );
  return { ...view, calls, queryClient };
}
