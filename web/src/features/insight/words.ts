import type { Tone } from "../../ui/chip.tsx";

export const opportunityStateIds = {
  open: "ui.opportunity.open",
  won: "ui.opportunity.won",
  lost: "ui.opportunity.lost",
};
export const opportunityTones: Record<string, Tone> = { open: "accent", won: "good", lost: "plain" };
export const lossIds = {
  price: "ui.loss.price",
  competitor: "ui.loss.competitor",
  no_need: "ui.loss.no_need",
  no_budget: "ui.loss.no_budget",
  not_now: "ui.loss.not_now",
  no_answer: "ui.loss.no_answer",
  other: "ui.loss.other",
};

/** A day of the API for the formats of times: its noon is that day in every zone. */
export const noon = (day: string) => `${day}T12:00:00`;

export const everyIds = { month: "ui.review.every.month", quarter: "ui.review.every.quarter" };

const dayText = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** The first and last day of so many whole months before that day. */
export function lastMonths(today: Date, months: number) {
  const from = new Date(today.getFullYear(), today.getMonth() - months, 1);
  return { from: dayText(from), to: dayText(new Date(today.getFullYear(), today.getMonth(), 0)) };
}
