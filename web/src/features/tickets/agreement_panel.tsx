import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  changeTicketAgreement,
  getTicketAgreement,
  type PinRequest,
  type PossibleAgreement,
  type TicketAgreementView,
  type TicketView,
} from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { type Translate, useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { local } from "../offers/words.ts";
import { useMay } from "../session/queries.ts";
import { ticketChanged } from "./queries.ts";

const none = "none";

/** The agreement that rules the request's clocks and prices, and how to put it under another one. */
export function AgreementPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const { language } = useLanguage();
  const mayChange = useMay("offer_write");
  const [isOpen, setOpen] = useState(false);
  const agreement = useQuery({
    queryKey: ["ticket-agreement", ticket.id],
    queryFn: () => getTicketAgreement(ticket.id),
  });
  const change = (
    <ActionButton size="small" look="quiet" onPress={() => setOpen(true)}>
      {t("ui.common.change")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.pin.title")} actions={mayChange ? change : null}>
      <Loaded query={agreement} rows={1}>
        {(view) => {
          const pinned = view.possible.find(({ is_pinned }) => is_pinned);
          return (
            <>
              <p className="text-sm">{pinned ? nameOf(t, pinned, language) : t("ui.pin.none")}</p>
              <ModalDialog title={t("ui.pin.change")} isOpen={isOpen} onClose={() => setOpen(false)}>
                <PinForm ticket={ticket} view={view} onDone={() => setOpen(false)} />
              </ModalDialog>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function nameOf(t: Translate, each: PossibleAgreement, language: "en" | "cs") {
  const name = `${t("ui.offer.version", { number: each.offer_number ?? 0 })}: ${local(each.offer_title, language)}`;
  return [name, each.services.join(", "), each.is_default ? t("ui.agreement.default") : null]
    .filter(Boolean)
    .join(" · ");
}

interface FormProps {
  ticket: TicketView;
  view: TicketAgreementView;
  onDone: () => void;
}

function PinForm({ ticket, view, onDone }: FormProps) {
  const t = useText();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const pin = useMutation({
    mutationFn: (request: PinRequest) => changeTicketAgreement(ticket.id, request),
    onSuccess: (next) => {
      queryClient.setQueryData(["ticket-agreement", ticket.id], next);
      ticketChanged(queryClient, ticket.id);
      onDone();
    },
  });
  const choices = view.possible.map((each) => ({ id: each.id, name: nameOf(t, each, language) }));
  return (
    <ApiForm
      label={t("ui.pin.change")}
      error={pin.error}
      onSubmit={(form) => {
        const chosen = form.text("agreement_id");
        pin.mutate({ agreement_id: chosen === none ? null : chosen, reason: form.text("reason").trim() });
      }}
    >
      <p className="text-sm text-muted">{t("ui.pin.hint")}</p>
      <SelectField
        name="agreement_id"
        label={t("ui.pin.title")}
        defaultValue={view.agreement_id ?? none}
        options={[...choices, { id: none, name: t("ui.pin.no_agreement") }]}
      />
      <TextField name="reason" label={t("ui.pin.reason")} isRequired rows={2} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={pin.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
