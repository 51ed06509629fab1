import { useQuery } from "@tanstack/react-query";
import { listOpenEscalations, type TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { requestStateIds, word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** What is open already for the same customer and service: perhaps nothing new has to be sent. */
export function OpenEscalations({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const open = useQuery({ queryKey: ["route", ticket.id, "open"], queryFn: () => listOpenEscalations(ticket.id) });
  const items = open.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("ui.escalate.open_already", { count: items.length })}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {items.map((each) => (
          <li key={each.id}>
            <TextLink href={`/tickets/${each.ticket_id}`}>
              #{each.ticket_number} {each.ticket_subject}
            </TextLink>{" "}
            {[
              each.upstream_name,
              each.upstream_number,
              word(t, requestStateIds, each.state),
              each.sent_at ? format.dateTime(each.sent_at) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
