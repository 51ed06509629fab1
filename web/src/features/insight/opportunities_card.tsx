import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { OpportunityForm } from "./opportunity_form.tsx";
import { OpportunityList } from "./opportunity_list.tsx";
import { opportunitiesOfQuery } from "./queries.ts";

/** What this customer may need next, and how earlier offers ended. */
export function OpportunitiesCard({ customer }: { customer: string }) {
  const t = useText();
  const mayRead = useMay("signal_read");
  const mayWrite = useMay("signal_write");
  const opportunities = useQuery({ ...opportunitiesOfQuery(customer), enabled: mayRead });
  const [isOpening, setOpening] = useState(false);
  const close = () => setOpening(false);
  if (!mayRead) return null;
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setOpening(true)}>
      {t("ui.opportunity.add")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.opportunities.title")} actions={mayWrite ? add : null}>
      <Loaded query={opportunities} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.opportunities.none")}</p>
          ) : (
            <OpportunityList opportunities={items} withCustomer={false} />
          )
        }
      </Loaded>
      <ModalDialog title={t("ui.opportunity.title")} isOpen={isOpening} onClose={close}>
        <OpportunityForm customer={customer} onDone={close} />
      </ModalDialog>
    </Card>
  );
}
