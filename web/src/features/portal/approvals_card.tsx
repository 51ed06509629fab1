import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ApprovalView, decidePortalApproval, listPortalApprovals } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApprovalQuestion } from "./approval_question.tsx";

const queryKey = ["portal", "approvals"];

/** Prices that wait for this person's yes or no. */
export function OpenApprovals() {
  const t = useText();
  const approvals = useQuery({ queryKey, queryFn: () => listPortalApprovals(), refetchInterval: 60_000 });
  const open = approvals.data?.items.filter(({ state }) => state === "asked") ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-label={t("ui.approval.title")} className="mb-4 flex flex-col gap-3">
      {open.map((approval) => (
        <Open key={approval.id} approval={approval} />
      ))}
    </section>
  );
}

function Open({ approval }: { approval: ApprovalView }) {
  const queryClient = useQueryClient();
  const decide = useMutation({
    mutationFn: (answer: { approve: boolean; note: string }) => decidePortalApproval(approval.id, answer),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  });
  return (
    <ApprovalQuestion approval={approval} error={decide.error} isPending={decide.isPending} onDecide={decide.mutate} />
  );
}
