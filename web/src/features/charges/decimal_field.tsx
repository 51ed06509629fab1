import { useState } from "react";
import { useLocale } from "react-aria-components";
import { isDecimal, plainDecimal } from "../../ui/decimal.ts";
import { TextField } from "../../ui/field.tsx";

interface Props {
  name: string;
  label: string;
  hint?: string;
  /** In the smallest unit: minor units of money, hundredths of a percent. */
  value: number | null;
  /** How many of them make one of what is typed. */
  unit: number;
  onChange: (value: number | null) => void;
}

/** A number with a fraction, typed with a comma or a point and kept as a whole number of its smallest unit. What is typed
 * stays as it is until the field is left. */
export function DecimalField({ value, unit, onChange, ...props }: Props) {
  const { locale } = useLocale();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? "" : new Intl.NumberFormat(locale, { useGrouping: false }).format(value / unit);
  return (
    <TextField
      {...props}
      inputMode="decimal"
      value={draft ?? shown}
      onChange={(text) => {
        setDraft(text);
        onChange(parseDecimal(text, unit));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}

/** The typed number in its smallest unit; null for nothing, or for what is no number. */
export function parseDecimal(text: string, unit: number): number | null {
  return isDecimal(text) ? Math.round(Number(plainDecimal(text)) * unit) : null;
}
