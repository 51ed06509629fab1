import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { takeNext } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useCommand } from "../commands/commands.ts";

/** To the request that nobody has and that is due first in the list: it is the agent's from then on. */
export function TakeNext({ q }: { q: string }) {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: () => takeNext({ q }),
    onSuccess: ({ ticket }) => {
      queryClient.invalidateQueries({ queryKey: ["tickets"] });
      if (ticket) navigate({ to: "/tickets/$ticket", params: { ticket } });
    },
  });
  const name = t("ui.queue.take");
  useCommand({ id: "queue.take", group: "queue", name, keys: "t", run: () => take.mutate() });
  return (
    <>
      <span role="status" className="self-center text-sm text-muted">
        {take.data && !take.data.ticket ? t("ui.queue.take_none") : null}
      </span>
      <ProblemNotice problem={take.error?.problem} />
      <ActionButton isPending={take.isPending} onPress={() => take.mutate()}>
        {name}
      </ActionButton>
    </>
  );
}
