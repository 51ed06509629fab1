import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { EntryView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { entitlementsQuery, ledgerQuery } from "./queries.ts";

const route = getRouteApi("/desk/entitlements/$entitlement");

const entryIds = {
  grant: "ui.ledger.grant",
  draw: "ui.ledger.draw",
  give_back: "ui.ledger.give_back",
  expire: "ui.ledger.expire",
  adjust: "ui.ledger.adjust",
};

/** Every entry of an entitlement's ledger: the balance, explained. */
export function LedgerPage() {
  const t = useText();
  const format = useFormat();
  const { entitlement: id } = route.useParams();
  const entitlements = useQuery(entitlementsQuery);
  const ledger = useQuery(ledgerQuery(id));
  const name = entitlements.data?.items.find((each) => each.id === id)?.name ?? t("ui.entitlements.ledger");
  return (
    <Page title={name} lead={<TextLink href="/entitlements">{t("ui.entitlements.title")}</TextLink>} width="text">
      <Loaded query={ledger}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty title={t("ui.ledger.none")} />
          ) : (
            <div className="overflow-x-auto rounded-lg border border-line bg-surface">
              <table className="w-full text-left">
                <caption className="sr-only">{t("ui.entitlements.ledger")}</caption>
                <thead className="text-sm text-muted">
                  <tr className="border-b border-line">
                    <th className="px-4 py-2 font-medium">{t("ui.ledger.at")}</th>
                    <th className="px-4 py-2 font-medium">{t("ui.ledger.reason")}</th>
                    <th className="px-4 py-2 text-right font-medium">{t("ui.ledger.amount")}</th>
                    <th className="px-4 py-2 text-right font-medium">{t("ui.entitlements.balance")}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((entry, at) => (
                    <tr // biome-ignore lint/suspicious/noArrayIndexKey: a ledger only grows at its end
                      key={at}
                      className="border-b border-line last:border-0"
                    >
                      <td className="px-4 py-2 whitespace-nowrap">{format.dateTime(entry.at)}</td>
                      <td className="px-4 py-2">{<LedgerReason entry={entry} />}</td>
                      <td className="px-4 py-2 text-right tabular-nums">
                        {entry.amount > 0 ? `+${format.number(entry.amount)}` : format.number(entry.amount)}
                      </td>
                      <td className="px-4 py-2 text-right tabular-nums">{format.number(entry.balance)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function LedgerReason({ entry }: { entry: EntryView }) {
  const t = useText();
  return (
    <>
      <div>{word(t, entryIds, entry.kind)}</div>
      <div className="text-sm text-muted">{[entry.reason, entry.person_name].filter(Boolean).join(" · ")}</div>
    </>
  );
}
