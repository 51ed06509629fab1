import { type Money, useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { unitIds } from "./words.ts";

const minutesAnHour = 60;

interface Props {
  price: Money;
  unit: string;
  /** How many units it is the price of: an hour's rate is that of sixty minutes. */
  base: number;
}

/** The price of a unit, or of an hour of minutes. */
export function UnitPrice({ price, unit, base }: Props) {
  const t = useText();
  const format = useFormat();
  const isHourly = unit === "MIN" && base === minutesAnHour;
  const per = isHourly ? word(t, unitIds, "HUR") : base === 1 ? "" : `${base} ${word(t, unitIds, unit)}`;
  return per ? `${format.money(price)} / ${per}` : format.money(price);
}
