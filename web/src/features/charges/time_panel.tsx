import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  askApproval,
  listCharges,
  listWorkTypes,
  previewPrice,
  recordTime,
  type TicketView,
  type WorkTypeView,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { local } from "../offers/words.ts";
import { useMay } from "../session/queries.ts";
import { Approvals } from "./approvals.tsx";
import { AddCharge, ChargeLine } from "./charge_lines.tsx";
import { PriceLine } from "./price_line.tsx";
import { StopwatchRow } from "./stopwatch_row.tsx";
import { Entry, useChargesChanged } from "./time_entry.tsx";
import { isCountable, spanOf, useWorkTime, type WorkSpan, WorkTimeFields, workTime } from "./work_time.tsx";

const chargesQuery = (ticket: string) => ({
  queryKey: ["charges", ticket],
  queryFn: () => listCharges(ticket),
});

/** Time spent on the ticket, and what it costs by the agreement: shown before it is recorded. */
export function TimePanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const mayRecord = useMay("time_record");
  const charges = useQuery(chargesQuery(ticket.id));
  const types = useQuery({ queryKey: ["work-types", ticket.id], queryFn: () => listWorkTypes(ticket.id) });
  const total = charges.data?.time_entries.reduce((sum, entry) => sum + entry.minutes, 0) ?? 0;
  const workTypes = types.data?.items ?? [];
  return (
    <FoldingCard
      title={t("ui.time.title")}
      aside={total > 0 ? <span className="text-sm font-normal text-muted">{format.minutes(total)}</span> : null}
    >
      <Loaded query={charges} rows={2}>
        {(data) => (
          <ul className="mb-3 flex flex-col gap-2">
            {data.time_entries.map((entry) => (
              <li key={entry.id} className="border-b border-line pb-2 text-sm">
                <Entry
                  entry={entry}
                  charges={data.items.filter((each) => each.time_entry_id === entry.id)}
                  types={workTypes}
                />
              </li>
            ))}
            {data.items
              .filter((each) => !each.time_entry_id)
              .map((line) => (
                <ChargeLine key={line.id} line={line} ticketId={ticket.id} />
              ))}
          </ul>
        )}
      </Loaded>
      <Approvals ticketId={ticket.id} />
      {mayRecord ? <TimeForm ticketId={ticket.id} types={workTypes} /> : null}
      <AddCharge ticketId={ticket.id} />
    </FoldingCard>
  );
}

const usualMinutes = 30;

/** For an address, which has no empty values. */
function present({ minutes, started_at, ended_at }: WorkSpan) {
  return minutes === null ? { started_at: started_at ?? "", ended_at: ended_at ?? "" } : { minutes };
}

function TimeForm({ ticketId, types }: { ticketId: string; types: WorkTypeView[] }) {
  const t = useText();
  const { language } = useLanguage();
  const changed = useChargesChanged(ticketId);
  const [time, setTime] = useWorkTime(usualMinutes);
  const [chosen, setType] = useState("");
  const [billable, setBillable] = useState(true);
  const [usesStopwatch, setUsesStopwatch] = useState(false);
  const [round, setRound] = useState(0);
  const type = chosen || (types[0]?.code ?? "");
  const record = useMutation({
    mutationFn: (values: Parameters<typeof recordTime>[1]) => recordTime(ticketId, values),
    onSuccess: () => {
      setTime(workTime(usualMinutes));
      setUsesStopwatch(false);
      setRound(round + 1);
      changed();
    },
  });
  const span = spanOf(time);
  const price = useQuery({
    queryKey: ["price", ticketId, span, type],
    queryFn: () => previewPrice(ticketId, { ...present(span), work_type: type }),
    enabled: billable && isCountable(span),
  });
  const ask = useMutation({
    mutationFn: () => askApproval(ticketId, { ...span, work_type: type }),
    onSuccess: changed,
  });
  return (
    <>
      <StopwatchRow
        key={`watch${round}`}
        ticketId={ticketId}
        onUse={(counted) => {
          setTime(workTime(counted));
          setUsesStopwatch(true);
        }}
      />
      <ApiForm
        key={round}
        label={t("ui.time.record")}
        error={record.error}
        onSubmit={(form) =>
          record.mutate({
            ...span,
            work_type: type,
            note: form.text("note").trim(),
            billable,
            clear_stopwatch: usesStopwatch,
          })
        }
      >
        <WorkTimeFields value={time} onChange={setTime} />
        <SelectField
          name="work_type"
          label={t("ui.time.work_type")}
          value={type}
          onChange={setType}
          options={types.map((each) => ({ id: each.code, name: local(each.title, language) }))}
        />
        <TextField name="note" label={t("ui.time.note")} rows={2} />
        <CheckField isSelected={billable} onChange={setBillable}>
          {t("ui.time.billable")}
        </CheckField>
        <div aria-live="polite" className="min-h-6">
          {billable && price.data ? <PriceLine price={price.data} /> : null}
          {billable ? null : <p className="text-sm text-muted">{t("ui.time.free")}</p>}
        </div>
        {billable && price.data?.needs_approval ? (
          <div className="flex flex-col items-start gap-2 text-sm">
            <p className="text-muted">{t("ui.approval.needed")}</p>
            {ask.error ? <ProblemNotice problem={ask.error.problem} /> : null}
            <ActionButton size="small" onPress={() => ask.mutate()} isPending={ask.isPending}>
              {t("ui.approval.ask")}
            </ActionButton>
          </div>
        ) : null}
        <ActionButton type="submit" isPending={record.isPending}>
          {t("ui.time.record")}
        </ActionButton>
      </ApiForm>
    </>
  );
}
