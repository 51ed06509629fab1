import type { ReactNode } from "react";
import type { IssueTicket } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { stateIds, stateTones, word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";

interface Props {
  tickets: IssueTicket[];
  action?: (ticket: IssueTicket) => ReactNode;
}

/** Requests beside an issue: number, subject, whose, in which state. */
export function IssueTickets({ tickets, action }: Props) {
  const t = useText();
  if (tickets.length === 0) return <p className="text-muted">{t("ui.known_issue.no_tickets")}</p>;
  return (
    <ul className="divide-y divide-line">
      {tickets.map((ticket) => (
        <li key={ticket.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <span className="min-w-0 flex-1 wrap-anywhere">
            <TextLink href={`/tickets/${ticket.id}`}>
              #{ticket.number} {ticket.subject}
            </TextLink>
          </span>
          <span className="text-sm text-muted">{ticket.customer_name}</span>
          <span className="text-sm text-muted uppercase">{ticket.language}</span>
          <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
          {action?.(ticket)}
        </li>
      ))}
    </ul>
  );
}
