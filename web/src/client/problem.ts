/** One wrong field: an RFC 6901 pointer into the body, a stable code, and the words for people. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** A problem document (RFC 9457) as this server writes it. Status 0: the server could not be reached. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  request_id?: string;
  errors: FieldProblem[];
}

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title || problem.code);
    this.problem = problem;
  }
}

export function isProblem(error: unknown, code: string | number): boolean {
  return error instanceof ProblemError && (error.problem.code === code || error.problem.status === code);
}

/** The name of the form field that a pointer means: `/prices/0/amount` is `prices/0/amount`. */
export function fieldName(pointer: string): string {
  return pointer.replace(/^\/|^(?:query|path)\//, "");
}
