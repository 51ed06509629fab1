import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EntitlementView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { AddForm } from "./add_form.tsx";
import { entitlementsQuery } from "./queries.ts";
import { WarningsCard } from "./warnings_card.tsx";
import { entitlementStateIds, entitlementStateTones } from "./words.ts";

/** The ways of escalation that this desk holds, with what is left of each. */
export function EntitlementsPage() {
  const t = useText();
  const mayWrite = useMay("entitlement_write");
  const [isAdding, setAdding] = useState(false);
  const entitlements = useQuery(entitlementsQuery);
  const add = (
    <ActionButton look="primary" onPress={() => setAdding(true)}>
      {t("ui.entitlements.add")}
    </ActionButton>
  );
  const actions = (
    <>
      <ButtonLink href="/entitlements/plans">{t("ui.plans.title")}</ButtonLink>
      {mayWrite ? add : null}
    </>
  );
  return (
    <Page title={t("ui.entitlements.title")} lead={t("ui.entitlements.lead")} actions={actions}>
      <div className="flex flex-col gap-4">
        <WarningsCard />
        <Loaded query={entitlements}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty title={t("ui.entitlements.none")} hint={t("ui.entitlements.none_hint")} />
            ) : (
              <EntitlementCards entitlements={data.items} />
            )
          }
        </Loaded>
      </div>
      <ModalDialog title={t("ui.entitlements.add")} isOpen={isAdding} onClose={() => setAdding(false)} width="wide">
        <AddForm onDone={() => setAdding(false)} />
      </ModalDialog>
    </Page>
  );
}

const leftIds = { incidents: "ui.entitlements.left_incidents", hours: "ui.entitlements.left_hours" };

/** What is left, as people say it: "19 incidents", "no limit". */
export function useLeft() {
  const t = useText();
  return ({ balance, unit }: Pick<EntitlementView, "balance" | "unit">) =>
    balance === null ? t("ui.entitlements.unlimited") : t(leftIds[unit], { count: balance });
}

/** What the desk holds, a card each. */
export function EntitlementCards({ entitlements }: { entitlements: EntitlementView[] }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {entitlements.map((each) => (
        <EntitlementCard key={each.id} entitlement={each} />
      ))}
    </div>
  );
}

function EntitlementCard({ entitlement }: { entitlement: EntitlementView }) {
  const t = useText();
  const format = useFormat();
  const left = useLeft();
  const until = entitlement.valid_to;
  return (
    <Card
      title={entitlement.name}
      actions={
        <>
          <Chip tone={entitlementStateTones[entitlement.state]}>{word(t, entitlementStateIds, entitlement.state)}</Chip>
          <ButtonLink size="small" look="quiet" href={`/entitlements/${entitlement.id}`}>
            {t("ui.entitlements.ledger")}
          </ButtonLink>
        </>
      }
    >
      <Facts
        rows={[
          [t("ui.entitlements.balance"), <strong key="left">{left(entitlement)}</strong>],
          [t("ui.entitlements.vehicle"), entitlement.vehicle_name],
          [t("ui.entitlements.from"), format.date(entitlement.valid_from)],
          [t("ui.entitlements.until"), until ? format.date(until) : null],
        ]}
      />
    </Card>
  );
}
