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

interface Props {
  tone?: Tone | undefined;
  icon?: ReactNode;
  /** What the word stands for, to whoever points at it. */
  title?: string;
  /** Its place among its neighbours. */
  place?: string | undefined;
  children: ReactNode;
}

/** A short word in colour. The word says it all; the colour only helps. */
export function Chip({ tone = "plain", icon, title, place = "", children }: Props) {
  return (
    <span
      title={title}
      className={`${tones[tone]} ${place} inline-flex h-fit w-fit shrink-0 items-center gap-1 rounded-full px-2 py-px text-sm font-medium whitespace-nowrap forced-colors:border`}
    >
      {icon}
      {children}
    </span>
  );
}
