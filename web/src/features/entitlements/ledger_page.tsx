import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { EntitlementView, EntryView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { Credentials } from "./credentials.tsx";
import { EntitlementActions } from "./entitlement_actions.tsx";
import { useLeft } from "./entitlements_page.tsx";
import { entitlementsQuery, ledgerQuery } from "./queries.ts";
import { entitlementStateIds, entitlementStateTones, entryIds, perIds, periodIds, warningIds } from "./words.ts";

const route = getRouteApi("/desk/entitlements/$entitlement");

/** One entitlement: its terms, what can be done with it, and every entry of its ledger. */
export function LedgerPage() {
  const t = useText();
  const mayWrite = useMay("entitlement_write");
  const { entitlement: id } = route.useParams();
  const entitlements = useQuery(entitlementsQuery);
  const entitlement = entitlements.data?.items.find((each) => each.id === id);
  return (
    <Page
      title={entitlement?.name ?? t("ui.entitlements.ledger")}
      lead={<TextLink href="/entitlements">{t("ui.entitlements.title")}</TextLink>}
      actions={mayWrite && entitlement ? <EntitlementActions entitlement={entitlement} /> : null}
      width="text"
    >
      <div className="flex flex-col gap-4">
        <Loaded query={entitlements}>{() => (entitlement ? <Terms entitlement={entitlement} /> : null)}</Loaded>
        <Ledger id={id} />
      </div>
    </Page>
  );
}

function Terms({ entitlement }: { entitlement: EntitlementView }) {
  const t = useText();
  const format = useFormat();
  const left = useLeft();
  const mayWrite = useMay("entitlement_write");
  const { valid_to, cancelled_at, renewed_from, warnings, caps, warn_days, warn_balance } = entitlement;
  const thresholds = [
    warn_days > 0 ? t("ui.entitlement.warns_days", { days: warn_days }) : null,
    warn_balance === null ? null : t("ui.entitlement.warns_balance", { balance: warn_balance }),
  ].filter(Boolean);
  return (
    <Card
      title={entitlement.vehicle_name}
      actions={
        <>
          {warnings.map((kind) => (
            <Chip key={kind} tone="warn">
              {word(t, warningIds, kind)}
            </Chip>
          ))}
          <Chip tone={entitlementStateTones[entitlement.state]}>{word(t, entitlementStateIds, entitlement.state)}</Chip>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Facts
          rows={[
            [t("ui.entitlements.balance"), <strong key="left">{left(entitlement)}</strong>],
            [t("ui.entitlements.from"), format.date(entitlement.valid_from)],
            [t("ui.entitlements.until"), valid_to ? format.date(valid_to) : null],
            [t("ui.entitlement.cancelled"), cancelled_at ? format.dateTime(cancelled_at) : null],
            [
              t("ui.entitlement.renewed_from"),
              renewed_from ? (
                <TextLink key="old" href={`/entitlements/${renewed_from}`}>
                  {t("ui.entitlement.older")}
                </TextLink>
              ) : null,
            ],
            [t("ui.entitlement.warns"), thresholds.join(", ")],
            [t("ui.cap.title"), caps.length > 0 ? <CapList key="caps" caps={caps} /> : null],
          ]}
        />
        {mayWrite ? <Credentials key={entitlement.id} entitlement={entitlement.id} /> : null}
      </div>
    </Card>
  );
}

function CapList({ caps }: { caps: EntitlementView["caps"] }) {
  const t = useText();
  return (
    <ul>
      {caps.map((cap) => (
        <li key={cap.per + cap.value + cap.period}>
          {t("ui.cap.line", {
            most: cap.most,
            per: word(t, perIds, cap.per),
            value: cap.value || t("ui.cap.each"),
            period: word(t, periodIds, cap.period),
          })}
        </li>
      ))}
    </ul>
  );
}

function Ledger({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const [until, setUntil] = useState("");
  const instant = until ? new Date(until) : null;
  const ledger = useQuery(
    ledgerQuery(id, instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined),
  );
  return (
    <section aria-label={t("ui.entitlements.ledger")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="font-semibold">{t("ui.entitlements.ledger")}</h2>
        <TextField type="datetime-local" label={t("ui.ledger.as_of")} value={until} onChange={setUntil} />
      </div>
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
    </section>
  );
}

function LedgerReason({ entry }: { entry: EntryView }) {
  const t = useText();
  return (
    <>
      <div>{word(t, entryIds, entry.kind)}</div>
      <div className="text-sm text-muted">
        {[entry.reason, entry.reference, entry.person_name].filter(Boolean).join(" · ")}
      </div>
    </>
  );
}
