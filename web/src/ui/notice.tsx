import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  bad: { box: "bg-bad text-bad-ink", icon: CircleAlert, role: "alert" },
  warn: { box: "bg-warn text-warn-ink", icon: Info, role: "status" },
  good: { box: "bg-good text-good-ink", icon: CircleCheck, role: "status" },
} as const;

/** Something to know about what was just done. Bad news interrupts a screen reader, other news waits. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  const { box, icon: Icon, role } = tones[tone];
  return (
    <div role={role} className={`${box} flex gap-2 rounded-md px-3 py-2 text-sm`}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
