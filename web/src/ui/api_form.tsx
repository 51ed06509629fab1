import { type ReactNode, useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components";
import { fieldName, ProblemError } from "../client/problem.ts";
import { ProblemNotice } from "./problem_notice.tsx";

interface Props {
  label: string;
  error: ProblemError | null;
  onSubmit: (values: FormValues) => void;
  children: ReactNode;
  className?: string;
}

/** What a form holds, by field name. A field that is not there is an empty text. */
export interface FormValues {
  text: (name: string) => string;
  all: (name: string) => string[];
}

/** A form for one call of the API: each wrong field of the problem document is shown at the field that it names, the
 * first of them gets the focus, and what has no field is told above the form. */
export function ApiForm({ label, error, onSubmit, children, className = "flex flex-col gap-3" }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState<string[]>([]);
  const problem = error instanceof ProblemError ? error.problem : null;
  useEffect(() => {
    const fields = (problem?.errors ?? []).map((each) => fieldName(each.pointer)).filter((name) => field(form, name));
    setShown(fields);
    const first = fields[0] && field(form, fields[0]);
    if (first instanceof HTMLElement) first.focus();
  }, [problem]);
  const messages = Object.fromEntries(
    (problem?.errors ?? []).map((each) => [fieldName(each.pointer), each.detail || each.code]),
  );
  const hidesAll = problem !== null && problem.errors.length > 0 && problem.errors.length === shown.length;
  return (
    <Form
      ref={form}
      aria-label={label}
      validationErrors={messages}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(valuesOf(new FormData(event.currentTarget)));
      }}
    >
      {hidesAll ? null : <ProblemNotice problem={problem} shown={shown} fieldOf={fieldName} />}
      {children}
    </Form>
  );
}

function field(form: { current: HTMLFormElement | null }, name: string) {
  return form.current?.elements.namedItem(name) ?? null;
}

function valuesOf(data: FormData): FormValues {
  return {
    text: (name) => String(data.get(name) ?? ""),
    all: (name) => data.getAll(name).map(String),
  };
}
