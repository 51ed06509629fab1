import type { ReactNode } from "react";
import { Radio, RadioGroup } from "react-aria-components";

interface Card {
  id: string;
  name: string;
  isDisabled?: boolean;
  content: ReactNode;
}

interface Props {
  label: string;
  cards: Card[];
  value: string | null;
  onChange: (id: string) => void;
}

/** One of several that need explaining. What cannot be chosen stays readable. */
export function RadioCards({ label, cards, value, onChange }: Props) {
  return (
    <RadioGroup aria-label={label} value={value} onChange={onChange} className="flex flex-col gap-2">
      {cards.map((card) => (
        <Radio
          key={card.id}
          value={card.id}
          isDisabled={card.isDisabled}
          aria-label={card.name}
          className="group flex cursor-pointer gap-3 rounded-lg border border-line bg-raised p-3 outline-none hovered:border-line-strong selected:border-accent selected:bg-accent-soft focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent disabled:cursor-default disabled:bg-sunken"
        >
          <span
            aria-hidden="true"
            className="mt-1 grid size-4.5 shrink-0 place-items-center rounded-full border-2 border-line-strong group-selected:border-accent group-disabled:border-dashed"
          >
            <span className="hidden size-2 rounded-full bg-accent group-selected:block forced-colors:bg-[Highlight]" />
          </span>
          <div className="min-w-0 flex-1">{card.content}</div>
        </Radio>
      ))}
    </RadioGroup>
  );
}
