import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ChangeRequest, changeTicket, type TicketView } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { isProblem } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { offerUndo } from "../../ui/undo.tsx";
import { asShown, putOff } from "../offline/outbox.ts";
import { ticketChanged, ticketQuery } from "./queries.ts";

/** What the fields were before these values; a merge patch says "none" by null. */
function earlier(ticket: TicketView, values: ChangeRequest): ChangeRequest {
  const names = Object.keys(values) as (keyof ChangeRequest)[];
  return Object.fromEntries(names.map((name) => [name, ticket[name as keyof TicketView] || null]));
}

interface Change {
  values: ChangeRequest;
  before: ChangeRequest;
  /** What takes it back is not offered to be taken back. */
  isUndo?: boolean;
}

/** Changes are on the screen at once, go out one behind the other, and each can be taken back for a while. */
export function useTicketChange(ticket: TicketView) {
  const t = useText();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<ChangeRequest | null>(null);
  const { queryKey } = ticketQuery(ticket.id);
  const shown = () => queryClient.getQueryData(queryKey) ?? ticket;
  const change = useMutation({
    scope: { id: ticket.id },
    mutationFn: ({ values, before }: Change) =>
      changeTicket(ticket.id, values, ifMatch(shown().version)).catch((error) => {
        if (!isProblem(error, 0)) throw error;
        putOff({ kind: "fields", ticket: ticket.id, number: ticket.number, values, before });
        return shown();
      }),
    onMutate: async ({ values }) => {
      setConflict(null);
      // What was asked for before would come after and take the change off the screen.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, { ...shown(), ...asShown(values) });
    },
    onError: (error, { values, before }) => {
      queryClient.setQueryData(queryKey, { ...shown(), ...asShown(before) });
      if (!isProblem(error, 412)) return;
      setConflict(values);
      queryClient.invalidateQueries({ queryKey });
    },
    onSuccess: (changed, { before, isUndo }) => {
      queryClient.setQueryData(queryKey, changed);
      if (!isUndo)
        offerUndo(t("ui.ticket.changed", { number: changed.number }), () => apply({ values: before, isUndo: true }));
      ticketChanged(queryClient, ticket.id);
      for (const part of ["runbook", "clocks", "route", "ticket-health", "ticket-access", "similar"])
        queryClient.invalidateQueries({ queryKey: [part, ticket.id] });
    },
  });
  /** What the fields are now is what it is taken back to. */
  const apply = ({ values, isUndo }: Omit<Change, "before">) =>
    change.mutate({ values, isUndo, before: earlier(shown(), values) });
  return { change: { ...change, mutate: apply }, conflict };
}
