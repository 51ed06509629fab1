import { queryOptions } from "@tanstack/react-query";
import { getHistory } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, natureIds, severityIds, stateIds, word } from "../../texts/words.ts";
import { clockIds } from "../clocks/words.ts";
import type { Entry } from "./history_rules.ts";
import { useServices } from "./services.ts";

/** Under the ticket's own key, so that whatever happens to it asks for this again. */
export const historyQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id, "history"], queryFn: () => getHistory(id) });

const fieldIds: Record<string, string> = {
  state: "ui.ticket.state",
  kind: "ui.ticket.kind",
  nature: "ui.ticket.nature",
  severity: "ui.ticket.severity",
  service: "ui.ticket.service",
  area: "ui.ticket.area",
  escalation_class: "ui.ticket.escalation_class",
  customer: "ui.customer.title",
  contact: "ui.customer.contact",
  assignee: "ui.ticket.assignee",
  subject: "ui.new.subject",
};

const happenedIds: Record<Exclude<Entry["kind"], "opened" | "changed" | "state_changed" | "promise_missed">, string> = {
  message_withdrawn: "ui.history.message_withdrawn",
  snoozed: "ui.history.snoozed",
  woken: "ui.history.woken",
  merged: "ui.history.merged",
  merged_in: "ui.history.merged_in",
  unmerged: "ui.history.unmerged",
  split: "ui.history.split",
  linked: "ui.history.linked",
  unlinked: "ui.history.unlinked",
  restricted: "ui.history.restricted",
  unrestricted: "ui.history.unrestricted",
  handed_over: "ui.history.handed_over",
  taken_back: "ui.history.taken_back",
  agreement_changed: "ui.history.agreement_changed",
  agreement_chosen: "ui.history.agreement_chosen",
};

const valueIds: Record<string, Record<string, string>> = {
  state: stateIds,
  kind: kindIds,
  nature: natureIds,
  severity: severityIds,
};

/** An entry in words: who did what. */
export function useSaying() {
  const t = useText();
  const services = useServices();
  const value = (field: string, code: string) => {
    if (!code) return t("ui.history.nothing");
    const ids = valueIds[field];
    if (ids) return word(t, ids, code);
    if (field === "service") return services.nameOf(code);
    return field === "area" || field === "escalation_class" ? services.wordOf(code) : code;
  };
  const change = ({ field, from, to }: Entry["fields"][number]) => {
    const name = word(t, fieldIds, field);
    if (field === "subject") return name;
    return t("ui.history.field", { field: name, from: value(field, from), to: value(field, to) });
  };
  const what = ({ kind, fields }: Entry) => {
    if (kind === "promise_missed") return t("ui.history.missed", { promise: word(t, clockIds, fields[0]?.to ?? "") });
    if (fields.length > 0) return fields.map(change).join(" · ");
    return word(t, happenedIds, kind);
  };
  return (entry: Entry) => t("ui.history.line", { by: entry.by, what: what(entry) });
}
