import { useMutation } from "@tanstack/react-query";
import { askForSignInLink } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

/** Signs in without a password: by a link that is mailed to the address. The answer is the same whoever has it. */
export function LinkRequest({ email, target }: { email: string; target?: string | undefined }) {
  const t = useText();
  const ask = useMutation({
    mutationFn: () => askForSignInLink({ email, ...(target ? { target } : {}) }),
  });
  return (
    <div className="mt-1 flex flex-col gap-2 border-t border-line pt-4">
      <p className="text-sm text-muted">{t("portal.enter.lead")}</p>
      {ask.error ? <ProblemNotice problem={ask.error.problem} /> : null}
      {ask.isSuccess ? <Notice tone="good">{t("portal.enter.sent")}</Notice> : null}
      <ActionButton isDisabled={!email.includes("@")} isPending={ask.isPending} onPress={() => ask.mutate()}>
        {t("portal.enter.send")}
      </ActionButton>
    </div>
  );
}
