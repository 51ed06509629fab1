import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getSnooze, snoozeTicket, type TicketView, wakeTicket } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { offerUndo } from "../../ui/undo.tsx";
import { useCommand } from "../commands/commands.ts";
import { ticketChanged } from "./queries.ts";
import { presets, presetTime, type SnoozePreset } from "./snooze_times.ts";

const presetIds: Record<SnoozePreset, string> = {
  later: "ui.snooze.later",
  tomorrow: "ui.snooze.tomorrow",
  monday: "ui.snooze.monday",
  week: "ui.snooze.week",
};
const whyIds = { time: "ui.snooze.back_time", answer: "ui.snooze.back_answer", person: "ui.snooze.back_person" };

const snoozeQuery = (id: string) => ({ queryKey: ["ticket", id, "snooze"], queryFn: () => getSnooze(id) });

/** Puts the request aside until a time. */
export function SnoozeAction({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useCommand({
    id: "ticket.snooze",
    group: "ticket",
    name: t("ui.snooze.action"),
    keys: "z",
    run: () => setOpen(true),
  });
  return (
    <>
      <ActionButton onPress={() => setOpen(true)}>{t("ui.snooze.action")}</ActionButton>
      <ModalDialog title={t("ui.snooze.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SnoozeForm ticket={ticket} onDone={() => setOpen(false)} />
      </ModalDialog>
    </>
  );
}

function SnoozeForm({ ticket, onDone }: { ticket: TicketView; onDone: () => void }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [now] = useState(() => new Date());
  const snooze = useMutation({
    mutationFn: (until: Date) => snoozeTicket(ticket.id, { until: until.toISOString() }),
    onSuccess: ({ until }) => {
      ticketChanged(queryClient, ticket.id);
      offerUndo(t("ui.snooze.done", { number: ticket.number, time: format.dateTime(until ?? "") }), () => {
        wakeTicket(ticket.id).finally(() => ticketChanged(queryClient, ticket.id));
      });
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t("ui.snooze.hint")}</p>
      <div className="flex flex-col gap-2">
        {presets.map((preset, at) => {
          const time = presetTime(preset, now);
          return (
            <ActionButton
              key={preset}
              autoFocus={at === 0}
              isPending={snooze.isPending}
              onPress={() => snooze.mutate(time)}
            >
              <span className="flex-1 text-left">{t(presetIds[preset])}</span>
              <span className="text-sm text-muted">{format.dateTime(time.toISOString())}</span>
            </ActionButton>
          );
        })}
      </div>
      <ApiForm
        label={t("ui.snooze.other")}
        error={snooze.error}
        onSubmit={(form) => snooze.mutate(new Date(form.text("until")))}
        className="flex items-end gap-2"
      >
        <TextField name="until" type="datetime-local" label={t("ui.snooze.other")} isRequired />
        <ActionButton type="submit" isPending={snooze.isPending}>
          {t("ui.snooze.action")}
        </ActionButton>
      </ApiForm>
    </div>
  );
}

/** Says that the request is put aside, or why it is back. */
export function SnoozeNotice({ ticket, isReadOnly }: { ticket: TicketView; isReadOnly: boolean }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data } = useQuery(snoozeQuery(ticket.id));
  const wake = useMutation({
    mutationFn: () => wakeTicket(ticket.id),
    onSettled: () => ticketChanged(queryClient, ticket.id),
  });
  if (!data?.until) return null;
  if (!data.is_asleep)
    return (
      <Notice tone="warn">
        {t(whyIds[data.why ?? "time"], { name: data.by_name, time: format.dateTime(data.woken_at ?? data.until) })}
      </Notice>
    );
  return (
    <Notice tone="warn">
      <div className="flex flex-wrap items-center gap-2">
        <span>{t("ui.snooze.asleep", { name: data.by_name, time: format.dateTime(data.until) })}</span>
        {isReadOnly ? null : (
          <ActionButton size="small" onPress={() => wake.mutate()} isPending={wake.isPending}>
            {t("ui.snooze.wake")}
          </ActionButton>
        )}
      </div>
      <ProblemNotice problem={wake.error?.problem} />
    </Notice>
  );
}
