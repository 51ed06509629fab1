import { expect, test } from "vitest";
import { presetTime } from "./snooze_times.ts";

test.each([
  ["later", "2026-11-27T15:30", "2026-11-27T18:30"],
  ["tomorrow", "2026-11-30T23:59", "2026-12-01T08:00"],
  ["monday", "2026-11-27T10:00", "2026-11-30T08:00"],
  ["monday", "2026-11-29T10:00", "2026-11-30T08:00"],
  ["monday", "2026-11-30T07:00", "2026-12-07T08:00"],
  ["week", "2026-12-28T10:00", "2027-01-04T08:00"],
] as const)("%s of %s is %s", (preset, now, time) => {
  expect(presetTime(preset, new Date(now))).toEqual(new Date(time));
});
