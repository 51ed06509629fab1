/** A page of the agent app that can be gone to from everywhere. */
export interface Place {
  to: string;
  text: string;
  needs: string;
  /** Two keys, one behind the other. */
  keys?: string;
  /** Pages that are not below it and belong to it. */
  also?: readonly string[];
}

/**
 * Everything in the navigation, in its order. What is needed all day stands in the bar itself, the rest in menus. The
 * palette and the keys know the same places.
 */
export const groups = [
  {
    id: "work",
    text: "ui.nav.work",
    isMenu: false,
    places: [
      { to: "/queue", text: "ui.nav.queue", needs: "ticket_read", keys: "g q", also: ["/tickets"] },
      { to: "/search", text: "ui.search.title", needs: "ticket_read" },
      { to: "/customers", text: "ui.nav.customers", needs: "customer_read", keys: "g c" },
      { to: "/health", text: "ui.health.title", needs: "ticket_read", keys: "g h", also: ["/known-issues"] },
      { to: "/knowledge", text: "ui.knowledge.title", needs: "ticket_read", keys: "g k" },
    ],
  },
  {
    id: "offer",
    text: "ui.nav.group_offer",
    isMenu: true,
    places: [
      { to: "/offers", text: "ui.nav.offers", needs: "rulebook_read", keys: "g o" },
      { to: "/settings/calendars", text: "ui.calendar.title", needs: "rulebook_read", keys: "g a" },
      { to: "/settings/charges", text: "ui.terms.nav", needs: "charge_read", keys: "g t" },
      { to: "/billing", text: "ui.billing.title", needs: "charge_read", keys: "g b" },
    ],
  },
  {
    id: "escalation",
    text: "ui.nav.group_escalation",
    isMenu: true,
    places: [
      { to: "/entitlements", text: "ui.nav.entitlements", needs: "entitlement_read", keys: "g e" },
      { to: "/entitlements/plans", text: "ui.plans.title", needs: "entitlement_read" },
      { to: "/claims", text: "ui.claim.title", needs: "entitlement_read" },
      { to: "/settings/delivery", text: "ui.delivery.title", needs: "desk_manage", keys: "g d" },
      { to: "/rules", text: "ui.nav.rules", needs: "rulebook_read", keys: "g u" },
    ],
  },
  {
    id: "learning",
    text: "ui.nav.group_learning",
    isMenu: true,
    places: [
      { to: "/reports", text: "ui.report.title", needs: "ticket_all", keys: "g r" },
      { to: "/signals", text: "ui.signals.title", needs: "signal_read", keys: "g s" },
      { to: "/opportunities", text: "ui.opportunities.title", needs: "signal_read" },
      { to: "/learning", text: "ui.across.title", needs: "charge_read" },
      { to: "/satisfaction", text: "ui.satisfaction.title", needs: "customer_read" },
    ],
  },
  {
    id: "settings",
    text: "ui.nav.group_settings",
    isMenu: true,
    places: [
      { to: "/settings/mail", text: "ui.settings.mail", needs: "desk_manage", keys: "g m" },
      { to: "/settings/texts", text: "ui.prepared.title", needs: "ticket_reply", keys: "g x" },
      { to: "/settings/people", text: "ui.people.page", needs: "desk_manage" },
      { to: "/settings/ladders", text: "ui.ladder.title", needs: "ticket_read", keys: "g l" },
      { to: "/settings/webhooks", text: "ui.webhook.title", needs: "desk_manage" },
      { to: "/operations", text: "ui.operations.title", needs: "jobs_read", keys: "g p" },
      { to: "/setup-guide", text: "ui.guide.title", needs: "rulebook_write" },
    ],
  },
] as const satisfies readonly { id: string; text: string; isMenu: boolean; places: readonly Place[] }[];

export type Group = (typeof groups)[number];
export type KnownPlace = Group["places"][number];
export const places: readonly KnownPlace[] = groups.flatMap((group): KnownPlace[] => [...group.places]);

const isAt = (path: string, to: string) => path === to || path.startsWith(`${to}/`);

/** The place that an address belongs to: the one whose own address covers most of it. */
export function placeOf(path: string): KnownPlace | undefined {
  const covered = (place: KnownPlace) => {
    const all: readonly string[] = "also" in place ? [place.to, ...place.also] : [place.to];
    return Math.max(0, ...all.filter((to) => isAt(path, to)).map((to) => to.length));
  };
  const best = places.reduce(
    (found, place) => (covered(place) > covered(found) ? place : found),
    places[0] as KnownPlace,
  );
  return covered(best) > 0 ? best : undefined;
}
