import type { Tone } from "../ui/chip.tsx";
import type { Translate } from "./text.ts";

/** The catalogue ids of the API's words. A word that is not known here (a newer server) is shown as it came. */
export const stateIds = {
  open: "ui.state.open",
  waiting_customer: "ui.state.waiting_customer",
  waiting_upstream: "ui.state.waiting_upstream",
  resolved: "ui.state.resolved",
  closed: "ui.state.closed",
};
export const kindIds = {
  billing: "ui.kind.billing",
  subscription: "ui.kind.subscription",
  technical: "ui.kind.technical",
};
export const natureIds = {
  question: "ui.nature.question",
  break_fix: "ui.nature.break_fix",
  outage: "ui.nature.outage",
  bug: "ui.nature.bug",
  advisory: "ui.nature.advisory",
  vulnerability: "ui.nature.vulnerability",
};
export const severityIds = { A: "ui.severity.a", B: "ui.severity.b", C: "ui.severity.c" };
export const channelIds = { mail: "ui.channel.mail", portal: "ui.channel.portal", phone: "ui.channel.phone" };
export const requestStateIds = {
  drafted: "ui.request.drafted",
  sent: "ui.request.sent",
  accepted: "ui.request.accepted",
  declined: "ui.request.declined",
  working: "ui.request.working",
  answered: "ui.request.answered",
  completed: "ui.request.completed",
  approved: "ui.request.approved",
  returned: "ui.request.returned",
  closed: "ui.request.closed",
  withdrawn: "ui.request.withdrawn",
};
export const stateTones: Record<string, Tone> = {
  open: "accent",
  waiting_customer: "plain",
  waiting_upstream: "upstream",
  resolved: "good",
  closed: "plain",
};
export const severityTones: Record<string, Tone> = { A: "bad", B: "warn", C: "plain" };

export function word(t: Translate, ids: Record<string, string>, code: string): string {
  const id = ids[code];
  return id ? t(id) : code.replaceAll("_", " ");
}

/** The choices of a select field. */
export function options(t: Translate, ids: Record<string, string>) {
  return Object.entries(ids).map(([id, text]) => ({ id, name: t(text) }));
}
