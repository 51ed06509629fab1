import type { Tone } from "../../ui/chip.tsx";

export const opportunityStateIds = {
  open: "ui.opportunity.open",
  won: "ui.opportunity.won",
  lost: "ui.opportunity.lost",
};

export const opportunityTones: Record<string, Tone> = { open: "accent", won: "good", lost: "plain" };
