import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getUndoDelay, setUndoDelay } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ChoiceSection } from "./choice_section.tsx";

const choices = [0, 5, 10, 20, 30];

/** How long this person can take a reply back: a section of the account menu. */
export function UndoDelaySection() {
  const t = useText();
  const queryClient = useQueryClient();
  const delay = useQuery({ queryKey: ["undo-delay"], queryFn: () => getUndoDelay(), staleTime: 600_000 });
  const choose = useMutation({
    mutationFn: (seconds: number) => setUndoDelay({ seconds }),
    onSuccess: (chosen) => queryClient.setQueryData(["undo-delay"], chosen),
  });
  return (
    <ChoiceSection
      title={t("ui.session.undo_delay")}
      choices={choices}
      chosen={delay.data?.seconds}
      nameOf={(seconds) => t("ui.session.undo_seconds", { seconds })}
      onChoose={(seconds) => choose.mutate(seconds)}
    />
  );
}
