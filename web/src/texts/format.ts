import { useLocale } from "react-aria-components";

export interface Money {
  minor: number;
  currency: string;
}

/** Times, amounts and durations as people of the language write them, in the browser's time zone. */
export function useFormat() {
  const { locale } = useLocale();
  return formats(locale);
}

export function formats(locale: string) {
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" });
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  return {
    dateTime: (time: string) => dateTime.format(new Date(time)),
    date: (time: string) => date.format(new Date(time)),
    relative: (time: string, now = Date.now()) => {
      const [amount, unit] = distance(new Date(time).getTime() - now);
      return relative.format(amount, unit);
    },
    money: (money: Money) => {
      const format = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
      return format.format(money.minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    minutes: (minutes: number) => durationText(locale, minutes),
    day: (time: string) => day.format(new Date(time)),
    /** From one day to another, what both have in common said once. */
    days: (from: string, to: string) => date.formatRange(new Date(from), new Date(to)),
    month: (time: string) => month.format(new Date(time)),
    percent: (value: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(value / 100),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
  };
}

/** The number of the largest unit that a distance in milliseconds fills. */
function distance(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const minutes = Math.round(milliseconds / 60_000);
  if (Math.abs(minutes) < 60) return [minutes, "minute"];
  if (Math.abs(minutes) < 60 * 36) return [Math.round(minutes / 60), "hour"];
  return [Math.round(minutes / 1440), "day"];
}

function durationText(locale: string, minutes: number) {
  const part = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (!hours) return part(rest, "minute");
  return rest ? `${part(hours, "hour")} ${part(rest, "minute")}` : part(hours, "hour");
}
