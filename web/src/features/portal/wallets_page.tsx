import { useQuery } from "@tanstack/react-query";
import { listPortalWallets } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { WalletStatement } from "../charges/wallet_ledger.tsx";
import { walletName } from "../charges/wallets_card.tsx";

/** What the customer has prepaid: what is left, how it was used, when it runs out. */
export function WalletsPage() {
  const t = useText();
  const wallets = useQuery({ queryKey: ["portal", "wallets"], queryFn: () => listPortalWallets() });
  return (
    <Page title={t("ui.wallet.title")} width="text">
      <Loaded query={wallets}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.wallet.none")} />
          ) : (
            <div className="flex flex-col gap-4">
              {items.map((wallet) => (
                <Card key={wallet.id} title={walletName(t, wallet)}>
                  <WalletStatement wallet={wallet} />
                </Card>
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
