import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  type ChargeView,
  changeTime,
  deleteTime,
  getTimeHistory,
  type TimeEntry,
  type WorkTypeView,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { type Language, useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { local } from "../offers/words.ts";
import { useMay } from "../session/queries.ts";
import { spanOf, useWorkTime, type WorkSpan, type WorkTime, WorkTimeFields, workTime } from "./work_time.tsx";

interface Props {
  entry: TimeEntry;
  charges: ChargeView[];
  types: WorkTypeView[];
}

export function useChargesChanged(ticket: string) {
  const queryClient = useQueryClient();
  return () => {
    for (const part of ["charges", "price", "approvals"]) queryClient.invalidateQueries({ queryKey: [part, ticket] });
    // Recording the counted time takes it off the stopwatch.
    queryClient.invalidateQueries({ queryKey: ["stopwatches"] });
    queryClient.invalidateQueries({ queryKey: ["ticket"] });
  };
}

export function typeName(types: WorkTypeView[], code: string, language: Language) {
  const type = types.find((each) => each.code === code);
  return type ? local(type.title, language) : code.replaceAll("_", " ");
}

/** One piece of work and the lines that it made: work in hours and after hours cost apart. */
export function Entry({ entry, charges, types }: Props) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const mayRecord = useMay("time_record");
  const [dialog, setDialog] = useState<"change" | "delete" | "history" | null>(null);
  const about = [typeName(types, entry.work_type, language), entry.person_name, format.dateTime(entry.started_at)];
  const isInvoiced = charges.some(({ invoiced }) => invoiced);
  const waits = charges.some(({ ready }) => !ready);
  const name = `${format.minutes(entry.minutes)} ${entry.note}`;
  return (
    <>
      <div className="flex items-center gap-2 font-medium">
        <span className="flex-1">{format.minutes(entry.minutes)}</span>
        {waits ? <Chip tone="warn">{t("ui.approval.waits")}</Chip> : null}
        {isInvoiced ? <Chip>{t("ui.time.invoiced")}</Chip> : null}
        {mayRecord && !isInvoiced ? (
          <>
            <ActionButton
              size="small"
              look="quiet"
              aria-label={`${t("ui.time.change")}: ${name}`}
              onPress={() => setDialog("change")}
            >
              <Pencil aria-hidden="true" className="size-4" />
            </ActionButton>
            <ActionButton
              size="small"
              look="quiet"
              aria-label={`${t("ui.time.delete")}: ${name}`}
              onPress={() => setDialog("delete")}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </ActionButton>
          </>
        ) : null}
      </div>
      <div>{entry.note}</div>
      <div className="text-muted">{about.filter(Boolean).join(" · ")}</div>
      {charges.map((charge) => (
        <div key={charge.id} className="flex justify-between gap-2">
          <span className="text-muted">{charge.text}</span>
          <span className="whitespace-nowrap">{charge.amount ? format.money(charge.amount) : null}</span>
        </div>
      ))}
      {entry.changed_at ? (
        <ActionButton size="small" look="quiet" onPress={() => setDialog("history")}>
          {t("ui.time.changed")}
        </ActionButton>
      ) : null}
      <ModalDialog title={t("ui.time.change")} isOpen={dialog === "change"} onClose={() => setDialog(null)}>
        <ChangeForm entry={entry} types={types} onDone={() => setDialog(null)} />
      </ModalDialog>
      <ModalDialog title={t("ui.time.delete")} isOpen={dialog === "delete"} onClose={() => setDialog(null)}>
        <DeleteForm entry={entry} onDone={() => setDialog(null)} />
      </ModalDialog>
      <ModalDialog title={t("ui.time.changed")} isOpen={dialog === "history"} onClose={() => setDialog(null)}>
        <History entry={entry} />
      </ModalDialog>
    </>
  );
}

/** A length keeps the start. A start or an end that was not touched is the one that was recorded, to the second. */
function changedSpan(entry: TimeEntry, time: WorkTime): WorkSpan {
  const before = workTime(entry.minutes, entry.started_at);
  if (!time.isSpan) return { ...spanOf(time), started_at: entry.started_at };
  if (time.from !== before.from) return spanOf(time);
  if (time.to === before.to) return { minutes: entry.minutes, started_at: entry.started_at, ended_at: null };
  return { ...spanOf(time), started_at: entry.started_at };
}

function ChangeForm({ entry, types, onDone }: { entry: TimeEntry; types: WorkTypeView[]; onDone: () => void }) {
  const t = useText();
  const { language } = useLanguage();
  const changed = useChargesChanged(entry.ticket_id);
  const [billable, setBillable] = useState(entry.billable);
  const [time, setTime] = useWorkTime(entry.minutes, entry.started_at);
  const save = useMutation({
    mutationFn: (values: Parameters<typeof changeTime>[1]) => changeTime(entry.id, values),
    onSuccess: () => {
      changed();
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.time.change")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          ...changedSpan(entry, time),
          work_type: form.text("work_type"),
          note: form.text("note").trim(),
          billable,
        })
      }
    >
      <WorkTimeFields value={time} onChange={setTime} />
      <SelectField
        name="work_type"
        label={t("ui.time.work_type")}
        defaultValue={entry.work_type}
        options={types.map((type) => ({ id: type.code, name: local(type.title, language) }))}
      />
      <TextField name="note" label={t("ui.time.note")} rows={2} defaultValue={entry.note} />
      <CheckField isSelected={billable} onChange={setBillable}>
        {t("ui.time.billable")}
      </CheckField>
      <ActionButton type="submit" look="primary" isPending={save.isPending}>
        {t("ui.common.save")}
      </ActionButton>
    </ApiForm>
  );
}

function DeleteForm({ entry, onDone }: { entry: TimeEntry; onDone: () => void }) {
  const t = useText();
  const changed = useChargesChanged(entry.ticket_id);
  const remove = useMutation({
    mutationFn: () => deleteTime(entry.id),
    onSuccess: () => {
      changed();
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <p>{t("ui.time.delete_sure")}</p>
      {remove.error ? <ProblemNotice problem={remove.error.problem} /> : null}
      <ActionButton look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
        {t("ui.time.delete")}
      </ActionButton>
    </div>
  );
}

/** What stood there before each change. */
function History({ entry }: { entry: TimeEntry }) {
  const format = useFormat();
  const history = useQuery({ queryKey: ["time-history", entry.id], queryFn: () => getTimeHistory(entry.id) });
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {history.data?.items.map((each) => (
        <li key={each.at}>
          <div className="text-muted">
            {format.dateTime(each.at)} · {each.person_name}
          </div>
          {format.minutes(each.minutes)} · {each.note}
        </li>
      ))}
    </ul>
  );
}
