import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ServiceRequestView, TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { requestStateIds, word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { FoldingCard, Unfold } from "../../ui/disclosure.tsx";
import { Facts } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { EscalateDialog } from "./escalate_dialog.tsx";
import { GiveBack } from "./give_back.tsx";
import { serviceRequestsQuery } from "./queries.ts";
import { RequestSteps } from "./request_steps.tsx";

/** The ticket's twins at vendors and partners. */
export function ServiceRequestsPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const requests = useQuery(serviceRequestsQuery(ticket.id));
  const count = requests.data?.items.length ?? 0;
  return (
    <FoldingCard title={t("ui.requests.title")} aside={count > 0 ? <Chip tone="upstream">{count}</Chip> : null}>
      <Loaded query={requests} rows={2}>
        {(data) =>
          data.items.length === 0 ? (
            <p className="text-sm text-muted">{t("ui.requests.none")}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {data.items.map((request) => (
                <li key={request.id}>
                  <RequestCard ticket={ticket} request={request} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </FoldingCard>
  );
}

function RequestCard({ ticket, request }: { ticket: TicketView; request: ServiceRequestView }) {
  const t = useText();
  const format = useFormat();
  const mayEscalate = useMay("ticket_escalate");
  const [isOpen, setOpen] = useState(false);
  const messages = ticket.messages.filter((message) => message.service_request_id === request.id);
  return (
    <article className="rounded-md border border-upstream-line p-3">
      <div className="mb-1 flex items-start justify-between gap-2">
        <h3 className="font-medium">{request.upstream_name}</h3>
        <Chip tone="upstream">{word(t, requestStateIds, request.state)}</Chip>
      </div>
      <Facts
        rows={[
          [t("ui.requests.number"), request.upstream_number],
          [t("ui.requests.sent"), request.sent_at ? format.dateTime(request.sent_at) : null],
          [t("ui.requests.messages"), messages.length > 0 ? format.number(messages.length) : null],
          [t("ui.requests.vehicle"), request.vehicle_name],
          [t("ui.requests.choice"), request.choice ? `${request.choice.reason} (${request.choice.person_name})` : null],
        ]}
      />
      <Unfold label={t("ui.requests.packet")}>
        <dl className="mt-1 flex flex-col gap-1.5">
          {request.packet.fields
            .filter(({ value }) => value)
            .map((field) => (
              <div key={field.name}>
                <dt className="text-muted">{field.label}</dt>
                <dd>
                  <PlainText text={field.value} />
                </dd>
              </div>
            ))}
        </dl>
      </Unfold>
      {request.state === "drafted" && mayEscalate ? (
        <div className="mt-2">
          <ActionButton size="small" onPress={() => setOpen(true)}>
            {t("ui.requests.continue")}
          </ActionButton>
        </div>
      ) : null}
      {request.state !== "drafted" && mayEscalate ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <RequestSteps ticketId={ticket.id} request={request} />
          <GiveBack request={request} />
        </div>
      ) : null}
      <ModalDialog title={t("ui.escalate.title")} isOpen={isOpen} onClose={() => setOpen(false)} width="wide">
        <EscalateDialog ticket={ticket} draft={request} onClose={() => setOpen(false)} />
      </ModalDialog>
    </article>
  );
}
