import { expect, test } from "vitest";
import { ticket } from "../../testing/fixtures.ts";
import { type WaitingFields, type WaitingText, waitsFor, withWaiting } from "./outbox.ts";
import { verdict } from "./send_waiting.ts";

const start = Date.parse("2026-11-20T09:00:00Z");
const fields: WaitingFields = {
  kind: "fields",
  id: "k1",
  at: start,
  ticket: ticket.id,
  number: 1,
  values: { severity: "A", assignee_id: null },
  before: { severity: "B", assignee_id: "per_anna" },
};
const before = { ...ticket, severity: "B" as const, assignee_id: "per_anna" };

test.each([
  ["as its maker saw it", before, 0, "send"],
  ["after ten minutes", before, waitsFor + 1, "late"],
  ["another has changed the same field", { ...before, severity: "C" as const }, 0, "changed"],
  ["another has changed another field", { ...before, subject: "Other" }, 0, "send"],
  ["only the answer was lost", { ...before, severity: "A" as const, assignee_id: null }, waitsFor + 1, "done"],
])("fields: %s", (_, now, later, expected) => {
  expect(verdict(fields, now, start + later)).toBe(expected);
});

const message = (id: string, body: string) => ({
  id,
  body,
  visibility: "customer" as const,
  author_kind: "agent" as const,
  author_name: "Petr",
  quoted: "",
  service_request_id: null,
  created_at: "",
  has_original: false,
  withdrawn_at: null,
  attachments: [],
});
const text: WaitingText = {
  kind: "reply",
  id: "k2",
  at: start,
  ticket: ticket.id,
  number: 1,
  body: "Restart it.",
  attachments: [],
  files: "",
  seen: "msg_1",
};

test.each([
  ["nothing newer", [message("msg_1", "Help")], 0, "send"],
  ["after ten minutes", [message("msg_1", "Help")], waitsFor + 1, "late"],
  ["somebody wrote meanwhile", [message("msg_1", "Help"), message("msg_2", "Solved.")], 0, "changed"],
  ["only the answer was lost", [message("msg_1", "Help"), message("msg_2", "Restart it.\n")], 0, "send"],
])("a reply: %s", (_, messages, later, expected) => {
  expect(verdict(text, { ...ticket, messages }, start + later)).toBe(expected);
});

test("a reply whose writer has looked goes out over newer messages", () => {
  const messages = [message("msg_1", "Help"), message("msg_2", "Solved.")];
  expect(verdict({ ...text, seen: "" }, { ...ticket, messages }, start)).toBe("send");
});

test("a request without waiting changes is shown as it is", () => {
  expect(withWaiting(ticket)).toEqual(ticket);
});
