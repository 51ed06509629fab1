import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { getRulebook, getTicket, listMails } from "../../client/api.ts";
import { withWaiting } from "../offline/outbox.ts";

const refresh = 20_000;

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id], queryFn: () => getTicket(id).then(withWaiting), refetchInterval: refresh });

const soon = 700;

/** The mails of a ticket; asked for again as soon as one of them should be on its way. */
export const mailsQuery = (id: string) =>
  queryOptions({
    queryKey: ["mails", id],
    queryFn: () => listMails(id),
    refetchInterval: ({ state }) => {
      const moving = state.data?.items.filter((mail) => mail.state === "sending" || mail.can_undo) ?? [];
      return Math.min(refresh, ...moving.map((mail) => mail.wait_ms + soon));
    },
  });

export const rulebookQuery = queryOptions({
  queryKey: ["rulebook"],
  queryFn: () => getRulebook(),
  staleTime: 600_000,
});

/** After a change of a ticket: what hangs on it is asked for again. */
export function ticketChanged(queryClient: QueryClient, id: string) {
  queryClient.invalidateQueries({ queryKey: ["ticket", id] });
  queryClient.invalidateQueries({ queryKey: ["mails", id] });
  queryClient.invalidateQueries({ queryKey: ["tickets"] });
  // The way to escalate depends on almost every fact of the ticket.
  queryClient.invalidateQueries({ queryKey: ["route", id] });
}
