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

/** What a form holds, by field name, with the name and value of the button that sent it. A field that is not there is an empty text. */
export interface FormValues {
  text: (name: string) => string;
  all: (name: string) => string[];
}

/** A form for one call of the API: each wrong field of the problem document is shown at the field that it names, the
 * first of them gets the focus, and what has no field is told above the form. */
export function ApiForm({ label, error, onSubmit, children, className = "flex flex-col gap-3" }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState<string[]>([]);
  const [changed, setChanged] = useState<string[]>([]);
  const problem = error instanceof ProblemError ? error.problem : null;
  useEffect(() => {
    const fields = (problem?.errors ?? []).map((each) => fieldName(each.pointer)).filter((name) => field(form, name));
    setShown(fields);
    setChanged([]);
    const first = fields[0] && field(form, fields[0]);
    if (first instanceof HTMLElement) first.focus();
  }, [problem]);
  const messages: Record<string, string[]> = {};
  for (const { pointer, detail, code } of problem?.errors ?? []) {
    const name = fieldName(pointer);
    if (changed.includes(name)) continue;
    messages[name] = [...(messages[name] ?? []), detail || code];
  }
  const hidesAll = problem !== null && problem.errors.length > 0 && problem.errors.length === shown.length;
  return (
    <Form
      ref={form}
      aria-label={label}
      validationErrors={messages}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        if (pressed?.name) data.set(pressed.name, pressed.value);
        onSubmit(valuesOf(data));
      }}
    >
      {hidesAll ? null : <ProblemNotice problem={problem} shown={shown} fieldOf={fieldName} />}
      {/* A message goes as soon as its field is written to. On leaving the field would be too late: the page would move
          under the pointer that is about to press the button. */}
      <div
        className="contents"
        onInput={(event) => {
          const { name } = event.target as HTMLInputElement;
          if (messages[name]) setChanged([...changed, name]);
        }}
      >
        {children}
      </div>
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
