import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { listTickets, type TicketRow, type TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { stateIds, stateTones, word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { SearchField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { RadioCards } from "../../ui/radio_cards.tsx";

const typingPause = 200;
const shown = 8;

/** A number alone means that request. */
const searchOf = (text: string) => (/^\d+$/.test(text) ? `#${text}` : text);

/** Finds another request by number or words; the customer's own ones stand there before anybody types. */
export function TicketSearch({
  ticket,
  value,
  onChange,
}: {
  ticket: TicketView;
  value: string | null;
  onChange: (row: TicketRow) => void;
}) {
  const t = useText();
  const [text, setText] = useState("");
  const [q, setQ] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQ(searchOf(text.trim())), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ["tickets", "to_join", ticket.id, q],
    queryFn: () =>
      listTickets(q ? { q, limit: shown + 1 } : { customer: ticket.customer_id ?? undefined, limit: shown + 1 }),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.items ?? []).filter(({ id }) => id !== ticket.id).slice(0, shown);
  return (
    <div className="flex flex-col gap-2">
      <SearchField label={t("ui.join.find")} value={text} onChange={setText} isWide />
      <ProblemNotice problem={found.error?.problem} />
      {found.data && rows.length === 0 ? <p className="text-sm text-muted">{t("ui.join.none")}</p> : null}
      <RadioCards
        label={t("ui.join.other")}
        value={value}
        onChange={(id) => {
          const row = rows.find((each) => each.id === id);
          if (row) onChange(row);
        }}
        cards={rows.map((row) => ({
          id: row.id,
          name: `#${row.number} ${row.subject}`,
          content: (
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">#{row.number}</span>
              <span className="min-w-0 flex-1 truncate">{row.subject || t("ui.ticket.no_subject")}</span>
              <span className="text-sm text-muted">{row.customer_name}</span>
              <Chip tone={stateTones[row.state]}>{word(t, stateIds, row.state)}</Chip>
            </span>
          ),
        }))}
      />
    </div>
  );
}
