import { useQuery } from "@tanstack/react-query";
import type { EntitlementView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { entitlementsQuery } from "./queries.ts";

/** The ways of escalation that this desk holds, with what is left of each. */
export function EntitlementsPage() {
  const t = useText();
  const entitlements = useQuery(entitlementsQuery);
  return (
    <Page title={t("ui.entitlements.title")} lead={t("ui.entitlements.lead")}>
      <Loaded query={entitlements}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty title={t("ui.entitlements.none")} hint={t("ui.entitlements.none_hint")} />
          ) : (
            <div className="grid gap-4 md:grid-cols-2">
              {data.items.map((each) => (
                <EntitlementCard key={each.id} entitlement={each} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function EntitlementCard({ entitlement }: { entitlement: EntitlementView }) {
  const t = useText();
  const format = useFormat();
  const until = entitlement.valid_to;
  const left = entitlement.balance === null ? t("ui.entitlements.unlimited") : format.number(entitlement.balance);
  return (
    <Card
      title={entitlement.name}
      actions={
        <ButtonLink size="small" look="quiet" href={`/entitlements/${entitlement.id}`}>
          {t("ui.entitlements.ledger")}
        </ButtonLink>
      }
    >
      <Facts
        rows={[
          [t("ui.entitlements.balance"), <strong key="left">{left}</strong>],
          [t("ui.entitlements.vehicle"), entitlement.vehicle_name],
          [t("ui.entitlements.from"), format.date(entitlement.valid_from)],
          [t("ui.entitlements.until"), until ? format.date(until) : null],
        ]}
      />
    </Card>
  );
}
