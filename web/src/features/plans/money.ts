import type { Money } from "../../client/api.ts";
import { plainDecimal } from "../../ui/decimal.ts";

/** An amount typed in whole units of the currency, with a comma or a point, in its minor unit; nothing is zero. What is
 * no number does not get here: its field says so. */
export function typedMoney(amount: string, currency: string): Money {
  const value = Number(plainDecimal(amount));
  return { minor: Math.round(value * minorPerUnit(currency)), currency };
}

/** An amount as it is typed: whole units of the currency with a point. */
export function amountText({ minor, currency }: Money): string {
  return String(minor / minorPerUnit(currency));
}

function minorPerUnit(currency: string) {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    return 100;
  }
}
