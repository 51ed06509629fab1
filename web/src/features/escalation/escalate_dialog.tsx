import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  draftServiceRequest,
  type ServiceRequestView,
  type TicketView,
  type VehicleRouteView,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { RouteChoice } from "../routing/route_choice.tsx";
import { OpenEscalations } from "./open_escalations.tsx";
import { PacketForm } from "./packet_form.tsx";
import { requestChanged } from "./queries.ts";
import { SendStep } from "./send_step.tsx";
import { TellCustomer } from "./tell_customer.tsx";

interface Props {
  ticket: TicketView;
  /** A draft to go on with; without, the dialog begins at the choice of the way. */
  draft?: ServiceRequestView;
  onClose: () => void;
}

/** From the choice of the way over its packet to sending or handing over, and to telling the customer. */
export function EscalateDialog({ ticket, draft, onClose }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const [request, setRequest] = useState<ServiceRequestView | null>(draft ?? null);
  const [isEditing, setEditing] = useState(true);
  const update = (next: ServiceRequestView) => {
    setRequest(next);
    requestChanged(queryClient, ticket.id);
  };
  const prepare = useMutation({
    mutationFn: ({ vehicle: { vehicle, entitlement_id }, reason }: { vehicle: VehicleRouteView; reason: string }) =>
      draftServiceRequest(ticket.id, {
        vehicle,
        ...(entitlement_id ? { entitlement_id } : {}),
        ...(reason ? { reason } : {}),
      }),
    onSuccess: update,
  });
  if (!request)
    return (
      <div className="flex flex-col gap-3">
        <OpenEscalations ticket={ticket} />
        <ProblemNotice problem={prepare.error?.problem} />
        <RouteChoice
          ticketId={ticket.id}
          onChoose={(vehicle, reason) => prepare.mutate({ vehicle, reason })}
          isPending={prepare.isPending}
        />
      </div>
    );
  if (request.state !== "drafted")
    return (
      <div className="flex flex-col gap-4">
        <Notice tone="good">
          {request.upstream_number
            ? t("ui.escalate.handed_over", { name: request.upstream_name, number: request.upstream_number })
            : t("ui.escalate.sent", { name: request.upstream_name })}
        </Notice>
        <TellCustomer ticket={ticket} request={request} onDone={onClose} />
      </div>
    );
  if (isEditing || request.packet.missing.length > 0)
    return (
      <PacketForm
        request={request}
        onSaved={(next) => {
          update(next);
          setEditing(next.packet.missing.length > 0);
        }}
      />
    );
  return <SendStep request={request} onBack={() => setEditing(true)} onChanged={setRequest} onSent={update} />;
}
