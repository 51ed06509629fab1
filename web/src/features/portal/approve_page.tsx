import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { decideApproval, lookAtApproval } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { LanguageSwitch } from "../session/language_switch.tsx";
import { ApprovalQuestion } from "./approval_question.tsx";

/** What a mailed link opens, without signing in. The token stands behind the #: the browser sends it in no address, and a
 * mail scanner that follows the link decides nothing. */
export function ApprovePage() {
  const t = useText();
  const [token] = useState(() => window.location.hash.slice(1));
  const approval = useQuery({
    queryKey: ["approval-link", token],
    queryFn: () => lookAtApproval({ token }),
    retry: false,
  });
  const decide = useMutation({
    mutationFn: (answer: { approve: boolean; note: string }) => decideApproval({ token, ...answer }),
    onSuccess: () => approval.refetch(),
  });
  return (
    <main>
      <Page title={t("ui.approval.title")} width="text" actions={<LanguageSwitch />}>
        <Loaded query={approval}>
          {(data) => (
            <ApprovalQuestion
              approval={data}
              error={decide.error}
              isPending={decide.isPending}
              onDecide={decide.mutate}
            />
          )}
        </Loaded>
      </Page>
    </main>
  );
}
