import { type ReactNode, useEffect } from "react";

interface Props {
  title: string;
  /** What stands before the title in the tab; the title itself without. */
  tab?: string;
  /** On a line of its own above the title: where the page stands. */
  above?: ReactNode;
  /** Beside the title. */
  beside?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: "wide" | "text";
}

/** A page: its heading, what can be done on it, its content. Names the browser tab. */
export function Page({ title, tab = title, above, beside, lead, actions, children, width = "wide" }: Props) {
  useEffect(() => {
    document.title = `${tab} · Podpora`;
  }, [tab]);
  return (
    <div className="mx-auto w-full max-w-page px-4 py-5 sm:px-6">
      <div className={width === "text" ? "max-w-3xl" : undefined}>
        {above}
        <div className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-72">
            <div className="flex items-start gap-1">
              <h1 className="text-2xl font-semibold wrap-anywhere">{title}</h1>
              {beside}
            </div>
            {lead ? <div className="mt-0.5 text-muted">{lead}</div> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        {children}
      </div>
    </div>
  );
}

/** A titled block of a page. */
export function Card({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface">
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <h2 className="flex-1 font-semibold">{title}</h2>
        {actions}
      </div>
      <div className="px-4 py-3">{children}</div>
    </section>
  );
}

/** Pairs of a name and what it is. Empty values are left out. */
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  const filled = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-3 gap-y-1 text-sm">
      {filled.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
