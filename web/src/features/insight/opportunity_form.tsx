import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  changeOpportunity,
  type OpportunityView,
  type OwnerView,
  openOpportunity,
  type SignalView,
} from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { amountText, typedMoney } from "../plans/money.ts";
import { useSession } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { opportunitiesChanged, ownersQuery } from "./queries.ts";

interface Props {
  customer: string;
  /** What it is made of. */
  signal?: SignalView;
  /** What is changed; a new one without. */
  opportunity?: OpportunityView;
  onDone: () => void;
}

/** A new opportunity, or another next step of one. */
export function OpportunityForm({ customer, signal, opportunity, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const services = useServices();
  const session = useSession();
  const owners = useQuery(ownersQuery);
  const save = useMutation({
    mutationFn: async (form: FormValues) => {
      const fields = fieldsOf(form);
      if (opportunity) await changeOpportunity(opportunity.id, fields, ifMatch(opportunity.version));
      else await openOpportunity(customer, { ...fields, signal_id: signal?.id ?? null });
    },
    onSuccess: () => {
      opportunitiesChanged(queryClient);
      onDone();
    },
  });
  const value = opportunity?.value;
  const owner = opportunity ? opportunity.owner_id : session?.person_id;
  return (
    <ApiForm label={t("ui.opportunity.title")} error={save.error} onSubmit={(form) => save.mutate(form)}>
      {signal ? <p>{signal.text}</p> : null}
      <TextField
        name="title"
        label={t("ui.opportunity.what")}
        defaultValue={opportunity?.title ?? ""}
        maxLength={500}
        isRequired
        autoFocus
      />
      <TextField
        name="next_step"
        label={t("ui.opportunity.next_step")}
        defaultValue={opportunity?.next_step ?? ""}
        maxLength={1000}
      />
      <TextField
        name="quoted"
        label={t("ui.opportunity.quoted")}
        hint={t("ui.opportunity.quoted_hint")}
        defaultValue={opportunity?.quoted ?? ""}
        rows={2}
      />
      <SelectField
        name="service"
        label={t("ui.signal.service")}
        defaultValue={opportunity?.service || signal?.service || null}
        placeholder={t("ui.ticket.service_unknown")}
        options={services.choices}
      />
      <div className="grid grid-cols-[1fr_6rem_1fr] gap-3">
        <TextField
          name="value"
          label={t("ui.opportunity.value")}
          inputMode="decimal"
          defaultValue={value ? amountText(value) : ""}
        />
        <TextField
          name="currency"
          label={t("ui.offer.currency")}
          maxLength={3}
          defaultValue={value?.currency ?? "CZK"}
        />
        <TextField
          name="due_at"
          type="date"
          label={t("ui.opportunity.remind")}
          defaultValue={opportunity?.due_at?.slice(0, 10) ?? ""}
        />
      </div>
      <SelectField
        name="owner_id"
        label={t("ui.opportunity.owner")}
        hint={t("ui.opportunity.owner_hint")}
        defaultValue={owner ?? nobody}
        options={ownerChoices(t("ui.opportunity.nobody"), owners.data?.items ?? [], opportunity)}
      />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.lesson.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

const nobody = "nobody";

/** Who takes care of it now is named, also who may not any more. */
function ownerChoices(nobodyName: string, owners: OwnerView[], opportunity: OpportunityView | undefined) {
  const { owner_id: id, owner_name: name } = opportunity ?? {};
  const left = id && name && !owners.some((owner) => owner.id === id) ? [{ id, name }] : [];
  return [{ id: nobody, name: nobodyName }, ...owners, ...left];
}

function fieldsOf(form: FormValues) {
  const amount = form.text("value").trim();
  const due = form.text("due_at");
  const owner = form.text("owner_id");
  return {
    title: form.text("title").trim(),
    next_step: form.text("next_step").trim(),
    quoted: form.text("quoted").trim(),
    service: form.text("service"),
    value: amount ? typedMoney(amount, form.text("currency").trim().toUpperCase()) : null,
    due_at: due ? new Date(`${due}T08:00:00`).toISOString() : null,
    owner_id: owner && owner !== nobody ? owner : null,
  };
}
