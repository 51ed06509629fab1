import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BellOff, BellRing } from "lucide-react";
import { type FollowersView, followTicket, unfollowTicket } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useCommand } from "../commands/commands.ts";
import { followersQuery } from "./queries.ts";

/** Whether this person hears of the request, who else does, and the way in and out. */
export function FollowLine({ ticket }: { ticket: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const { data } = useQuery(followersQuery(ticket));
  const isFollowing = data?.is_following ?? false;
  const turn = useMutation({
    mutationFn: () => (isFollowing ? unfollowTicket(ticket) : followTicket(ticket, {})),
    onSuccess: (view: FollowersView) => queryClient.setQueryData(followersQuery(ticket).queryKey, view),
  });
  const name = isFollowing ? t("ui.follow.stop") : t("ui.follow.start");
  useCommand({ id: "ticket.follow", group: "ticket", name, keys: "f", run: () => turn.mutate() });
  const Icon = isFollowing ? BellOff : BellRing;
  const names = (data?.items ?? []).map((one) => one.name);
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <ActionButton look="quiet" size="small" isPending={turn.isPending} onPress={() => turn.mutate()}>
        <Icon aria-hidden="true" className="size-4" />
        {name}
      </ActionButton>
      {names.length > 0 ? <span>{t("ui.follow.who", { names: names.join(", ") })}</span> : null}
      <ProblemNotice problem={turn.error?.problem} />
    </span>
  );
}
