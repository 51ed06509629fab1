import type { Tone } from "../../ui/chip.tsx";

export const entryIds = {
  grant: "ui.ledger.grant",
  draw: "ui.ledger.draw",
  give_back: "ui.ledger.give_back",
  expire: "ui.ledger.expire",
  adjust: "ui.ledger.adjust",
};
export const entitlementStateIds = {
  waiting: "ui.entitlement.waiting",
  active: "ui.entitlement.active",
  expired: "ui.entitlement.expired",
  cancelled: "ui.entitlement.cancelled",
};
export const entitlementStateTones: Record<string, Tone> = {
  waiting: "accent",
  active: "good",
  expired: "plain",
  cancelled: "plain",
};
export const warningIds = {
  ending: "ui.entitlement.warning_ending",
  low: "ui.entitlement.warning_low",
  expired: "ui.entitlement.warning_expired",
};
export const unitIds = { incidents: "ui.unit.incidents", hours: "ui.unit.hours" };
export const perIds = {
  all: "ui.cap.all",
  customer: "ui.cap.customer",
  service: "ui.cap.service",
  channel: "ui.cap.channel",
};
export const periodIds = {
  month: "ui.cap.month",
  quarter: "ui.cap.quarter",
  year: "ui.cap.year",
  validity: "ui.cap.validity",
};

/** What a date field holds, as the first instant of that day in UTC: the validity of a plan is counted in UTC days. */
export const dayStart = (date: string) => `${date}T00:00:00Z`;
