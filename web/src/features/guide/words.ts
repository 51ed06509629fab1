import type { SetupStep } from "../../client/api.ts";

/** Every step with its name, what it is for, and the permission that doing it takes. */
export const steps: Record<SetupStep, { title: string; lead: string; needs: string }> = {
  profile: { title: "ui.guide.profile", lead: "ui.guide.profile_lead", needs: "desk_manage" },
  entitlements: { title: "ui.guide.entitlements", lead: "ui.guide.entitlements_lead", needs: "entitlement_write" },
  mailbox: { title: "ui.guide.mailbox", lead: "ui.guide.mailbox_lead", needs: "desk_manage" },
  calendar: { title: "ui.guide.calendar", lead: "ui.guide.calendar_lead", needs: "desk_manage" },
  offer: { title: "ui.guide.offer", lead: "ui.guide.offer_lead", needs: "offer_write" },
  team: { title: "ui.guide.team", lead: "ui.guide.team_lead", needs: "desk_manage" },
  customers: { title: "ui.guide.customers", lead: "ui.guide.customers_lead", needs: "customer_write" },
  first_request: { title: "ui.guide.first_request", lead: "ui.guide.first_request_lead", needs: "ticket_reply" },
};

export const stateIds = { open: "ui.guide.open", done: "ui.guide.done", skipped: "ui.guide.skipped" };

export function isStep(text: string | undefined): text is SetupStep {
  return text !== undefined && Object.hasOwn(steps, text);
}
