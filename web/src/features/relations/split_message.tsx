import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Split } from "lucide-react";
import { useState } from "react";
import { type MessageView, type SplitScope, splitTicket, type TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { bothChanged } from "./queries.ts";
import { useIsMerged } from "./relations_panel.tsx";

/** Whether the message may leave: something must stay, and what belongs to an escalated case stays with it. */
function maySplit(ticket: TicketView, message: MessageView) {
  return ticket.messages.length > 1 && !message.service_request_id && ticket.nature !== "vulnerability";
}

/** Makes a request of its own out of a message, or of everything from it on. */
export function SplitMessage({ ticket, message }: { ticket: TicketView; message: MessageView }) {
  const t = useText();
  const isMerged = useIsMerged(ticket.id);
  const mayWrite = useMay("ticket_reply") && !isMerged;
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite || !maySplit(ticket, message)) return null;
  return (
    <>
      <ActionButton
        look="quiet"
        size="small"
        aria-label={t("ui.split.of", { name: message.author_name })}
        onPress={() => setOpen(true)}
      >
        <Split aria-hidden="true" className="size-3.5" />
        {t("ui.split.action")}
      </ActionButton>
      <ModalDialog title={t("ui.split.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SplitForm ticket={ticket} message={message} onDone={() => setOpen(false)} />
      </ModalDialog>
    </>
  );
}

interface FormProps {
  ticket: TicketView;
  message: MessageView;
  onDone: () => void;
}

function SplitForm({ ticket, message, onDone }: FormProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const split = useMutation({
    mutationFn: (values: { scope: SplitScope; subject: string }) =>
      splitTicket(ticket.id, { message: message.id, ...values }),
    onSuccess: ({ id }) => {
      bothChanged(queryClient, ticket.id);
      onDone();
      navigate({ to: "/tickets/$ticket", params: { ticket: id } });
    },
  });
  return (
    <ApiForm
      label={t("ui.split.title")}
      error={split.error}
      onSubmit={(form) =>
        split.mutate({ scope: form.text("scope") as SplitScope, subject: form.text("subject").trim() })
      }
    >
      <p className="text-sm text-muted">{t("ui.split.hint")}</p>
      <SelectField
        name="scope"
        label={t("ui.split.what")}
        defaultValue="one"
        options={[
          { id: "one", name: t("ui.split.one") },
          { id: "and_later", name: t("ui.split.and_later") },
        ]}
      />
      <TextField name="subject" label={t("ui.new.subject")} defaultValue={ticket.subject} isRequired autoFocus />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={split.isPending}>
          {t("ui.split.submit")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
