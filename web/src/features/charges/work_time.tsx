import { useState } from "react";
import { localTime, typedTime } from "../../texts/local_time.ts";
import { useText } from "../../texts/text.ts";
import { CheckField, TextField } from "../../ui/field.tsx";

/** When work was done, as the API takes it: a length, or a start and an end. */
export interface WorkSpan {
  minutes: number | null;
  started_at: string | null;
  ended_at: string | null;
}

export interface WorkTime {
  minutes: string;
  from: string;
  to: string;
  /** By start and end; else so many minutes. */
  isSpan: boolean;
}

/** The last so many minutes, or those that began then. */
export function workTime(minutes: number, startedAt?: string): WorkTime {
  const start = startedAt ? Date.parse(startedAt) : Date.now() - minutes * 60_000;
  const end = start + minutes * 60_000;
  return {
    minutes: String(minutes),
    from: localTime(new Date(start).toISOString()),
    to: localTime(new Date(end).toISOString()),
    isSpan: startedAt !== undefined,
  };
}

export function useWorkTime(minutes: number, startedAt?: string) {
  return useState(() => workTime(minutes, startedAt));
}

export function spanOf(time: WorkTime): WorkSpan {
  if (time.isSpan) return { minutes: null, started_at: typedTime(time.from), ended_at: typedTime(time.to) };
  const minutes = Number.parseInt(time.minutes, 10);
  return { minutes: Number.isNaN(minutes) ? 0 : minutes, started_at: null, ended_at: null };
}

/** Whether a price can be asked for it. */
export function isCountable({ minutes, started_at, ended_at }: WorkSpan) {
  return minutes === null ? started_at !== null && ended_at !== null && started_at < ended_at : minutes > 0;
}

/** Minutes until now, or from when to when: by that the offer's hours decide what is after hours. */
export function WorkTimeFields({ value, onChange }: { value: WorkTime; onChange: (value: WorkTime) => void }) {
  const t = useText();
  return (
    <>
      {value.isSpan ? (
        <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-1">
          <TextField
            name="started_at"
            type="datetime-local"
            label={t("ui.time.from")}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
            isRequired
          />
          <TextField
            name="ended_at"
            type="datetime-local"
            label={t("ui.time.to")}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
            isRequired
          />
        </div>
      ) : (
        <TextField
          name="minutes"
          label={t("ui.time.minutes")}
          inputMode="numeric"
          value={value.minutes}
          onChange={(minutes) => onChange({ ...value, minutes })}
          isRequired
        />
      )}
      <CheckField isSelected={value.isSpan} onChange={(isSpan) => onChange({ ...value, isSpan })}>
        {t("ui.time.by_span")}
      </CheckField>
    </>
  );
}
