import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type CalendarDetail, removeCalendar } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

/** Takes a calendar away. The server refuses while something counts in it, and says what. */
export function RemoveCalendar({ calendar }: { calendar: CalendarDetail }) {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeCalendar(calendar.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/calendars" });
      queryClient.removeQueries({ queryKey: ["calendars", calendar.id] });
      queryClient.invalidateQueries({ queryKey: ["calendars"] });
    },
  });
  return (
    <>
      <ActionButton onPress={() => setAsking(true)}>{t("ui.calendar.remove")}</ActionButton>
      <ModalDialog title={t("ui.calendar.remove")} isOpen={isAsking} onClose={() => setAsking(false)}>
        <div className="flex flex-col gap-3">
          <p>{t("ui.calendar.remove_sure", { name: calendar.name })}</p>
          {remove.error ? <ProblemNotice problem={remove.error.problem} /> : null}
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setAsking(false)}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
              {t("ui.calendar.remove")}
            </ActionButton>
          </div>
        </div>
      </ModalDialog>
    </>
  );
}
