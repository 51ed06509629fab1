import { ProblemError } from "../src/client/problem.ts";

/** What a call of the API throws. */
export function problemOf(code: string, errors: { pointer: string; code: string; detail: string }[] = []) {
  const detail = errors.length > 0 ? "" : "What was asked for could not be done, and nothing was changed.";
  return new ProblemError({
    title: "Not possible",
    status: 422,
    detail,
    code,
    request_id: "",
    errors,
  });
}
