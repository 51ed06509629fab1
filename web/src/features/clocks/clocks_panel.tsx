import { useQuery } from "@tanstack/react-query";
import type { ClockView, MoveView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, stateIds, word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard, Unfold } from "../../ui/disclosure.tsx";
import { DueChip } from "../queue/due_chip.tsx";
import { useServices } from "../tickets/services.ts";
import { clocksQuery } from "./queries.ts";
import { clockIds } from "./words.ts";

/** What was promised to the customer and to us, each by itself, and why a deadline is where it is. */
export function ClocksPanel({ ticketId }: { ticketId: string }) {
  const t = useText();
  const clocks = useQuery(clocksQuery(ticketId));
  if (!clocks.data?.items.length) return null;
  const { items, moves } = clocks.data;
  const ours = items.filter(({ kind }) => kind !== "upstream_response");
  const theirs = items.filter(({ kind }) => kind === "upstream_response");
  return (
    <FoldingCard title={t("ui.clock.title")}>
      <ClockList clocks={ours} />
      {theirs.length > 0 ? (
        <>
          <h3 className="mt-3 mb-1 text-sm font-medium text-muted">{t("ui.clock.owed_to_us")}</h3>
          <ClockList clocks={theirs} />
        </>
      ) : null}
      {moves.length > 0 ? <Moves moves={moves} /> : null}
    </FoldingCard>
  );
}

function ClockList({ clocks }: { clocks: ClockView[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {clocks.map((clock) => (
        <li key={clock.id} className="flex flex-wrap items-center justify-between gap-x-2">
          <span>
            {word(t, clockIds, clock.kind)}{" "}
            <span className="text-muted">
              {t(clock.calendar_id ? "ui.clock.target" : "ui.clock.target_always", {
                target: format.minutes(clock.target_minutes),
              })}
            </span>
          </span>
          <ClockChip clock={clock} />
        </li>
      ))}
    </ul>
  );
}

function ClockChip({ clock }: { clock: ClockView }) {
  const t = useText();
  if (clock.state === "cancelled") return <Chip>{t("ui.clock.cancelled")}</Chip>;
  if (!clock.due_at) return <Chip>{t("ui.clock.paused")}</Chip>;
  return <DueChip due={clock.due_at} state={clock.state} />;
}

function Moves({ moves }: { moves: MoveView[] }) {
  const t = useText();
  const format = useFormat();
  const why = useReason();
  return (
    <Unfold label={t("ui.clock.moves")}>
      <ol className="mt-1 flex flex-col gap-1.5">
        {moves.toReversed().map((move) => (
          <li key={`${move.clock_id} ${move.made_at} ${move.cause}`}>
            {t(move.due_after ? "ui.clock.moved" : "ui.clock.ended", {
              clock: word(t, clockIds, move.kind),
              before: format.dateTime(move.due_before),
              after: move.due_after ? format.dateTime(move.due_after) : "",
              why: why(move),
            })}{" "}
            <span className="text-muted">
              {move.made_by}, <time dateTime={move.made_at}>{format.dateTime(move.made_at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </Unfold>
  );
}

const reasonIds = {
  severity: "ui.clock.why_severity",
  kind: "ui.clock.why_kind",
  service: "ui.clock.why_service",
  agreement: "ui.clock.why_agreement",
  calendar: "ui.clock.why_calendar",
  waited: "ui.clock.why_waited",
};

function useReason() {
  const t = useText();
  const services = useServices();
  const named = (cause: string, value: string) => {
    if (cause === "kind") return word(t, kindIds, value);
    if (cause === "service") return value ? services.nameOf(value) : "–";
    if (cause === "waited") return word(t, stateIds, value);
    return value;
  };
  return ({ cause, earlier, later }: MoveView) =>
    t(reasonIds[cause], { earlier: named(cause, earlier), later: named(cause, later) });
}
