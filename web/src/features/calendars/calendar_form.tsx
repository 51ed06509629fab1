import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CheckboxGroup, Label, useLocale } from "react-aria-components";
import type { CalendarRequest, Preset } from "../../client/api.ts";
import type { ProblemError } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, labelClass, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { aroundTheClock, type HourRow, slotsOf, workingWeek } from "./hour_rows.ts";
import { zonesQuery } from "./queries.ts";
import { Rows } from "./rows.tsx";
import { type Day, dayName, days, presetIds } from "./words.ts";

/** A calendar as the form holds it. */
export interface Draft extends Omit<CalendarRequest, "hours"> {
  rows: HourRow[];
}

export function requestOf({ rows, ...rest }: Draft): CalendarRequest {
  const holidays = rest.holidays.map(({ from, to, ...day }) => (from || to ? { ...day, from, to } : day));
  return { ...rest, holidays, hours: slotsOf(rows) };
}

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  error: ProblemError | null;
  onSave: () => void;
  isReadOnly: boolean;
  buttons: ReactNode;
}

/** Hours of a week, holidays and exceptions. */
export function CalendarForm({ draft, onChange, error, onSave, isReadOnly, buttons }: Props) {
  const t = useText();
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const parts = { draft, change, isReadOnly };
  return (
    <ApiForm label={t("ui.calendar.edit")} error={error} onSubmit={onSave} className="flex flex-col gap-4">
      <About {...parts} />
      <Hours {...parts} />
      <Holidays {...parts} />
      <Exceptions {...parts} />
      {buttons}
    </ApiForm>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  isReadOnly: boolean;
}

function About({ draft, change, isReadOnly }: PartProps) {
  const t = useText();
  const zones = useQuery(zonesQuery);
  const known = zones.data?.items ?? [draft.time_zone];
  return (
    <Card title={t("ui.calendar.about")}>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField
          name="name"
          label={t("ui.calendar.name")}
          value={draft.name}
          onChange={(name) => change({ name })}
          isReadOnly={isReadOnly}
          isRequired
        />
        <SelectField
          name="time_zone"
          label={t("ui.calendar.time_zone")}
          value={draft.time_zone}
          options={known.map((id) => ({ id, name: id }))}
          onChange={(time_zone) => change({ time_zone })}
          isDisabled={isReadOnly}
        />
        <SelectField
          name="preset"
          label={t("ui.calendar.preset")}
          value={draft.preset}
          options={options(t, presetIds)}
          onChange={(preset) => change({ preset: preset as Preset })}
          isDisabled={isReadOnly}
        />
      </div>
    </Card>
  );
}

function Hours({ draft, change, isReadOnly }: PartProps) {
  const t = useText();
  const { locale } = useLocale();
  const actions = isReadOnly ? null : (
    <ActionButton size="small" onPress={() => change({ rows: [aroundTheClock] })}>
      {t("ui.calendar.around_the_clock")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.calendar.hours")} actions={actions}>
      <p className="mb-3 text-sm text-muted">{t("ui.calendar.hours_hint")}</p>
      <Rows
        name={t("ui.calendar.hours")}
        rows={draft.rows}
        blank={draft.rows.length === 0 ? workingWeek : { days: [], from: "", to: "" }}
        addLabel={t("ui.calendar.add_hours")}
        onChange={(rows) => change({ rows })}
        isReadOnly={isReadOnly}
      >
        {(row, set, at) => (
          <>
            <CheckboxGroup
              value={row.days}
              onChange={(on) => set({ days: on as Day[] })}
              isDisabled={isReadOnly}
              className="flex w-full flex-col gap-1"
            >
              <Label className={labelClass}>{t("ui.calendar.days")}</Label>
              <div className="flex min-h-9 flex-wrap items-center gap-x-3">
                {days.map((day) => (
                  <CheckField key={day} value={day}>
                    {dayName(locale, day, "short")}
                  </CheckField>
                ))}
              </div>
            </CheckboxGroup>
            <Span name={`rows/${at}`} from={row.from} to={row.to} set={set} isReadOnly={isReadOnly} />
          </>
        )}
      </Rows>
    </Card>
  );
}

interface SpanProps {
  name: string;
  from: string;
  to: string;
  set: (part: { from?: string; to?: string }) => void;
  isReadOnly: boolean;
}

/** Two times of day. Text boxes, because the end of a day is 24:00. */
function Span({ name, from, to, set, isReadOnly }: SpanProps) {
  const t = useText();
  const ends = { from, to };
  return (
    <>
      {(["from", "to"] as const).map((end) => (
        <div key={end} className="w-24">
          <TextField
            name={`${name}/${end}`}
            label={t(end === "from" ? "ui.calendar.from" : "ui.calendar.to")}
            value={ends[end]}
            onChange={(text) => set({ [end]: text })}
            placeholder={end === "from" ? "09:00" : "17:00"}
            inputMode="numeric"
            isReadOnly={isReadOnly}
            mono
          />
        </div>
      ))}
    </>
  );
}

function Holidays({ draft, change, isReadOnly }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.calendar.holidays")}>
      <p className="mb-3 text-sm text-muted">{t("ui.calendar.holidays_hint")}</p>
      <Rows
        name={t("ui.calendar.holidays")}
        rows={draft.holidays}
        blank={{ date: "", from: "", to: "", name: "" }}
        addLabel={t("ui.calendar.add_holiday")}
        onChange={(holidays) => change({ holidays })}
        isReadOnly={isReadOnly}
      >
        {(row, set, at) => (
          <>
            <DateField name={`holidays/${at}/date`} value={row.date} set={set} isReadOnly={isReadOnly} />
            <Span name={`holidays/${at}`} from={row.from ?? ""} to={row.to ?? ""} set={set} isReadOnly={isReadOnly} />
            <div className="min-w-40 flex-1">
              <TextField
                name={`holidays/${at}/name`}
                label={t("ui.calendar.holiday_name")}
                value={row.name ?? ""}
                onChange={(name) => set({ name })}
                isReadOnly={isReadOnly}
              />
            </div>
          </>
        )}
      </Rows>
    </Card>
  );
}

function Exceptions({ draft, change, isReadOnly }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.calendar.exceptions")}>
      <p className="mb-3 text-sm text-muted">{t("ui.calendar.exceptions_hint")}</p>
      <Rows
        name={t("ui.calendar.exceptions")}
        rows={draft.exceptions}
        blank={{ date: "", from: "", to: "" }}
        addLabel={t("ui.calendar.add_exception")}
        onChange={(exceptions) => change({ exceptions })}
        isReadOnly={isReadOnly}
      >
        {(row, set, at) => (
          <>
            <DateField name={`exceptions/${at}/date`} value={row.date} set={set} isReadOnly={isReadOnly} />
            <Span name={`exceptions/${at}`} from={row.from} to={row.to} set={set} isReadOnly={isReadOnly} />
          </>
        )}
      </Rows>
    </Card>
  );
}

interface DateProps {
  name: string;
  value: string;
  set: (part: { date: string }) => void;
  isReadOnly: boolean;
}

function DateField({ name, value, set, isReadOnly }: DateProps) {
  const t = useText();
  return (
    <div className="w-40">
      <TextField
        name={name}
        type="date"
        label={t("ui.calendar.date")}
        value={value}
        onChange={(date) => set({ date })}
        isReadOnly={isReadOnly}
      />
    </div>
  );
}
