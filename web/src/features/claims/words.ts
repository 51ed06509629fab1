import type { Tone } from "../../ui/chip.tsx";

export const claimStateIds = {
  draft: "ui.claim.state.draft",
  ready: "ui.claim.state.ready",
  filed: "ui.claim.state.filed",
  accepted: "ui.claim.state.accepted",
  partly: "ui.claim.state.partly",
  refused: "ui.claim.state.refused",
  credited: "ui.claim.state.credited",
  closed: "ui.claim.state.closed",
  withdrawn: "ui.claim.state.withdrawn",
};
export const claimStateTones: Record<string, Tone> = {
  draft: "plain",
  ready: "accent",
  filed: "upstream",
  accepted: "good",
  partly: "warn",
  refused: "bad",
  credited: "good",
  closed: "plain",
  withdrawn: "plain",
};
export const claimGroupIds = {
  open: "ui.claim.group.open",
  filed: "ui.claim.group.filed",
  answered: "ui.claim.group.answered",
  over: "ui.claim.group.over",
  all: "ui.claim.group.all",
};
export const verdictIds = {
  accepted: "ui.claim.state.accepted",
  partly: "ui.claim.state.partly",
  refused: "ui.claim.state.refused",
};

/** `2026-11-22T14:05` in the browser's zone, as an input of that kind holds it. */
export function localTime(time: string | null | undefined): string {
  if (!time) return "";
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, "2026-11-22T14:05".length);
}

/** The point in time that was typed; nothing for none. */
export const typedTime = (typed: string) => (typed === "" ? null : new Date(typed).toISOString());
