import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useEffect } from "react";
import { countAlerts } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { NoticeBell } from "../ladders/notice_bell.tsx";
import { AccountMenu } from "./account_menu.tsx";
import { useSession } from "./queries.ts";

const alertsQuery = { queryKey: ["alerts"], queryFn: () => countAlerts(), refetchInterval: 60_000 };

const places = [
  { to: "/queue", text: "ui.nav.queue", needs: "ticket_read" },
  { to: "/health", text: "ui.health.title", needs: "ticket_read" },
  { to: "/knowledge", text: "ui.knowledge.title", needs: "ticket_read" },
  { to: "/customers", text: "ui.nav.customers", needs: "customer_read" },
  { to: "/signals", text: "ui.signals.title", needs: "signal_read" },
  { to: "/opportunities", text: "ui.opportunities.title", needs: "signal_read" },
  { to: "/offers", text: "ui.nav.offers", needs: "rulebook_read" },
  { to: "/entitlements", text: "ui.nav.entitlements", needs: "entitlement_read" },
  { to: "/billing", text: "ui.billing.title", needs: "charge_read" },
  { to: "/rules", text: "ui.nav.rules", needs: "rulebook_read" },
  { to: "/settings/calendars", text: "ui.calendar.title", needs: "rulebook_read" },
  { to: "/operations", text: "ui.operations.title", needs: "jobs_read" },
  { to: "/settings/delivery", text: "ui.delivery.title", needs: "desk_manage" },
  { to: "/settings/charges", text: "ui.terms.nav", needs: "charge_read" },
  { to: "/settings/mail", text: "ui.settings.mail", needs: "desk_manage" },
] as const;

/** How many things wait for a person: jobs given up, mails in quarantine, mailboxes that fail. */
function AlertCount() {
  const t = useText();
  const { data } = useQuery(alertsQuery);
  const count = data ? data.dead_letters + data.quarantined + data.failing_mailboxes : 0;
  if (count === 0) return null;
  return (
    <span className="ml-1.5 rounded-full bg-bad px-1.5 text-sm font-medium text-bad-ink">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t("ui.operations.alerts", { count })}</span>
    </span>
  );
}

export function AgentNav() {
  const t = useText();
  const session = useSession();
  const { suggest } = useLanguage();
  const own = session?.language;
  useEffect(() => {
    if (own) suggest(own);
  }, [own, suggest]);
  const visible = places.filter(({ needs }) => session?.permissions.includes(needs));
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 sm:px-6">
        <div className="flex items-center gap-2">
          <img src="/icon.svg" alt="" className="size-6" />
          <span className="font-semibold">{session?.desk_name}</span>
        </div>
        <nav aria-label={t("ui.nav.label")} className="order-last w-full sm:order-none sm:w-auto sm:flex-1">
          <ul className="flex flex-wrap gap-1">
            {visible.map(({ to, text }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="block rounded-md px-2 py-1.5 text-sm text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong"
                >
                  {t(text)}
                  {to === "/operations" ? <AlertCount /> : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          {session?.permissions.includes("ticket_read") ? <NoticeBell /> : null}
          {session?.permissions.includes("ticket_read") ? (
            <Link
              to="/search"
              search={{}}
              className="flex min-h-9 items-center gap-1.5 rounded-md px-2.5 text-sm text-muted hover:bg-hover hover:text-ink aria-[current=page]:text-accent-strong"
            >
              <Search aria-hidden="true" className="size-4" />
              {t("ui.search.title")}
            </Link>
          ) : null}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
