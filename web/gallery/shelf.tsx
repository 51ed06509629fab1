import type { ReactNode } from "react";

/** One state of a component, with its name above it. */
export function Shelf({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm text-muted">{name}</span>
      <div className="flex flex-wrap items-start gap-2">{children}</div>
    </div>
  );
}

/** Longer than anybody would write, and with a word that does not break. */
export const long = "Nejneobhospodařovávatelnější požadavek, jehož předmět se nevejde na jeden řádek ani na dva";
