import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type CalendarDetail, editCalendar } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { CalendarForm, type Draft, requestOf } from "./calendar_form.tsx";
import { FeedsCard } from "./feeds_card.tsx";
import { HistoryCard } from "./history_card.tsx";
import { errorByRow, rowsOf } from "./hour_rows.ts";
import { NewCalendar } from "./new_calendar.tsx";
import { calendarChanged, calendarQuery } from "./queries.ts";
import { RemoveCalendar } from "./remove_calendar.tsx";
import { YearPreview } from "./year_preview.tsx";

const route = getRouteApi("/desk/settings/calendars/$calendar");

const wholeDay = (from: string, to: string) => from === "00:00" && to === "24:00";

function draftOf(calendar: CalendarDetail): Draft {
  const { name, time_zone, preset, exceptions } = calendar;
  const holidays = calendar.holidays.map(({ date, from, to, name: of }) =>
    wholeDay(from, to) ? { date, from: "", to: "", name: of } : { date, from, to, name: of },
  );
  return { name, time_zone, preset, holidays, exceptions, rows: rowsOf(calendar.hours) };
}

export function CalendarPage() {
  const { calendar: id } = route.useParams();
  const calendar = useQuery(calendarQuery(id));
  // Another revision on the server (a feed, another person) must not throw away what is being written.
  return <Loaded query={calendar}>{(data) => <Editor key={data.id} calendar={data} />}</Loaded>;
}

function Editor({ calendar }: { calendar: CalendarDetail }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("desk_manage");
  const [draft, setDraft] = useState(() => draftOf(calendar));
  const save = useMutation({
    mutationFn: () =>
      editCalendar(calendar.id, requestOf(draft), ifMatch(calendar.revision)).catch((error) => {
        throw errorByRow(error, draft.rows);
      }),
    onSuccess: (next) => {
      calendarChanged(queryClient, next);
      setDraft(draftOf(next));
    },
  });
  return (
    <Page
      title={calendar.name}
      lead={t("ui.calendar.lead")}
      actions={
        <>
          {mayWrite ? <RemoveCalendar calendar={calendar} /> : null}
          <BackLink />
        </>
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <CalendarForm
            draft={draft}
            onChange={setDraft}
            error={save.error}
            onSave={() => save.mutate()}
            isReadOnly={!mayWrite}
            buttons={
              mayWrite ? (
                <div className="flex flex-wrap items-center gap-3">
                  <ActionButton type="submit" look="primary" isPending={save.isPending}>
                    {t("ui.common.save")}
                  </ActionButton>
                  {save.isSuccess ? <Notice tone="good">{t("ui.calendar.saved")}</Notice> : null}
                </div>
              ) : null
            }
          />
          <FeedsCard calendar={calendar} isReadOnly={!mayWrite} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <YearPreview id={calendar.id} request={requestOf(draft)} />
          <HistoryCard id={calendar.id} />
        </div>
      </div>
    </Page>
  );
}

export function NewCalendarPage() {
  const t = useText();
  const navigate = useNavigate();
  return (
    <Page title={t("ui.calendar.new")} lead={t("ui.calendar.lead")} actions={<BackLink />}>
      <NewCalendar onAdded={({ id }) => navigate({ to: "/settings/calendars/$calendar", params: { calendar: id } })} />
    </Page>
  );
}

function BackLink() {
  const t = useText();
  return <ButtonLink href="/settings/calendars">{t("ui.calendar.all")}</ButtonLink>;
}
