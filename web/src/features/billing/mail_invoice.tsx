import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type InvoiceView, mailInvoice } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { invoiceQuery } from "./queries.ts";
import { mailStateIds, mailStateTones } from "./words.ts";

/** Mails the invoice to who pays it. Nothing else ever does. */
export function MailInvoice({ view }: { view: InvoiceView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { id } = view.invoice;
  const send = useMutation({
    mutationFn: (to: string) => mailInvoice(id, { to }),
    onSuccess: (next) => {
      queryClient.setQueryData(invoiceQuery(id).queryKey, next);
      setOpen(false);
    },
  });
  return (
    <>
      <ActionButton onPress={() => setOpen(true)}>{t("ui.billing.mail")}</ActionButton>
      <ModalDialog title={t("ui.billing.mail")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ApiForm
          label={t("ui.billing.mail")}
          error={send.error}
          onSubmit={(form) => send.mutate(form.text("to").trim())}
        >
          <p className="text-sm text-muted">{t("ui.billing.mail_hint")}</p>
          <TextField name="to" type="email" label={t("ui.billing.mail_to")} defaultValue={view.mail_to} isRequired />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setOpen(false)}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton type="submit" look="primary" isPending={send.isPending}>
              {t("ui.billing.mail")}
            </ActionButton>
          </div>
        </ApiForm>
      </ModalDialog>
    </>
  );
}

/** Where it was mailed, by whom, and whether it arrived at the other server. */
export function InvoiceMails({ view }: { view: InvoiceView }) {
  const t = useText();
  const format = useFormat();
  if (view.mails.length === 0) return null;
  return (
    <Card title={t("ui.billing.mails")}>
      <ul className="flex flex-col divide-y divide-line">
        {view.mails.map((mail) => (
          <li key={mail.at} className="flex flex-wrap items-start gap-2 py-2.5 first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1">
              <TextLink href={`/tickets/${mail.ticket_id}`}>{mail.recipient}</TextLink>
              <div className="text-sm text-muted">
                {mail.mailed_by} · {format.dateTime(mail.sent_at ?? mail.at)}
              </div>
              {mail.last_error ? <div className="text-sm text-bad-ink wrap-anywhere">{mail.last_error}</div> : null}
            </div>
            <Chip tone={mailStateTones[mail.state]}>{word(t, mailStateIds, mail.state)}</Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}
