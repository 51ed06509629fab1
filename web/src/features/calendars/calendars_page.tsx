import { useQuery } from "@tanstack/react-query";
import { useLocale } from "react-aria-components";
import { type CalendarView, listCalendars } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { rowsOf } from "./hour_rows.ts";
import { type Day, dayName } from "./words.ts";

/** The working hours that offers, deadlines and prices count in. */
export function CalendarsPage() {
  const t = useText();
  const mayWrite = useMay("desk_manage");
  const calendars = useQuery({ queryKey: ["calendars"], queryFn: () => listCalendars() });
  const add = (
    <ButtonLink href="/settings/calendars/new" look="primary">
      {t("ui.calendar.new")}
    </ButtonLink>
  );
  const actions = (
    <>
      <ButtonLink href="/settings/ladders">{t("ui.ladder.title")}</ButtonLink>
      {mayWrite ? add : null}
    </>
  );
  return (
    <Page title={t("ui.calendar.title")} lead={t("ui.calendar.lead")} actions={actions}>
      <Loaded query={calendars}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.calendar.none")} hint={t("ui.calendar.none_hint")} />
          ) : (
            <CalendarList calendars={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Calendars with their weeks in words. */
export function CalendarList({ calendars }: { calendars: CalendarView[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {calendars.map((calendar) => (
        <Item key={calendar.id} calendar={calendar} />
      ))}
    </ul>
  );
}

function Item({ calendar }: { calendar: CalendarView }) {
  const t = useText();
  const { locale } = useLocale();
  const rows = rowsOf(calendar.hours);
  const spoken = (on: Day[]) =>
    on.length === 7 ? t("ui.calendar.every_day") : on.map((day) => dayName(locale, day, "short")).join(", ");
  return (
    <li className="px-4 py-3">
      <TextLink href={`/settings/calendars/${calendar.id}`}>{calendar.name}</TextLink>
      <div className="text-sm text-muted">
        {calendar.time_zone}
        {rows.map(({ days: on, from, to }) => (
          <span key={`${on} ${from} ${to}`}>
            {" · "}
            {spoken(on)} {from}–{to}
          </span>
        ))}
      </div>
    </li>
  );
}
