import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { listCustomers, type OpenRequest, openTicket } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, natureIds, options, severityIds } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { customerQuery } from "../customers/queries.ts";
import { useDraft } from "./draft.ts";
import { useServices } from "./services.ts";

const route = getRouteApi("/desk/tickets/new");

/** The note of a phone call: a ticket that an agent opens for a customer. */
export function NewTicketPage() {
  const t = useText();
  const navigate = useNavigate();
  const services = useServices();
  const [customer, setCustomer] = useState<string | null>(route.useSearch().customer ?? null);
  const [subject, setSubject] = useDraft("new.subject");
  const [body, setBody] = useDraft("new.body");
  const open = useMutation({
    mutationFn: (values: OpenRequest) => openTicket(values),
    onSuccess: (ticket) => {
      setSubject("");
      setBody("");
      navigate({ to: "/tickets/$ticket", params: { ticket: ticket.id } });
    },
  });
  return (
    <Page title={t("ui.new.title")} lead={t("ui.new.lead")} width="text">
      <div className="rounded-lg border border-line bg-surface p-5">
        <ApiForm label={t("ui.new.title")} error={open.error} onSubmit={(form) => open.mutate(valuesOf(form))}>
          <CustomerChoice customer={customer} onChange={setCustomer} />
          <TextField
            name="subject"
            label={t("ui.new.subject")}
            value={subject}
            onChange={setSubject}
            maxLength={250}
            isRequired
          />
          <TextField name="body" label={t("ui.new.body")} rows={8} value={body} onChange={setBody} isRequired />
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              name="kind"
              label={t("ui.ticket.kind")}
              defaultValue="technical"
              options={options(t, kindIds)}
            />
            <SelectField
              name="nature"
              label={t("ui.ticket.nature")}
              defaultValue="break_fix"
              options={options(t, natureIds)}
            />
            <SelectField
              name="severity"
              label={t("ui.ticket.severity")}
              defaultValue="C"
              options={options(t, severityIds)}
            />
            <SelectField
              name="service"
              label={t("ui.ticket.service")}
              placeholder={t("ui.ticket.service_unknown")}
              defaultValue={null}
              options={services.choices}
            />
          </div>
          <ActionButton type="submit" look="primary" isPending={open.isPending}>
            {t("ui.new.submit")}
          </ActionButton>
        </ApiForm>
      </div>
    </Page>
  );
}

function valuesOf(form: FormValues): OpenRequest {
  return {
    customer_id: form.text("customer_id") || null,
    contact_id: form.text("contact_id") || null,
    subscription_id: form.text("subscription_id") || null,
    subject: form.text("subject").trim(),
    body: form.text("body"),
    kind: form.text("kind") as OpenRequest["kind"],
    nature: form.text("nature") as OpenRequest["nature"],
    severity: form.text("severity") as OpenRequest["severity"],
    service: form.text("service"),
  };
}

interface ChoiceProps {
  customer: string | null;
  onChange: (customer: string) => void;
}

/** The customer, then the person who called and what it is about, out of what the customer has. */
function CustomerChoice({ customer, onChange }: ChoiceProps) {
  const t = useText();
  const customers = useQuery({ queryKey: ["customers", ""], queryFn: () => listCustomers() });
  const chosen = useQuery({ ...customerQuery(customer ?? ""), enabled: customer !== null });
  const none = t("ui.new.none");
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        name="customer_id"
        label={t("ui.new.customer")}
        value={customer}
        onChange={onChange}
        placeholder={none}
        options={customers.data?.items ?? []}
      />
      <SelectField
        key={`contact ${customer}`}
        name="contact_id"
        label={t("ui.new.contact")}
        defaultValue={null}
        placeholder={none}
        isDisabled={!chosen.data}
        options={chosen.data?.contacts ?? []}
      />
      <SelectField
        key={`subscription ${customer}`}
        name="subscription_id"
        label={t("ui.new.subscription")}
        defaultValue={null}
        placeholder={none}
        isDisabled={!chosen.data}
        options={chosen.data?.subscriptions ?? []}
      />
    </div>
  );
}
