import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ChangeClaimRequest, type ClaimView, changeClaim } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Facts } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { customerQuery } from "../customers/queries.ts";
import { PacketInput, packetValue } from "../escalation/packet_input.tsx";
import { claimChanged } from "./queries.ts";
import { localTime, typedTime } from "./words.ts";

/** What the claim carries: written until it is filed, read afterwards. */
export function ClaimPacket({ view, isOpen }: { view: ClaimView; isOpen: boolean }) {
  const t = useText();
  return (
    <Card title={t("ui.claim.packet")}>
      {isOpen ? (
        <PacketForm view={view} />
      ) : (
        <Facts
          rows={view.fields.map(({ name, label, value }) => [
            label,
            value ? (
              <span key={name} className="whitespace-pre-wrap">
                {value}
              </span>
            ) : null,
          ])}
        />
      )}
    </Card>
  );
}

/** A time that was not touched goes back as it came: the input shows no seconds. */
function timeOf(form: FormValues, name: string, before: string | null | undefined) {
  const typed = form.text(name);
  if (typed === localTime(before)) return null;
  return typedTime(typed);
}

function PacketForm({ view }: { view: ClaimView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const { claim } = view;
  const save = useMutation({
    mutationFn: (values: ChangeClaimRequest) => changeClaim(claim.id, values, ifMatch(view.version)),
    onSuccess: (next) => claimChanged(queryClient, next),
  });
  const writable = view.fields.filter(({ fixed }) => !fixed).map((field) => ({ ...field, sensitive: [] }));
  const counted = view.fields.filter(({ fixed }) => fixed);
  return (
    <ApiForm
      label={t("ui.claim.packet")}
      error={save.error}
      onSubmit={(form) => {
        const month = form.text("billing_month").trim();
        save.mutate({
          title: form.text("title").trim(),
          incident_from: timeOf(form, "incident_from", claim.incident_from),
          incident_to: timeOf(form, "incident_to", claim.incident_to),
          billing_month: month === view.billing_month ? null : month,
          ticket_id: form.text("ticket_id") || null,
          subscription_id: form.text("subscription_id") || null,
          fields: Object.fromEntries(writable.map((field) => [field.name, packetValue(field, form.text(field.name))])),
        });
      }}
    >
      <TextField name="title" label={t("ui.claim.name")} defaultValue={claim.title} isRequired />
      <Links view={view} />
      <div className="grid gap-2 sm:grid-cols-3">
        <TextField
          name="incident_from"
          type="datetime-local"
          label={t("ui.claim.from")}
          defaultValue={localTime(claim.incident_from)}
        />
        <TextField
          name="incident_to"
          type="datetime-local"
          label={t("ui.claim.to")}
          defaultValue={localTime(claim.incident_to)}
        />
        <TextField
          name="billing_month"
          label={t("ui.claim.month")}
          hint={t("ui.claim.month_hint")}
          defaultValue={view.billing_month}
        />
      </div>
      <Facts rows={counted.map(({ label, value }) => [label, value])} />
      {writable.map((field) => (
        <PacketInput key={field.name} field={field} />
      ))}
      <div className="flex justify-end">
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.claim.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

/** The request that it is about, which reminders go to and proofs come from, and the subscription. What is chosen fills in
 * the fields that are still empty. */
function Links({ view }: { view: ClaimView }) {
  const t = useText();
  const { claim } = view;
  const { data } = useQuery(customerQuery(claim.customer_id));
  if (!data) return null;
  const requests = [...data.open_tickets, ...data.past_tickets].map(({ id, number, subject }) => ({
    id,
    name: `#${number} ${subject}`,
  }));
  const held = data.subscriptions.filter(({ service }) => service === claim.service);
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {claim.ticket_id || requests.length === 0 ? null : (
        <SelectField
          name="ticket_id"
          label={t("ui.claim.request")}
          hint={t("ui.claim.request_hint")}
          placeholder={t("ui.check.choose")}
          options={requests}
        />
      )}
      {held.length === 0 ? null : (
        <SelectField
          name="subscription_id"
          label={t("ui.claim.subscription")}
          defaultValue={view.subscription_id ?? null}
          placeholder={t("ui.check.choose")}
          options={held.map(({ id, name }) => ({ id, name }))}
        />
      )}
    </div>
  );
}
