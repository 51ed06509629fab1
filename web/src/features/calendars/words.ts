export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof days)[number];

export const presetIds = { none: "ui.calendar.preset_none", czech: "ui.calendar.preset_czech" };
export const causeIds = {
  added: "ui.calendar.cause_added",
  edited: "ui.calendar.cause_edited",
  feed: "ui.calendar.cause_feed",
};

/** 23 November 2026 was a Monday. */
export function dayName(locale: string, day: Day, weekday: "narrow" | "short" | "long") {
  const date = new Date(Date.UTC(2026, 10, 23 + days.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" }).format(date);
}
