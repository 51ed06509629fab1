import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Advance } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ChoiceSection } from "../session/choice_section.tsx";
import { changePreferences, preferencesQuery } from "./queries.ts";

const advanceIds: Record<Advance, string> = {
  next: "ui.preferences.advance_next",
  stay: "ui.preferences.advance_stay",
  list: "ui.preferences.advance_list",
};
const choices = Object.keys(advanceIds) as Advance[];

/** What comes after a request that is resolved: a section of the account menu. */
export function AdvanceSection() {
  const t = useText();
  const queryClient = useQueryClient();
  const { data } = useQuery(preferencesQuery);
  const choose = useMutation({ mutationFn: (advance: Advance) => changePreferences(queryClient, { advance }) });
  return (
    <ChoiceSection
      title={t("ui.preferences.advance")}
      choices={choices}
      chosen={data?.advance}
      nameOf={(each) => t(advanceIds[each])}
      onChoose={(advance) => choose.mutate(advance)}
    />
  );
}
