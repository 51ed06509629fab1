import type { WalletView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";

/** How an amount of that wallet is written: time, a number of requests, or money. */
export function useAmount(wallet: Pick<WalletView, "unit" | "currency">) {
  const format = useFormat();
  return (amount: number) => {
    if (wallet.unit === "money") return format.money({ minor: amount, currency: wallet.currency });
    if (wallet.unit === "incidents") return format.number(amount);
    const sign = amount < 0 ? "−" : "";
    return sign + format.minutes(Math.round(Math.abs(amount) / 100));
  };
}
