import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { ClaimList } from "./claim_list.tsx";
import { customerClaimsQuery, ticketClaimsQuery } from "./queries.ts";
import { StartClaim } from "./start_claim.tsx";

/** The claims of a ticket. Open where there is one, or where an outage asks for one. */
export function TicketClaims({ ticket }: { ticket: TicketView }) {
  const maySee = useMay("entitlement_read");
  if (!maySee || !ticket.customer_id) return null;
  return <TicketClaimsCard ticket={ticket} />;
}

function TicketClaimsCard({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const mayStart = useMay("ticket_escalate");
  const claims = useQuery(ticketClaimsQuery(ticket.id));
  const count = claims.data?.items.length ?? 0;
  return (
    <FoldingCard key={count > 0 ? "some" : "none"} title={t("ui.claim.title")} isOpen={count > 0}>
      <Loaded query={claims} rows={1}>
        {({ items }) =>
          items.length > 0 ? <ClaimList claims={items} /> : <p className="text-muted">{t("ui.claim.none_here")}</p>
        }
      </Loaded>
      {mayStart ? <StartButton ticket={ticket.id} service={ticket.service} /> : null}
    </FoldingCard>
  );
}

export function CustomerClaims({ customer }: { customer: string }) {
  return useMay("entitlement_read") ? <CustomerClaimsCard customer={customer} /> : null;
}

function CustomerClaimsCard({ customer }: { customer: string }) {
  const t = useText();
  const mayStart = useMay("ticket_escalate");
  const claims = useQuery(customerClaimsQuery(customer));
  return (
    <Card title={t("ui.claim.title")}>
      <Loaded query={claims} rows={1}>
        {({ items }) =>
          items.length > 0 ? <ClaimList claims={items} /> : <p className="text-muted">{t("ui.claim.none_here")}</p>
        }
      </Loaded>
      {mayStart ? <StartButton customer={customer} /> : null}
    </Card>
  );
}

function StartButton(props: { ticket?: string; customer?: string; service?: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-2">
      <ActionButton size="small" onPress={() => setOpen(true)}>
        {t("ui.claim.start")}
      </ActionButton>
      <ModalDialog title={t("ui.claim.start")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <StartClaim {...props} />
      </ModalDialog>
    </div>
  );
}
