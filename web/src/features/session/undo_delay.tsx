import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Header, MenuItem, MenuSection } from "react-aria-components";
import { getUndoDelay, setUndoDelay } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";

const choices = [0, 5, 10, 20, 30];

/** How long this person can take a reply back: a section of the account menu. */
export function UndoDelaySection({ className }: { className: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const delay = useQuery({ queryKey: ["undo-delay"], queryFn: () => getUndoDelay(), staleTime: 600_000 });
  const choose = useMutation({
    mutationFn: (seconds: number) => setUndoDelay({ seconds }),
    onSuccess: (chosen) => queryClient.setQueryData(["undo-delay"], chosen),
  });
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[delay.data?.seconds ?? -1]}
      onSelectionChange={(keys) => {
        const next = choices.find((each) => keys !== "all" && keys.has(each));
        if (next !== undefined) choose.mutate(next);
      }}
    >
      <Header className="px-2 pt-2 text-sm text-muted">{t("ui.session.undo_delay")}</Header>
      {choices.map((each) => (
        <MenuItem key={each} id={each} className={className}>
          {t("ui.session.undo_seconds", { seconds: each })}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
