import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { closeOpportunity, type LossReason, type OpportunityView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { OpportunityForm } from "./opportunity_form.tsx";
import { opportunitiesChanged } from "./queries.ts";
import { lossIds, opportunityStateIds, opportunityTones } from "./words.ts";

interface ListProps {
  opportunities: OpportunityView[];
  withCustomer?: boolean;
}

/** Opportunities with their next step; each can be changed, won or lost. */
export function OpportunityList({ opportunities, withCustomer = true }: ListProps) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {opportunities.map((opportunity) => (
        <Line key={opportunity.id} opportunity={opportunity} withCustomer={withCustomer} />
      ))}
    </ul>
  );
}

function Line({ opportunity, withCustomer }: { opportunity: OpportunityView; withCustomer: boolean }) {
  const t = useText();
  const format = useFormat();
  const services = useServices();
  const mayWrite = useMay("signal_write");
  const [open, setOpen] = useState<"change" | "won" | "lost" | null>(null);
  const close = () => setOpen(null);
  const { value, due_at } = opportunity;
  const ended = [opportunity.loss && word(t, lossIds, opportunity.loss), opportunity.reason].filter(Boolean).join(": ");
  const facts = [
    opportunity.service && services.nameOf(opportunity.service),
    value && format.money(value),
    opportunity.owner_name,
    due_at && t("ui.opportunity.due", { date: format.date(due_at) }),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-80">
        {withCustomer ? (
          <TextLink href={`/customers/${opportunity.customer_id}`}>{opportunity.customer_name}</TextLink>
        ) : null}
        <div className="font-medium">{opportunity.title}</div>
        {opportunity.next_step ? <div>{opportunity.next_step}</div> : null}
        {opportunity.quoted ? (
          <blockquote className="border-l-2 border-line pl-2 text-sm whitespace-pre-wrap">
            {opportunity.quoted}
          </blockquote>
        ) : null}
        <div className="text-sm text-muted">{facts.filter(Boolean).join(" · ")}</div>
        {opportunity.signal_text ? <div className="text-sm text-muted">{opportunity.signal_text}</div> : null}
        {ended ? <div className="text-sm">{ended}</div> : null}
      </div>
      {opportunity.is_due ? <Chip tone="warn">{t("ui.opportunity.is_due")}</Chip> : null}
      <Chip tone={opportunityTones[opportunity.state]}>{word(t, opportunityStateIds, opportunity.state)}</Chip>
      {mayWrite && opportunity.state === "open" ? (
        <div className="flex gap-1">
          <ActionButton size="small" onPress={() => setOpen("change")}>
            {t("ui.opportunity.change")}
          </ActionButton>
          <ActionButton size="small" onPress={() => setOpen("won")}>
            {t("ui.opportunity.win")}
          </ActionButton>
          <ActionButton size="small" onPress={() => setOpen("lost")}>
            {t("ui.opportunity.lose")}
          </ActionButton>
        </div>
      ) : null}
      <ModalDialog title={t("ui.opportunity.change")} isOpen={open === "change"} onClose={close}>
        <OpportunityForm customer={opportunity.customer_id} opportunity={opportunity} onDone={close} />
      </ModalDialog>
      <ModalDialog
        title={t(open === "won" ? "ui.opportunity.win" : "ui.opportunity.lose")}
        isOpen={open === "won" || open === "lost"}
        onClose={close}
      >
        <OutcomeForm opportunity={opportunity} state={open === "won" ? "won" : "lost"} onDone={close} />
      </ModalDialog>
    </li>
  );
}

interface OutcomeProps {
  opportunity: OpportunityView;
  state: "won" | "lost";
  onDone: () => void;
}

function OutcomeForm({ opportunity, state, onDone }: OutcomeProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const close = useMutation({
    mutationFn: (form: FormValues) =>
      closeOpportunity(opportunity.id, {
        state,
        reason: form.text("reason").trim(),
        ...(state === "lost" ? { loss: form.text("loss") as LossReason } : {}),
      }),
    onSuccess: () => {
      opportunitiesChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm label={opportunity.title} error={close.error} onSubmit={(form) => close.mutate(form)}>
      <p className="font-medium">{opportunity.title}</p>
      {state === "lost" ? (
        <SelectField
          name="loss"
          label={t("ui.opportunity.loss")}
          defaultValue="no_need"
          options={options(t, lossIds)}
        />
      ) : null}
      <TextField name="reason" label={t("ui.signal.reason")} autoFocus />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={close.isPending}>
          {t(state === "won" ? "ui.opportunity.win" : "ui.opportunity.lose")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
