import { AlarmClock, ArrowUpRight, PenLine } from "lucide-react";
import { Checkbox, GridList, GridListItem, type Selection } from "react-aria-components";
import type { TicketRow } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, severityTones, stateIds, stateTones, word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { RowPresence } from "../live/row_presence.tsx";
import { DueChip } from "./due_chip.tsx";

interface Props {
  label: string;
  rows: TicketRow[];
  /** Rows that are no longer in the list: they keep their place, greyed, until it is shown anew. */
  left?: ReadonlySet<string>;
  /** The rows that are chosen, where rows can be. */
  chosen?: string[];
  onChoose?: (selection: Selection) => void;
}

/** Tickets one a row: arrows move, Enter opens. */
export function TicketList({ label, rows, left, chosen, onChoose }: Props) {
  return (
    <GridList
      aria-label={label}
      items={rows}
      dependencies={[left]}
      selectionMode={onChoose ? "multiple" : "none"}
      selectedKeys={chosen ?? []}
      onSelectionChange={onChoose}
      className="divide-y divide-line"
    >
      {(row) => <Row row={row} hasLeft={left?.has(row.id) ?? false} />}
    </GridList>
  );
}

/** Draws itself where the list lets rows be chosen. */
function ChooseBox() {
  return (
    <Checkbox
      slot="selection"
      className="group -mt-0.5 -ml-1 grid size-7 shrink-0 cursor-pointer place-items-center rounded-sm outline-none focus-visible:outline-2 focus-visible:outline-accent"
    >
      <span
        aria-hidden="true"
        className="grid size-4.5 place-items-center rounded-sm border border-line-strong bg-raised text-xs text-on-accent group-selected:border-accent group-selected:bg-accent group-selected:before:content-['✓']"
      />
    </Checkbox>
  );
}

/** Until when the request is put aside; that it is back. */
function SnoozeMark({ row }: { row: TicketRow }) {
  const t = useText();
  const format = useFormat();
  if (!row.snoozed_until && !row.is_back) return null;
  return (
    <span className="inline-flex items-center gap-1 text-note-ink">
      <AlarmClock aria-hidden="true" className="size-3.5" />
      {row.snoozed_until ? t("ui.queue.snoozed", { time: format.dateTime(row.snoozed_until) }) : t("ui.queue.is_back")}
    </span>
  );
}

function Row({ row, hasLeft }: { row: TicketRow; hasLeft: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <GridListItem
      id={row.id}
      href={`/tickets/${row.id}`}
      textValue={`#${row.number} ${row.subject}`}
      className="flex cursor-pointer flex-wrap selected:bg-accent-soft sm:grid sm:grid-cols-[minmax(0,1fr)_auto] gap-x-2 sm:gap-x-4 gap-y-1 px-4 py-row outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent xl:grid-cols-[minmax(0,1fr)_9.5rem_6rem_15.5rem_7rem] xl:items-center"
    >
      <div className="flex w-full min-w-0 gap-2">
        <ChooseBox />
        <div className="min-w-0">
          <div className="flex min-w-0 items-baseline gap-2">
            <span className="text-sm text-muted tabular-nums">#{row.number}</span>
            <span className={`font-medium max-sm:line-clamp-2 sm:truncate ${hasLeft ? "text-muted line-through" : ""}`}>
              {row.subject || t("ui.ticket.no_subject")}
            </span>
          </div>
          <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <span>{row.customer_name ?? t("ui.queue.no_customer")}</span>
            {hasLeft ? <span className="italic">{t("ui.queue.left")}</span> : null}
            {row.has_draft ? (
              <span className="inline-flex items-center gap-1 text-note-ink">
                <PenLine aria-hidden="true" className="size-3.5" />
                {t("ui.queue.draft")}
              </span>
            ) : null}
            <SnoozeMark row={row} />
            <RowPresence ticket={row.id} />
            {row.service_requests_open > 0 ? (
              <span className="inline-flex items-center gap-0.5 text-upstream-ink">
                <ArrowUpRight aria-hidden="true" className="size-3.5" />
                {t("ui.queue.escalated", { count: row.service_requests_open })}
              </span>
            ) : null}
          </div>
        </div>
      </div>
      <Chip tone={stateTones[row.state]} place="sm:justify-self-end xl:justify-self-start">
        {word(t, stateIds, row.state)}
      </Chip>
      <Chip tone={severityTones[row.severity]}>{word(t, severityIds, row.severity)}</Chip>
      <DueChip kind={row.due_kind} due={row.due_at} place="sm:justify-self-end xl:justify-self-start" />
      <div className="col-span-2 xl:col-start-5 flex w-full justify-between gap-2 text-sm text-muted xl:col-span-1 xl:block xl:text-right">
        <div className="truncate">{row.assignee_name ?? t("ui.queue.nobody")}</div>
        <time dateTime={row.updated_at} title={format.dateTime(row.updated_at)}>
          {format.relative(row.updated_at)}
        </time>
      </div>
    </GridListItem>
  );
}
