import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay } from "../session/queries.ts";
import { guideQuery, useDismiss } from "./queries.ts";
import { steps } from "./words.ts";

/** On the queue, as long as the desk is not set up and nobody has put this away. */
export function GuideCard() {
  return useMay("rulebook_write") ? <Shown /> : null;
}

function Shown() {
  const t = useText();
  const { data } = useQuery(guideQuery);
  const dismiss = useDismiss();
  if (!data?.next || data.is_dismissed) return null;
  const done = data.steps.filter(({ state }) => state === "done").length;
  return (
    <div className="mb-4">
      <Card
        title={t("ui.guide.title")}
        actions={
          <ActionButton size="small" look="quiet" onPress={() => dismiss.mutate(true)} isPending={dismiss.isPending}>
            {t("ui.guide.dismiss")}
          </ActionButton>
        }
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-60">
            {t("ui.guide.progress", { done, all: data.steps.length })}{" "}
            <span className="text-muted">{t("ui.guide.next_is", { step: t(steps[data.next].title) })}</span>
          </p>
          <ButtonLink href={`/setup-guide?step=${data.next}`} look="primary" size="small">
            {t("ui.guide.go_on")}
          </ButtonLink>
        </div>
        <ProblemNotice problem={dismiss.error?.problem} />
      </Card>
    </div>
  );
}
