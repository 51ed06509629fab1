import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocale } from "react-aria-components";
import { type CalendarRequest, type PreviewDayView, previewCalendar } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { dayName, days } from "./words.ts";

const typingPause = 400;
const months = 12;

const looks = {
  open: "bg-good text-good-ink",
  part: "bg-warn text-warn-ink underline decoration-2 underline-offset-2",
  closed: "bg-sunken text-muted",
};
const stateIds = { open: "ui.calendar.open", part: "ui.calendar.part", closed: "ui.calendar.closed" };
const states = ["open", "part", "closed"] as const;

/** What holds still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function range(now: Date) {
  const first = Date.UTC(now.getFullYear(), now.getMonth(), 1);
  const end = Date.UTC(now.getFullYear(), now.getMonth() + months, 1);
  return { from: new Date(first).toISOString().slice(0, 10), days: Math.round((end - first) / 86_400_000) };
}

/** The year to come as the calendar that is being written would have it. */
export function YearPreview({ id, request }: { id?: string; request: CalendarRequest }) {
  const t = useText();
  const settled = useSettled(JSON.stringify(request));
  const preview = useQuery({
    queryKey: ["calendar-preview", id, settled],
    queryFn: () => previewCalendar({ calendar: JSON.parse(settled), id, ...range(new Date()) }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const all = Map.groupBy(preview.data?.days ?? [], ({ date }) => date.slice(0, 7));
  return (
    <Card title={t("ui.calendar.preview")}>
      <ul className="mb-3 flex flex-wrap gap-3 text-sm">
        {states.map((state) => (
          <li key={state} className={`rounded-sm px-1.5 ${looks[state]}`}>
            {t(stateIds[state])}
          </li>
        ))}
      </ul>
      {preview.error ? <Notice tone="warn">{t("ui.calendar.no_preview")}</Notice> : null}
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {[...all].map(([month, ofMonth]) => (
          <Month key={month} month={month} days={ofMonth} today={preview.data?.today ?? ""} />
        ))}
      </div>
    </Card>
  );
}

function useDayText() {
  const t = useText();
  return ({ state, open, why }: PreviewDayView) => {
    const hours = open.map(({ from, to }) => `${from}–${to}`).join(", ");
    const told = why.length > 1 ? why.filter(({ kind }) => kind !== "no_hours") : why;
    return [t(stateIds[state]), hours, ...told.map(({ text }) => text)].filter(Boolean).join(" · ");
  };
}

function Month({ month, days: all, today }: { month: string; days: PreviewDayView[]; today: string }) {
  const { locale } = useLocale();
  const dayText = useDayText();
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const skipped = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: skipped }, () => null), ...all];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const special = all.filter(({ why }) => why.some(({ kind }) => kind !== "no_hours"));
  return (
    <div>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-sm tabular-nums">
        <caption className="pb-1 text-left font-medium">{name.format(new Date(`${month}-01T00:00:00Z`))}</caption>
        <thead>
          <tr>
            {days.map((day) => (
              <th key={day} scope="col" abbr={dayName(locale, day, "long")} className="font-normal text-muted">
                {dayName(locale, day, "narrow")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((each) => each)?.date}>
              {week.map((day, at) =>
                day ? (
                  <td
                    key={day.date}
                    title={dayText(day)}
                    aria-current={day.date === today ? "date" : undefined}
                    className={`rounded-sm py-0.5 aria-[current=date]:outline-2 aria-[current=date]:outline-accent ${looks[day.state]}`}
                  >
                    {Number(day.date.slice(8))}
                    <span className="sr-only">: {dayText(day)}</span>
                  </td>
                ) : (
                  <td key={`before ${days[at]}`} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {special.length > 0 ? <Reasons days={special} /> : null}
    </div>
  );
}

/** What is not as in any week, in words. */
function Reasons({ days: special }: { days: PreviewDayView[] }) {
  const { locale } = useLocale();
  const dayText = useDayText();
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric", timeZone: "UTC" });
  return (
    <ul className="mt-1 text-sm text-muted">
      {special.map((day) => (
        <li key={day.date}>
          <time dateTime={day.date} className="font-medium text-ink">
            {date.format(new Date(`${day.date}T00:00:00Z`))}
          </time>{" "}
          {dayText(day)}
        </li>
      ))}
    </ul>
  );
}
