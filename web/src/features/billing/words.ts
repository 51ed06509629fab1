import type { Tone } from "../../ui/chip.tsx";

export const runStateIds = {
  draft: "ui.billing.state.draft",
  approved: "ui.billing.state.approved",
  locked: "ui.billing.state.locked",
};
export const runStateTones: Record<string, Tone> = { draft: "plain", approved: "accent", locked: "good" };
export const unitIds = {
  MIN: "billing.unit.MIN",
  MON: "billing.unit.MON",
  C62: "billing.unit.C62",
  HUR: "billing.unit.HUR",
};
export const taxIds = {
  as_lines: "ui.billing.tax.as_lines",
  AE: "ui.billing.tax.AE",
  K: "ui.billing.tax.K",
  G: "ui.billing.tax.G",
  O: "ui.billing.tax.O",
  E: "ui.billing.tax.E",
  Z: "ui.billing.tax.Z",
};
export const mailStateIds = {
  queued: "ui.billing.mail_state.queued",
  sending: "ui.billing.mail_state.sending",
  sent: "ui.billing.mail_state.sent",
  failed: "ui.billing.mail_state.failed",
  undone: "ui.billing.mail_state.undone",
};
export const mailStateTones: Record<string, Tone> = {
  queued: "plain",
  sending: "plain",
  sent: "good",
  failed: "bad",
  undone: "plain",
};
export const leftOutIds = {
  not_approved: "ui.billing.left_out.not_approved",
  refused: "ui.billing.left_out.refused",
  no_agreement: "ui.billing.left_out.no_agreement",
  no_customer: "ui.billing.left_out.no_customer",
  nothing_to_pay: "ui.billing.left_out.nothing_to_pay",
};
export const leftOutTones: Record<string, Tone> = {
  not_approved: "warn",
  refused: "bad",
  no_agreement: "warn",
  no_customer: "warn",
  nothing_to_pay: "plain",
};

/** A day of the API for the formats of times: its noon is that day in every zone. */
export const noon = (day: string) => `${day}T12:00:00`;
