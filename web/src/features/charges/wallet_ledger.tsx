import type { WalletView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { BurnDown } from "./burn_down.tsx";
import { useAmount } from "./wallet_amount.ts";
import { walletReasonIds } from "./words.ts";

/** What is left, how it was used, and each entry. */
export function WalletStatement({ wallet }: { wallet: WalletView }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmount(wallet);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-xl font-semibold">{amount(wallet.balance)}</span>
        {wallet.low ? <Chip tone="warn">{t("ui.wallet.low")}</Chip> : null}
        <span className="text-sm text-muted">
          {wallet.valid_to ? t("ui.wallet.valid_to", { date: format.date(wallet.valid_to) }) : null}
        </span>
      </div>
      <BurnDown wallet={wallet} />
      <Unfold label={t("ui.wallet.entries")}>
        <table className="mt-2 w-full text-left text-sm">
          <thead>
            <tr className="text-muted">
              <th className="pr-2 font-medium">{t("ui.wallet.when")}</th>
              <th className="pr-2 font-medium">{t("ui.wallet.what")}</th>
              <th className="pr-2 text-right font-medium">{t("ui.wallet.amount")}</th>
              <th className="text-right font-medium">{t("ui.wallet.balance")}</th>
            </tr>
          </thead>
          <tbody>
            {wallet.entries.toReversed().map((entry) => (
              <tr key={entry.position} className="border-t border-line align-top">
                <td className="pr-2">{format.date(entry.at)}</td>
                <td className="pr-2">
                  {word(t, walletReasonIds, entry.reason)}
                  {entry.ticket_number ? ` #${entry.ticket_number}` : ""}
                  {entry.note || entry.person_name ? (
                    <span className="block text-muted">
                      {[entry.note, entry.person_name].filter(Boolean).join(" · ")}
                    </span>
                  ) : null}
                </td>
                <td className="pr-2 text-right whitespace-nowrap">{amount(entry.amount)}</td>
                <td className="text-right whitespace-nowrap">{amount(entry.balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Unfold>
    </div>
  );
}
