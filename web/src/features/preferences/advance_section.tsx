import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Header, MenuItem, MenuSection } from "react-aria-components";
import type { Advance } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { changePreferences, preferencesQuery } from "./queries.ts";

const advanceIds: Record<Advance, string> = {
  next: "ui.preferences.advance_next",
  stay: "ui.preferences.advance_stay",
  list: "ui.preferences.advance_list",
};
const choices = Object.keys(advanceIds) as Advance[];

/** What comes after a request that is resolved: a section of the account menu. */
export function AdvanceSection({ className }: { className: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const { data } = useQuery(preferencesQuery);
  const choose = useMutation({ mutationFn: (advance: Advance) => changePreferences(queryClient, { advance }) });
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={data ? [data.advance] : []}
      onSelectionChange={(keys) => {
        const next = choices.find((each) => keys !== "all" && keys.has(each));
        if (next) choose.mutate(next);
      }}
    >
      <Header className="px-2 pt-2 text-sm text-muted">{t("ui.preferences.advance")}</Header>
      {choices.map((each) => (
        <MenuItem key={each} id={each} className={className}>
          {t(advanceIds[each])}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
