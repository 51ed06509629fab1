import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pause, Play, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import {
  discardStopwatch,
  listStopwatches,
  pauseStopwatch,
  type Stopwatch,
  type StopwatchList,
  startStopwatch,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";

const queryKey = ["stopwatches"];
export const stopwatchesQuery = { queryKey, queryFn: () => listStopwatches() };

/** The server's clock and ours may differ: what ran until the answer came is counted by the server's, the rest by ours. */
function secondsOf(watch: Stopwatch, list: StopwatchList, fetchedAt: number, now: number) {
  if (!watch.running_since) return watch.kept_seconds;
  const before = (Date.parse(list.now) - Date.parse(watch.running_since)) / 1000;
  return Math.floor(watch.kept_seconds + before + Math.max(0, now - fetchedAt) / 1000);
}

export function clockText(seconds: number) {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Ticks each second while something runs. */
function useNow(isRunning: boolean) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** Counts time on the ticket. It runs on the server: a reload or another machine shows the same. Starting it stops the one
 * that runs elsewhere, which keeps its time. */
export function StopwatchRow({ ticketId, onUse }: { ticketId: string; onUse: (minutes: number) => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const watches = useQuery(stopwatchesQuery);
  const own = watches.data?.items.find(({ ticket_id }) => ticket_id === ticketId);
  const other = watches.data?.items.find((each) => each.ticket_id !== ticketId && each.running_since);
  const isRunning = Boolean(own?.running_since);
  const now = useNow(isRunning);
  const act = useMutation({
    mutationFn: (call: (id: string) => Promise<StopwatchList>) => call(ticketId),
    onSuccess: (list) => queryClient.setQueryData(queryKey, list),
  });
  const seconds = own && watches.data ? secondsOf(own, watches.data, watches.dataUpdatedAt, now) : 0;
  return (
    <section aria-label={t("ui.stopwatch.title")} className="mb-3 flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span role="timer" aria-label={t("ui.stopwatch.counted")} className="font-mono text-lg">
          {clockText(seconds)}
        </span>
        <ActionButton
          size="small"
          onPress={() => act.mutate(isRunning ? pauseStopwatch : startStopwatch)}
          isPending={act.isPending}
        >
          {isRunning ? <Pause aria-hidden="true" className="size-4" /> : <Play aria-hidden="true" className="size-4" />}
          {isRunning ? t("ui.stopwatch.pause") : t("ui.stopwatch.start")}
        </ActionButton>
        {seconds > 0 && !isRunning ? (
          <>
            <ActionButton size="small" onPress={() => onUse(Math.max(1, Math.ceil(seconds / 60)))}>
              {t("ui.stopwatch.use")}
            </ActionButton>
            <ActionButton
              size="small"
              look="quiet"
              onPress={() => act.mutate(discardStopwatch)}
              aria-label={t("ui.stopwatch.discard")}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </ActionButton>
          </>
        ) : null}
      </div>
      {other ? (
        <p className="text-sm text-muted">
          {t("ui.stopwatch.elsewhere")}{" "}
          <TextLink href={`/tickets/${other.ticket_id}`}>
            #{other.ticket_number} {other.subject}
          </TextLink>
        </p>
      ) : null}
    </section>
  );
}
