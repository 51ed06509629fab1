import type { Problem } from "../client/problem.ts";
import { useText } from "../texts/text.ts";
import { Notice } from "./notice.tsx";

interface Props {
  problem: Problem | undefined | null;
  /** Names of fields that show their own part of the problem. */
  shown?: string[];
  fieldOf?: (pointer: string) => string;
}

/** A problem document in words; fields that nobody shows are listed. */
export function ProblemNotice({ problem, shown = [], fieldOf = (pointer) => pointer }: Props) {
  const t = useText();
  if (!problem) return null;
  const title = problem.status === 0 ? t("ui.problem.offline") : problem.title || t("ui.problem.unknown");
  const others = problem.errors.filter((error) => !shown.includes(fieldOf(error.pointer)));
  const detail = problem.detail === problem.title ? "" : problem.detail;
  return (
    <Notice tone="bad">
      <p className="font-medium">{title}</p>
      {detail ? <p>{detail}</p> : null}
      {others.length > 0 ? (
        <ul className="list-disc pl-4">
          {others.map((error) => (
            <li key={error.pointer + error.code}>
              <code>{fieldOf(error.pointer)}</code> {error.detail || error.code}
            </li>
          ))}
        </ul>
      ) : null}
      {problem.status >= 500 && problem.request_id ? (
        <p>{t("ui.problem.request", { id: problem.request_id })}</p>
      ) : null}
    </Notice>
  );
}
