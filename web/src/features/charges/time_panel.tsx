import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type ChargeView,
  listCharges,
  previewPrice,
  recordTime,
  type TicketView,
  type TimeEntry,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { PriceLine } from "./price_line.tsx";

const workTypeIds = {
  remote: "ui.time.remote",
  on_site: "ui.time.on_site",
  consulting: "ui.time.consulting",
};

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
  const total = charges.data?.time_entries.reduce((sum, entry) => sum + entry.minutes, 0) ?? 0;
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
                <Entry entry={entry} charges={data.items.filter((each) => each.time_entry_id === entry.id)} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {mayRecord ? <TimeForm ticketId={ticket.id} /> : null}
    </FoldingCard>
  );
}

/** One piece of work and the lines that it made: work in hours and after hours cost apart. */
function Entry({ entry, charges }: { entry: TimeEntry; charges: ChargeView[] }) {
  const t = useText();
  const format = useFormat();
  const about = [word(t, workTypeIds, entry.work_type), entry.person_name, format.dateTime(entry.started_at)];
  return (
    <>
      <div className="font-medium">{format.minutes(entry.minutes)}</div>
      <div>{entry.note}</div>
      <div className="text-muted">{about.filter(Boolean).join(" · ")}</div>
      {charges.map((charge) => (
        <div key={charge.id} className="flex justify-between gap-2">
          <span className="text-muted">{charge.text}</span>
          <span className="whitespace-nowrap">{charge.amount ? format.money(charge.amount) : null}</span>
        </div>
      ))}
    </>
  );
}

const usualMinutes = 30;

function TimeForm({ ticketId }: { ticketId: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [minutes, setMinutes] = useState(String(usualMinutes));
  const [billable, setBillable] = useState(true);
  const [round, setRound] = useState(0);
  const record = useMutation({
    mutationFn: (values: Parameters<typeof recordTime>[1]) => recordTime(ticketId, values),
    onSuccess: () => {
      setMinutes(String(usualMinutes));
      setRound(round + 1);
      for (const part of ["charges", "price"]) queryClient.invalidateQueries({ queryKey: [part, ticketId] });
    },
  });
  const count = Number.parseInt(minutes, 10);
  const price = useQuery({
    queryKey: ["price", ticketId, count],
    queryFn: () => previewPrice(ticketId, { minutes: count }),
    enabled: billable && count > 0,
  });
  return (
    <ApiForm
      key={round}
      label={t("ui.time.record")}
      error={record.error}
      onSubmit={(form) =>
        record.mutate({
          minutes: Number.isNaN(count) ? 0 : count,
          work_type: form.text("work_type"),
          note: form.text("note").trim(),
          billable,
        })
      }
    >
      <div className="grid grid-cols-2 gap-2">
        <TextField
          name="minutes"
          label={t("ui.time.minutes")}
          inputMode="numeric"
          value={minutes}
          onChange={setMinutes}
          isRequired
        />
        <SelectField
          name="work_type"
          label={t("ui.time.work_type")}
          defaultValue="remote"
          options={options(t, workTypeIds)}
        />
      </div>
      <TextField name="note" label={t("ui.time.note")} rows={2} />
      <CheckField isSelected={billable} onChange={setBillable}>
        {t("ui.time.billable")}
      </CheckField>
      <div aria-live="polite" className="min-h-6">
        {billable && price.data ? <PriceLine price={price.data} /> : null}
        {billable ? null : <p className="text-sm text-muted">{t("ui.time.free")}</p>}
      </div>
      <ActionButton type="submit" isPending={record.isPending}>
        {t("ui.time.record")}
      </ActionButton>
    </ApiForm>
  );
}
