import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reopenTicket, resolveTicket, type TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { EscalateDialog } from "../escalation/escalate_dialog.tsx";
import { useMay } from "../session/queries.ts";
import { ticketChanged } from "./queries.ts";

/** What can be done with the ticket as a whole: escalate, resolve, reopen. */
export function TicketActions({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayEscalate = useMay("ticket_escalate");
  const [open, setOpen] = useState<"resolve" | "escalate" | null>(null);
  const reopen = useMutation({
    mutationFn: () => reopenTicket(ticket.id, {}),
    onSuccess: () => ticketChanged(queryClient, ticket.id),
  });
  const finished = ticket.state === "resolved" || ticket.state === "closed";
  const close = () => setOpen(null);
  if (finished)
    return (
      <div className="flex flex-col items-end gap-2">
        <ActionButton onPress={() => reopen.mutate()} isPending={reopen.isPending}>
          {t("ui.ticket.reopen")}
        </ActionButton>
        <ProblemNotice problem={reopen.error?.problem} />
      </div>
    );
  return (
    <>
      {mayEscalate ? <ActionButton onPress={() => setOpen("escalate")}>{t("ui.ticket.escalate")}</ActionButton> : null}
      <ActionButton look="primary" onPress={() => setOpen("resolve")}>
        {t("ui.ticket.resolve")}
      </ActionButton>
      <ModalDialog title={t("ui.ticket.resolve_title")} isOpen={open === "resolve"} onClose={close}>
        <ResolveForm ticket={ticket} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.escalate.title")} isOpen={open === "escalate"} onClose={close} width="wide">
        <EscalateDialog ticket={ticket} onClose={close} />
      </ModalDialog>
    </>
  );
}

function ResolveForm({ ticket, onDone }: { ticket: TicketView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const resolve = useMutation({
    mutationFn: (cause: string) => resolveTicket(ticket.id, { cause }),
    onSuccess: () => {
      ticketChanged(queryClient, ticket.id);
      queryClient.invalidateQueries({ queryKey: ["customer"] });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.ticket.resolve_title")}
      error={resolve.error}
      onSubmit={(form) => resolve.mutate(form.text("cause").trim())}
    >
      <TextField name="cause" label={t("ui.ticket.cause")} hint={t("ui.ticket.cause_hint")} isRequired autoFocus />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={resolve.isPending}>
          {t("ui.ticket.resolve")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
