import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reopenTicket, type TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useCommand } from "../commands/commands.ts";
import { EscalateDialog } from "../escalation/escalate_dialog.tsx";
import { CauseForm } from "../insight/cause_form.tsx";
import { useMay } from "../session/queries.ts";
import { ticketChanged } from "./queries.ts";
import { useCauseName } from "./services.ts";
import { SnoozeAction } from "./snooze.tsx";

interface Actions {
  open: (dialog: "resolve" | "correct" | "escalate") => void;
  reopen: () => void;
}

function useActionCommands(ticket: TicketView, mayEscalate: boolean, { open, reopen }: Actions) {
  const t = useText();
  const finished = ticket.state === "resolved" || ticket.state === "closed";
  const group = "ticket" as const;
  useCommand(
    finished
      ? { id: "ticket.reopen", group, name: t("ui.ticket.reopen"), keys: "e", run: reopen }
      : { id: "ticket.resolve", group, name: t("ui.ticket.resolve"), keys: "e", run: () => open("resolve") },
  );
  useCommand(
    mayEscalate && !finished
      ? { id: "ticket.escalate", group, name: t("ui.ticket.escalate"), keys: "E", run: () => open("escalate") }
      : null,
  );
}

/** What can be done with the ticket as a whole: escalate, resolve, reopen. */
export function TicketActions({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const causeName = useCauseName();
  const mayEscalate = useMay("ticket_escalate");
  const [open, setOpen] = useState<"resolve" | "correct" | "escalate" | null>(null);
  const reopen = useMutation({
    mutationFn: () => reopenTicket(ticket.id, {}),
    onSuccess: () => ticketChanged(queryClient, ticket.id),
  });
  useActionCommands(ticket, mayEscalate, { open: setOpen, reopen: reopen.mutate });
  const finished = ticket.state === "resolved" || ticket.state === "closed";
  const close = () => setOpen(null);
  if (finished)
    return (
      <div className="flex flex-col items-end gap-2">
        <div className="flex flex-wrap justify-end gap-2">
          <ActionButton onPress={() => setOpen("correct")}>
            {ticket.cause ? t("ui.lesson.cause", { cause: causeName(ticket.cause) }) : t("ui.lesson.correct")}
          </ActionButton>
          <ActionButton onPress={() => reopen.mutate()} isPending={reopen.isPending}>
            {t("ui.ticket.reopen")}
          </ActionButton>
        </div>
        <ProblemNotice problem={reopen.error?.problem} />
        <ModalDialog title={t("ui.lesson.correct")} isOpen={open === "correct"} onClose={close}>
          <CauseForm ticket={ticket} isResolved onDone={close} />
        </ModalDialog>
      </div>
    );
  return (
    <>
      <SnoozeAction ticket={ticket} />
      {mayEscalate ? <ActionButton onPress={() => setOpen("escalate")}>{t("ui.ticket.escalate")}</ActionButton> : null}
      <ActionButton look="primary" onPress={() => setOpen("resolve")}>
        {t("ui.ticket.resolve")}
      </ActionButton>
      <ModalDialog title={t("ui.ticket.resolve_title")} isOpen={open === "resolve"} onClose={close}>
        <CauseForm ticket={ticket} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.escalate.title")} isOpen={open === "escalate"} onClose={close} width="wide">
        <EscalateDialog ticket={ticket} onClose={close} />
      </ModalDialog>
    </>
  );
}
