import { useEffect } from "react";
import { GridList, GridListItem } from "react-aria-components";
import type { TicketRow } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, severityTones, stateIds, stateTones, word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { DueChip } from "./due_chip.tsx";
import { type ListPlace, rememberList } from "./list_place.ts";
import { useStableRows } from "./stable_rows.ts";
import { useTicketPages } from "./ticket_pages.ts";

interface Props {
  list: ListPlace;
  current: string;
}

/** The list that the request was opened from, beside it, where there is room for both. */
export function ListBeside({ list, current }: Props) {
  const tickets = useTicketPages(list.q, list.order, true);
  const found = tickets.data?.pages.flatMap((page) => page.items);
  const { rows, left } = useStableRows(found, `${list.order} ${list.q}`, tickets.isPlaceholderData);
  const ids = rows.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (ids) rememberList({ ...list, ids: ids.split(" ") });
  }, [ids, list]);
  return (
    <aside aria-label={list.title} className="sticky top-0 h-dvh w-80 shrink-0 overflow-y-auto border-r border-line">
      <GridList
        aria-label={list.title}
        items={rows}
        dependencies={[current, left]}
        className="divide-y divide-line bg-surface"
      >
        {(row) => <Row row={row} isCurrent={row.id === current} hasLeft={left.has(row.id)} />}
      </GridList>
    </aside>
  );
}

function Row({ row, isCurrent, hasLeft }: { row: TicketRow; isCurrent: boolean; hasLeft: boolean }) {
  const t = useText();
  const subject = row.subject || t("ui.ticket.no_subject");
  return (
    <GridListItem
      id={row.id}
      href={`/tickets/${row.id}`}
      textValue={`#${row.number} ${subject}`}
      className={`flex cursor-pointer flex-col gap-1 border-l-4 px-3 py-row outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent ${isCurrent ? "border-l-accent bg-accent-soft" : "border-l-transparent"}`}
    >
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="text-sm text-muted tabular-nums">#{row.number}</span>
        <span className={`truncate font-medium ${hasLeft ? "text-muted line-through" : ""}`}>{subject}</span>
        {isCurrent ? <span className="sr-only">{t("ui.list.shown")}</span> : null}
      </span>
      <span className="truncate text-sm text-muted">{row.customer_name ?? t("ui.queue.no_customer")}</span>
      <span className="flex flex-wrap gap-1">
        <Chip tone={stateTones[row.state]}>{word(t, stateIds, row.state)}</Chip>
        {row.severity === "C" ? null : (
          <Chip tone={severityTones[row.severity]}>{word(t, severityIds, row.severity)}</Chip>
        )}
        <DueChip kind={row.due_kind} due={row.due_at} />
      </span>
    </GridListItem>
  );
}
