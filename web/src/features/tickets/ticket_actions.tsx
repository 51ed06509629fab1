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
import { MacroAction } from "../macros/macro_command.tsx";
import { useAdvance } from "../preferences/advance.ts";
import { useMay } from "../session/queries.ts";
import { ticketChanged } from "./queries.ts";
import { useCauseName } from "./services.ts";
import { SnoozeAction } from "./snooze.tsx";
import { useSolveNext } from "./solve_next.ts";

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
  const [open, setOpen] = useState<"resolve" | "next" | "correct" | "escalate" | null>(null);
  const reopen = useMutation({
    mutationFn: () => reopenTicket(ticket.id, {}),
    onSuccess: () => ticketChanged(queryClient, ticket.id),
  });
  useActionCommands(ticket, mayEscalate, { open: setOpen, reopen: reopen.mutate });
  const finished = ticket.state === "resolved" || ticket.state === "closed";
  const close = () => setOpen(null);
  const advance = useAdvance(ticket.id);
  const macro = (
    <MacroAction
      tickets={[ticket.id]}
      group="ticket"
      onDone={(isResolved) => {
        ticketChanged(queryClient, ticket.id);
        if (isResolved) advance();
      }}
    />
  );
  useSolveNext(ticket.id, () => setOpen("next"));
  if (finished)
    return (
      <div className="flex flex-col items-end gap-2">
        <div className="flex flex-wrap justify-end gap-2">
          {macro}
          <ActionButton onPress={() => setOpen("correct")}>
            {ticket.cause ? t("ui.lesson.cause", { cause: causeName(ticket.cause) }) : t("ui.lesson.correct")}
          </ActionButton>
          <ActionButton onPress={() => reopen.mutate()} isPending={reopen.isPending}>
            {t("ui.ticket.reopen")}
          </ActionButton>
        </div>
        <ProblemNotice problem={reopen.error?.problem} />
        <ModalDialog title={t("ui.lesson.correct")} isOpen={open === "correct"} onClose={close}>
          <CauseForm ticket={ticket} isResolved onCancel={close} onDone={close} />
        </ModalDialog>
      </div>
    );
  return (
    <>
      {macro}
      <SnoozeAction ticket={ticket} />
      {mayEscalate ? <ActionButton onPress={() => setOpen("escalate")}>{t("ui.ticket.escalate")}</ActionButton> : null}
      <ActionButton look="primary" onPress={() => setOpen("resolve")}>
        {t("ui.ticket.resolve")}
      </ActionButton>
      <ModalDialog title={t("ui.ticket.resolve_title")} isOpen={open === "resolve" || open === "next"} onClose={close}>
        <CauseForm
          ticket={ticket}
          onCancel={close}
          onDone={() => {
            close();
            advance(open === "next" ? "next" : undefined);
          }}
        />
      </ModalDialog>
      <ModalDialog title={t("ui.escalate.title")} isOpen={open === "escalate"} onClose={close} width="wide">
        <EscalateDialog ticket={ticket} onClose={close} />
      </ModalDialog>
    </>
  );
}
