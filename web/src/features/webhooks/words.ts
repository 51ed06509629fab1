import type { Tone } from "../../ui/chip.tsx";

export const kindIds = {
  "opportunity.opened": "ui.webhook.kind.opened",
  "opportunity.changed": "ui.webhook.kind.changed",
  "opportunity.won": "ui.webhook.kind.won",
  "opportunity.lost": "ui.webhook.kind.lost",
  "opportunity.due": "ui.webhook.kind.due",
  "webhook.test": "ui.webhook.kind.test",
};
export const deliveryStateIds = {
  waiting: "ui.webhook.state.waiting",
  delivered: "ui.webhook.state.delivered",
  failed: "ui.webhook.state.failed",
};
export const deliveryTones: Record<string, Tone> = { waiting: "plain", delivered: "good", failed: "bad" };
