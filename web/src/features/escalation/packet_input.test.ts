import { expect, test } from "vitest";
import type { PacketFieldView } from "../../client/api.ts";
import { packetValue } from "./packet_input.tsx";

const field = (kind: PacketFieldView["kind"], value: string): PacketFieldView => ({
  name: "since",
  label: "Since",
  kind,
  choices: [],
  value,
  required: true,
  fixed: false,
  problem: null,
  sensitive: [],
});

test("a text goes out as typed", () => {
  expect(packetValue(field("text", ""), "2026-11-22T14:05")).toBe("2026-11-22T14:05");
});

test("a typed local time goes out as a point in time", () => {
  const sent = packetValue(field("time", ""), "2026-11-22T14:05");
  expect(sent).toMatch(/Z$/);
  expect(new Date(sent).getTime()).toBe(new Date("2026-11-22T14:05").getTime());
});

test("a time that nobody touched keeps its seconds", () => {
  const time = "2026-11-22T14:05:33Z";
  const local = new Date(new Date(time).getTime() - new Date(time).getTimezoneOffset() * 60_000);
  expect(packetValue(field("time", time), local.toISOString().slice(0, 16))).toBe(time);
});
