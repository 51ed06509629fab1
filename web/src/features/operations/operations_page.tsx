import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DeadLetter, listDeadLetters, retryDeadLetter } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { EndingDelegations } from "../customers/ending_delegations.tsx";
import { WarningsCard } from "../entitlements/warnings_card.tsx";
import { MailboxesCard } from "../mailboxes/mailboxes_card.tsx";
import { useMay } from "../session/queries.ts";
import { MailTrustForm } from "./mail_trust_form.tsx";
import { QuarantineCard } from "./quarantine_card.tsx";

const deadLettersQuery = { queryKey: ["dead-letters"], queryFn: () => listDeadLetters() };

/** What the machine could not do by itself: jobs that were given up, mails that nobody could file. */
export function OperationsPage() {
  const t = useText();
  const mayReadCustomers = useMay("customer_read");
  const mayReadEntitlements = useMay("entitlement_read");
  const letters = useQuery(deadLettersQuery);
  return (
    <Page title={t("ui.operations.title")} width="text">
      <div className="flex flex-col gap-4">
        {mayReadEntitlements ? <WarningsCard always /> : null}
        {mayReadCustomers ? <EndingDelegations /> : null}
        <Card title={t("ui.operations.dead_letters")}>
          <Loaded query={letters}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="text-muted">{t("ui.operations.no_dead_letters")}</p>
              ) : (
                <ul className="flex flex-col gap-3">
                  {items.map((letter) => (
                    <li key={letter.id}>
                      <Letter letter={letter} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
        <QuarantineCard />
        <MailboxesCard />
        <MailTrustForm />
      </div>
    </Page>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const t = useText();
  const format = useFormat();
  const mayRetry = useMay("jobs_write");
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryDeadLetter(letter.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deadLettersQuery.queryKey }),
  });
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1 wrap-anywhere">
          <code className="text-sm">{letter.kind}</code>
          <div>{letter.last_error}</div>
          <div className="text-sm text-muted">{format.dateTime(letter.failed_at)}</div>
        </div>
        {mayRetry ? (
          <ActionButton size="small" onPress={() => retry.mutate()} isPending={retry.isPending}>
            {t("ui.common.retry")}
          </ActionButton>
        ) : null}
      </div>
      <ProblemNotice problem={retry.error?.problem} />
    </div>
  );
}
