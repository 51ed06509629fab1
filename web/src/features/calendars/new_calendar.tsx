import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addCalendar, type CalendarDetail } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { CalendarForm, type Draft, requestOf } from "./calendar_form.tsx";
import { errorByRow, workingWeek } from "./hour_rows.ts";
import { calendarChanged } from "./queries.ts";
import { YearPreview } from "./year_preview.tsx";

interface Props {
  onAdded: (calendar: CalendarDetail) => void;
  /** What the form begins with, where it is not an empty one. */
  start?: Partial<Draft>;
}

function newDraft(start: Partial<Draft>): Draft {
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { name: "", time_zone, preset: "none", holidays: [], exceptions: [], rows: [workingWeek], ...start };
}

/** Writes a calendar and shows how the year would look with it. */
export function NewCalendar({ onAdded, start = {} }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => newDraft(start));
  const add = useMutation({
    mutationFn: () =>
      addCalendar(requestOf(draft)).catch((error) => {
        throw errorByRow(error, draft.rows);
      }),
    onSuccess: (added) => {
      calendarChanged(queryClient, added);
      onAdded(added);
    },
  });
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <CalendarForm
        draft={draft}
        onChange={setDraft}
        error={add.error}
        onSave={() => add.mutate()}
        isReadOnly={false}
        buttons={
          <div>
            <ActionButton type="submit" look="primary" isPending={add.isPending}>
              {t("ui.calendar.add")}
            </ActionButton>
          </div>
        }
      />
      <YearPreview request={requestOf(draft)} />
    </div>
  );
}
