import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listWallets, type WalletView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { AdjustForm, ChangeForm, OpenForm, TopUpForm } from "./wallet_forms.tsx";
import { WalletStatement } from "./wallet_ledger.tsx";

const walletsQuery = (customer: string) => ({
  queryKey: ["wallets", customer],
  queryFn: () => listWallets(customer),
});

const actions = {
  top_up: { title: "ui.wallet.top_up", Form: TopUpForm },
  adjust: { title: "ui.wallet.adjust", Form: AdjustForm },
  change: { title: "ui.wallet.change", Form: ChangeForm },
};
type Action = keyof typeof actions;

/** Prepaid time, requests and money of a customer: what is left, buying more, and putting it right. */
export function WalletsCard({ customer }: { customer: string }) {
  const t = useText();
  const mayWrite = useMay("charge_write");
  const wallets = useQuery(walletsQuery(customer));
  const [isOpening, setOpening] = useState(false);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setOpening(true)}>
      {t("ui.wallet.open")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.wallet.title")} actions={mayWrite ? add : null}>
      <Loaded query={wallets} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="text-muted">{t("ui.wallet.none")}</p> : null}
            <ul className="flex flex-col gap-4">
              {items.map((wallet) => (
                <li key={wallet.id}>
                  <div className="flex flex-wrap items-center gap-2">
                    <h3 className="flex-1 font-medium">{walletName(t, wallet)}</h3>
                    {mayWrite ? <WalletActions wallet={wallet} /> : null}
                  </div>
                  <WalletStatement wallet={wallet} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog title={t("ui.wallet.open")} isOpen={isOpening} onClose={() => setOpening(false)}>
        <OpenForm customer={customer} onDone={() => setOpening(false)} />
      </ModalDialog>
    </Card>
  );
}

/** What the offer includes of a month or an agreement is granted by it: nobody tops that up. */
function WalletActions({ wallet }: { wallet: WalletView }) {
  const t = useText();
  const [shown, setShown] = useState<Action | null>(null);
  const possible: Action[] = wallet.period ? ["adjust", "change"] : ["top_up", "adjust", "change"];
  const action = shown ? actions[shown] : null;
  return (
    <>
      {possible.map((each) => (
        <ActionButton
          key={each}
          size="small"
          look={each === "top_up" ? "plain" : "quiet"}
          onPress={() => setShown(each)}
          aria-label={`${t(actions[each].title)}: ${walletName(t, wallet)}`}
        >
          {t(actions[each].title)}
        </ActionButton>
      ))}
      <ModalDialog title={action ? t(action.title) : ""} isOpen={action !== null} onClose={() => setShown(null)}>
        {action ? <action.Form wallet={wallet} onDone={() => setShown(null)} /> : null}
      </ModalDialog>
    </>
  );
}

export function walletName(t: ReturnType<typeof useText>, wallet: Pick<WalletView, "name" | "period">) {
  if (wallet.name) return wallet.name;
  const period = wallet.period && wallet.period !== "agreement" ? ` ${wallet.period}` : "";
  return t("ui.wallet.included") + period;
}
