import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem.ts";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ProblemError;
  }
}

/** Answers are shown from memory at once and asked for again when they are older than this. */
const freshFor = 15_000;

export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", staleTime: freshFor, retry: (count, error) => count < 2 && isPassing(error) },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function isPassing(error: unknown) {
  if (!(error instanceof ProblemError)) return false;
  return error.problem.status === 0 || error.problem.status === 503;
}
