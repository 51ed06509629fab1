import type { CustomerView, TicketLine } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, severityTones, stateIds, stateTones, word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Card } from "../../ui/page.tsx";
import { DueChip } from "../queue/due_chip.tsx";
import { queueOf } from "../queue/search_text.ts";

const shown = 8;

interface Props {
  page: CustomerView;
}

/** What is due first comes first. */
export function OpenTickets({ page }: Props) {
  const t = useText();
  const last = "9999";
  const rows = page.open_tickets.toSorted((a, b) => (a.due_at ?? last).localeCompare(b.due_at ?? last));
  return (
    <Tickets
      title={t("ui.customer.open_tickets")}
      tickets={rows}
      all={`customer:${page.customer.id} state:unfinished`}
    />
  );
}

export function PastTickets({ page }: Props) {
  const t = useText();
  return (
    <Tickets
      title={t("ui.customer.past_tickets")}
      tickets={page.past_tickets}
      all={`customer:${page.customer.id} state:resolved state:closed`}
    />
  );
}

/** The first few, and the way to all. */
function Tickets({ title, tickets, all }: { title: string; tickets: TicketLine[]; all: string }) {
  const t = useText();
  return (
    <Card title={title}>
      {tickets.length === 0 ? <p className="text-muted">{t("ui.customer.no_tickets")}</p> : null}
      <ul className="-my-1 divide-y divide-line">
        {tickets.slice(0, shown).map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      {tickets.length > shown ? (
        <p className="mt-2">
          <TextLink href={queueOf(all)}>{t("ui.customer.all_tickets")}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}

function Row({ ticket }: { ticket: TicketLine }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
      <span className="min-w-48 flex-1">
        <TextLink href={`/tickets/${ticket.id}`}>
          #{ticket.number} {ticket.subject || t("ui.ticket.no_subject")}
        </TextLink>
      </span>
      {ticket.severity === "C" ? null : (
        <Chip tone={severityTones[ticket.severity]}>{word(t, severityIds, ticket.severity)}</Chip>
      )}
      <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
      <DueChip kind={ticket.due_kind} due={ticket.due_at} />
      {ticket.due_at ? null : (
        <time className="text-sm whitespace-nowrap text-muted" dateTime={ticket.updated_at}>
          {format.date(ticket.updated_at)}
        </time>
      )}
    </li>
  );
}
