import { useQuery } from "@tanstack/react-query";
import type { MacroAssign, MacroEffect, MacroPart, MacroSnooze, MacroState, MacroView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { type Translate, useText } from "../../texts/text.ts";
import { severityIds, stateIds, word } from "../../texts/words.ts";
import { agentsQuery } from "../session/queries.ts";
import { useCauseName } from "../tickets/services.ts";

export const assignIds: Record<MacroAssign, string> = {
  keep: "ui.macro.assign_keep",
  me: "ui.macro.assign_me",
  nobody: "ui.macro.assign_nobody",
  agent: "ui.macro.assign_agent",
};
export const macroStateIds: Record<MacroState, string> = {
  keep: "ui.macro.state_keep",
  open: "ui.macro.state_open",
  waiting_customer: "ui.macro.state_waiting",
  resolved: "ui.macro.state_resolved",
};
export const snoozeIds: Record<MacroSnooze, string> = {
  none: "ui.macro.snooze_none",
  later: "ui.snooze.later",
  tomorrow: "ui.snooze.tomorrow",
  monday: "ui.snooze.monday",
  week: "ui.snooze.week",
};
export const partIds: Record<MacroPart, string> = {
  assignee: "ui.ticket.assignee",
  severity: "ui.ticket.severity",
  note: "ui.composer.note",
  reply: "ui.composer.reply",
  state: "ui.ticket.state",
  snooze: "ui.macro.snooze",
};
const codeIds: Record<string, string> = {
  "agent-gone": "ui.macro.agent_gone",
  "no-recipient": "ui.composer.to_nobody",
  "placeholder-left": "ui.macro.left_open",
  "cause-unknown": "ui.macro.cause_unknown",
  "ticket-finished": "ui.bulk.finished",
  "not-found": "ui.bulk.not_found",
};

export const whyRefused = (t: Translate, code: string) => t(codeIds[code] ?? "ui.bulk.stale");

/** What a macro does, in one line. */
export function useMacroSummary() {
  const t = useText();
  const agents = useQuery(agentsQuery);
  const causeName = useCauseName();
  return (macro: MacroView) => {
    const agent = agents.data?.items.find(({ id }) => id === macro.assignee_id)?.name;
    const parts = [
      macro.assign === "keep" ? "" : `${t("ui.ticket.assignee")}: ${agent ?? t(assignIds[macro.assign])}`,
      macro.severity ? `${t("ui.ticket.severity")}: ${word(t, severityIds, macro.severity)}` : "",
      macro.note ? t("ui.composer.note") : "",
      Object.keys(macro.texts).length > 0 ? t("ui.composer.reply") : "",
      macro.state === "keep" ? "" : t(macroStateIds[macro.state]) + (macro.cause ? ` (${causeName(macro.cause)})` : ""),
      macro.snooze === "none" ? "" : `${t("ui.macro.snooze")}: ${t(snoozeIds[macro.snooze])}`,
    ];
    return parts.filter((part) => part !== "").join(" · ");
  };
}

/** The values of an effect as people read them. */
export function useEffectWords() {
  const t = useText();
  const format = useFormat();
  const causeName = useCauseName();
  const shown = (part: MacroPart, value: string) => {
    if (value === "") return t("ui.bulk.none");
    if (part === "severity") return word(t, severityIds, value as keyof typeof severityIds);
    if (part === "state") return word(t, stateIds, value as keyof typeof stateIds);
    return part === "snooze" ? format.dateTime(value) : value;
  };
  return ({ part, before, after, detail }: MacroEffect) => ({
    before: shown(part, before),
    after: shown(part, after) + (part === "state" && detail ? ` (${causeName(detail)})` : ""),
  });
}
