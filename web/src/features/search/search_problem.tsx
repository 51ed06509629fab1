import type { Problem } from "../../client/problem.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

/** What is wrong with a search, in the server's words, which say where. */
export function SearchProblem({ problem }: { problem: Problem | undefined | null }) {
  const own = problem?.errors.filter(({ pointer }) => pointer === "query/q") ?? [];
  if (!problem || own.length === 0) return <ProblemNotice problem={problem} />;
  return (
    <div role="status" className="mt-2">
      <Notice tone="bad">
        {own.map(({ code, detail }) => (
          <p key={code}>{detail}</p>
        ))}
      </Notice>
    </div>
  );
}
