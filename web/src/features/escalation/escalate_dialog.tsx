import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  draftServiceRequest,
  type ServiceRequestView,
  type TicketView,
  type VehicleRouteView,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { RouteChoice } from "../routing/route_choice.tsx";
import { PacketForm } from "./packet_form.tsx";
import { requestChanged } from "./queries.ts";
import { SendStep } from "./send_step.tsx";

interface Props {
  ticket: TicketView;
  /** A draft to go on with; without, the dialog begins at the choice of the way. */
  draft?: ServiceRequestView;
  onClose: () => void;
}

/** From the choice of the way over its packet to sending or handing over. */
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
    mutationFn: ({ vehicle, entitlement_id }: VehicleRouteView) =>
      draftServiceRequest(ticket.id, entitlement_id ? { vehicle, entitlement_id } : { vehicle }),
    onSuccess: update,
  });
  if (!request)
    return (
      <div className="flex flex-col gap-3">
        <ProblemNotice problem={prepare.error?.problem} />
        <RouteChoice
          ticketId={ticket.id}
          onChoose={(vehicle) => prepare.mutate(vehicle)}
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
        <div className="flex justify-end">
          <ActionButton look="primary" onPress={onClose}>
            {t("ui.common.close")}
          </ActionButton>
        </div>
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
  return <SendStep request={request} onBack={() => setEditing(true)} onSent={update} />;
}
