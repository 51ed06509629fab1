import type { PriceView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip, type Tone } from "../../ui/chip.tsx";

const verdictIds = {
  covered: "ui.price.covered",
  draws: "ui.price.draws",
  billable: "ui.price.billable",
  no_agreement: "ui.price.no_agreement",
};
const tones: Record<string, Tone> = { covered: "good", draws: "accent", billable: "warn", no_agreement: "plain" };

/** What work would cost the customer, with the rule that says so. */
export function PriceLine({ price }: { price: PriceView }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <Chip tone={tones[price.verdict]}>{word(t, verdictIds, price.verdict)}</Chip>
      {price.amount ? <span className="font-semibold">{format.money(price.amount)}</span> : null}
      <span className="text-muted">{price.text}</span>
    </div>
  );
}
