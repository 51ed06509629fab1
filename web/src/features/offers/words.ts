import type { LocalText } from "../../client/api.ts";
import type { Language } from "../../texts/language.tsx";
import type { Tone } from "../../ui/chip.tsx";

export const offerStateIds = {
  draft: "ui.offer.draft",
  published: "ui.offer.published",
  superseded: "ui.offer.superseded",
  withdrawn: "ui.offer.withdrawn",
};
export const offerStateTones: Record<string, Tone> = { draft: "warn", published: "good" };
export const wayIds = { mail: "ui.way.mail", phone: "ui.way.phone", portal: "ui.way.portal", web: "ui.way.web" };
export const deliveryIds = {
  own: "ui.delivery.own",
  resold: "ui.delivery.resold",
  outsourced: "ui.delivery.outsourced",
};
export const viaIds = {
  agent: "ui.agreement.via_agent",
  portal: "ui.agreement.via_portal",
  link: "ui.agreement.via_link",
};
export const periodIds = { month: "ui.period.month", agreement: "ui.period.agreement" };

/** A text for customers in the language that is on; the other one when it is missing. */
export function local(text: LocalText, language: Language): string {
  return text[language] || text.en || text.cs;
}
