import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type StartClaimRequest, startCustomerClaim, startTicketClaim } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { claimChanged } from "./queries.ts";
import { typedTime } from "./words.ts";

interface Props {
  /** Of a ticket, which knows most of it, or of a customer. */
  ticket?: string;
  customer?: string;
  service?: string;
}

/** Begins a claim and goes to its page. What stays empty is taken from the ticket and its health issue. */
export function StartClaim({ ticket, customer = "", service }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const services = useServices();
  const start = useMutation({
    mutationFn: (values: StartClaimRequest) =>
      ticket ? startTicketClaim(ticket, values) : startCustomerClaim(customer, values),
    onSuccess: (claim) => {
      claimChanged(queryClient, claim);
      navigate({ to: "/claims/$claim", params: { claim: claim.claim.id } });
    },
  });
  return (
    <ApiForm
      label={t("ui.claim.start")}
      error={start.error}
      onSubmit={(form) =>
        start.mutate({
          service: form.text("service") || null,
          title: form.text("title").trim() || null,
          incident_from: typedTime(form.text("incident_from")),
          incident_to: typedTime(form.text("incident_to")),
        })
      }
    >
      <SelectField
        name="service"
        label={t("ui.claim.service")}
        defaultValue={service || null}
        placeholder={t("ui.ticket.service_unknown")}
        options={services.choices}
      />
      <TextField name="title" label={t("ui.claim.name")} hint={ticket ? t("ui.claim.from_ticket") : undefined} />
      <div className="grid gap-2 sm:grid-cols-2">
        <TextField name="incident_from" type="datetime-local" label={t("ui.claim.from")} />
        <TextField name="incident_to" type="datetime-local" label={t("ui.claim.to")} />
      </div>
      <ActionButton type="submit" look="primary" isPending={start.isPending}>
        {t("ui.claim.start")}
      </ActionButton>
    </ApiForm>
  );
}
