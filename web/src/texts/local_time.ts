/** `2026-11-22T14:05` in the browser's zone, as an input of that type has it. Empty for what is no time. */
export function localTime(time: string): string {
  if (time === "" || Number.isNaN(Date.parse(time))) return "";
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, "2026-11-22T14:05".length);
}

/** The point in time that was typed so; null for what is none. */
export function typedTime(typed: string): string | null {
  const date = new Date(typed);
  return typed === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
