import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { countAlerts } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { Brand } from "../../ui/brand.tsx";
import { NoticeBell } from "../ladders/notice_bell.tsx";
import { AccountMenu } from "./account_menu.tsx";
import { useLater } from "./later.ts";
import { GroupMenu, type Shown, WholeMenu } from "./nav_menu.tsx";
import { groups, type KnownPlace, placeOf } from "./places.ts";
import { useSession } from "./queries.ts";

const alertsQuery = { queryKey: ["alerts"], queryFn: () => countAlerts(), refetchInterval: 60_000 };

/** How many things wait for a person: jobs given up, mails in quarantine, mailboxes that fail. */
function AlertCount() {
  const t = useText();
  const { data } = useQuery({ ...alertsQuery, enabled: useLater() });
  const count = data ? data.dead_letters + data.quarantined + data.failing_mailboxes : 0;
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-bad px-1.5 text-sm font-medium text-bad-ink">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t("ui.operations.alerts", { count })}</span>
    </span>
  );
}

const badge = (place: KnownPlace) => (place.to === "/operations" ? <AlertCount /> : null);

/** The groups with the places that the person may see; without any, none. */
function useShown(): Shown[] {
  const session = useSession();
  return groups
    .map((group) => ({
      group,
      places: [...group.places].filter(({ needs }) => session?.permissions.includes(needs)),
    }))
    .filter(({ places }) => places.length > 0);
}

export function AgentNav() {
  const t = useText();
  const session = useSession();
  const { suggest } = useLanguage();
  const own = session?.language;
  useEffect(() => {
    if (own) suggest(own);
  }, [own, suggest]);
  const shown = useShown();
  const current = placeOf(useLocation({ select: ({ pathname }) => pathname }));
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-page items-center gap-x-2 px-4 py-1.5 sm:gap-x-4 sm:px-6">
        <nav aria-label={t("ui.nav.label")} className="lg:hidden">
          <WholeMenu all={shown} current={current} badge={badge} />
        </nav>
        <div className="flex min-w-0 items-center gap-2">
          <Brand className="size-6 shrink-0" />
          <span className="truncate font-semibold">{session?.desk_name}</span>
        </div>
        <nav aria-label={t("ui.nav.label")} className="hidden flex-1 lg:block">
          <ul className="flex items-center gap-0.5">
            {shown.map((each) =>
              each.group.isMenu ? (
                <li key={each.group.id}>
                  <GroupMenu shown={each} current={current} badge={badge} />
                </li>
              ) : (
                each.places.map((place) => (
                  <li key={place.to}>
                    <PlaceLink place={place} isHere={place.to === current?.to} />
                  </li>
                ))
              ),
            )}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          {session?.permissions.includes("ticket_read") ? <NoticeBell /> : null}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

function PlaceLink({ place, isHere }: { place: KnownPlace; isHere: boolean }) {
  const t = useText();
  return (
    <Link
      to={place.to}
      search={{}}
      aria-current={isHere ? "page" : undefined}
      className="flex min-h-9 items-center rounded-md px-2 text-sm whitespace-nowrap text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong"
    >
      {t(place.text)}
    </Link>
  );
}
