export type SnoozePreset = "later" | "tomorrow" | "monday" | "week";

const morning = 8;
const laterHours = 3;

function atMorning(now: Date, days: number) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

/** The times that are offered, where the reader's clock stands. */
export function presetTime(preset: SnoozePreset, now: Date): Date {
  if (preset === "later") return new Date(now.getTime() + laterHours * 3_600_000);
  if (preset === "tomorrow") return atMorning(now, 1);
  if (preset === "week") return atMorning(now, 7);
  return atMorning(now, (8 - now.getDay()) % 7 || 7);
}

export const presets: SnoozePreset[] = ["later", "tomorrow", "monday", "week"];
