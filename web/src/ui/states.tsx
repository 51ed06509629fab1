import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "../texts/text.ts";
import { ActionButton } from "./button.tsx";
import { ProblemNotice } from "./problem_notice.tsx";

const patience = 150;

/** Grey bars in the place of content, shown only once waiting becomes noticeable. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const t = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div role="status" className="flex flex-col gap-3 p-4">
      <span className="sr-only">{t("ui.common.loading")}</span>
      {Array.from({ length: rows }, (_, row) => `row${row}`).map((key) => (
        <div key={key} aria-hidden="true" className="h-5 animate-pulse rounded-sm bg-sunken" />
      ))}
    </div>
  );
}

/** Why a list is empty, and what to do about it. */
export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <p className="font-medium">{title}</p>
      {hint ? <p className="max-w-prose text-muted">{hint}</p> : null}
      {action}
    </div>
  );
}

interface Props<T> {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What a query brought; bars while the first answer is awaited; the problem with a way to try again. An error later
 * keeps the old content on the screen. */
export function Loaded<T>({ query, rows, children }: Props<T>) {
  const t = useText();
  return (
    <>
      {query.error ? (
        <div className="mb-3 flex flex-col items-start gap-2">
          <ProblemNotice problem={query.error.problem} />
          <ActionButton size="small" onPress={() => query.refetch()}>
            {t("ui.common.retry")}
          </ActionButton>
        </div>
      ) : null}
      {query.data !== undefined ? children(query.data) : query.error ? null : <Skeleton rows={rows} />}
    </>
  );
}
