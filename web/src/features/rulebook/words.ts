import type { Tone } from "../../ui/chip.tsx";

/** The kinds of facts, in the order in which people look for them. */
export const factKindIds: Record<string, string> = {
  edition: "ui.rules.kind.edition",
  service: "ui.rules.kind.service",
  boundary: "ui.rules.kind.boundary",
  vehicle: "ui.rules.kind.vehicle",
  refusal: "ui.rules.kind.refusal",
  cost: "ui.rules.kind.cost",
  response: "ui.rules.kind.response",
  allowance: "ui.rules.kind.allowance",
  refund: "ui.rules.kind.refund",
  membership: "ui.rules.kind.membership",
  access: "ui.rules.kind.access",
  detour: "ui.rules.kind.detour",
  severity: "ui.rules.kind.severity",
  escalation_class: "ui.rules.kind.escalation_class",
  area: "ui.rules.kind.area",
  cause: "ui.rules.kind.cause",
  lifecycle: "ui.rules.kind.lifecycle",
  runbook: "ui.rules.kind.runbook",
  packet_field: "ui.rules.kind.packet_field",
  credit_claim: "ui.rules.kind.credit_claim",
  credit_tier: "ui.rules.kind.credit_tier",
  cloud: "ui.rules.kind.cloud",
  link: "ui.rules.kind.link",
};

export const trustIds: Record<string, string> = {
  official: "ui.rules.trust.official",
  secondary: "ui.rules.trust.secondary",
  press: "ui.rules.trust.press",
  desk: "ui.rules.trust.desk",
};

export const overrideStateIds: Record<string, string> = {
  to_come: "ui.rules.state.to_come",
  in_force: "ui.rules.state.in_force",
  over: "ui.rules.state.over",
};

export const overrideStateTones: Record<string, Tone> = { to_come: "accent", in_force: "good", over: "plain" };
