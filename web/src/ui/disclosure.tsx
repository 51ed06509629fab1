import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";

interface Props {
  title: ReactNode;
  aside?: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
}

/** A card of the side panel that folds. */
export function FoldingCard({ title, aside, isOpen = true, children }: Props) {
  return (
    <Disclosure defaultExpanded={isOpen} className="group/card rounded-lg border border-line bg-surface">
      <Heading level={2} className="flex">
        <Button
          slot="trigger"
          className="flex min-h-11 min-w-0 flex-1 cursor-pointer flex-wrap items-center gap-2 rounded-lg px-3 py-1.5 text-left font-semibold outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
        >
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-expanded/card:rotate-90"
          />
          <span className="flex-1">{title}</span>
          {aside}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="px-4 pt-1 pb-4">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** A line that unfolds more text in place. */
export function Unfold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Disclosure className="group/fold mt-2">
      <Button
        slot="trigger"
        className="inline-flex min-h-6.5 cursor-pointer items-center gap-1 rounded-sm text-sm text-muted outline-none hovered:text-ink focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-expanded/fold:rotate-90" />
        {label}
      </Button>
      <DisclosurePanel className="text-sm">{children}</DisclosurePanel>
    </Disclosure>
  );
}
