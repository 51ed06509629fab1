import type { ReactNode } from "react";

const tones = {
  plain: "bg-sunken text-ink",
  accent: "bg-accent-soft text-accent-strong",
  good: "bg-good text-good-ink",
  warn: "bg-warn text-warn-ink",
  bad: "bg-bad text-bad-ink",
  upstream: "bg-upstream text-upstream-ink",
};
export type Tone = keyof typeof tones;

/** A short word in colour. The word says it all; the colour only helps. */
export function Chip({ tone = "plain", icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={`${tones[tone]} inline-flex h-fit shrink-0 items-center gap-1 rounded-full px-2 py-px text-sm font-medium whitespace-nowrap forced-colors:border`}
    >
      {icon}
      {children}
    </span>
  );
}
