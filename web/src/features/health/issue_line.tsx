import type { HealthIssueView, KnownIssueView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { classificationIds, healthStatusIds, issueTone } from "./words.ts";

/** A record of service health on one line: what, since when, how it stands. */
export function HealthLine({ issue }: { issue: HealthIssueView }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
      <Chip tone={issueTone(issue)}>{word(t, classificationIds, issue.classification)}</Chip>
      <TextLink href={`/health/${issue.id}`}>{issue.title}</TextLink>
      <span className="text-sm">
        <span className="font-mono">{issue.external_id}</span> · {word(t, healthStatusIds, issue.status)} ·{" "}
        {t("ui.health.since", { when: format.dateTime(issue.started_at) })}
      </span>
    </div>
  );
}

/** A known issue on one line. */
export function KnownIssueLine({ issue }: { issue: KnownIssueView }) {
  const t = useText();
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Chip tone={issue.state === "resolved" ? "good" : "warn"}>
        {issue.state === "resolved" ? t("ui.known_issue.resolved") : t("ui.known_issue.open")}
      </Chip>
      <TextLink href={`/known-issues/${issue.id}`}>{issue.title}</TextLink>
    </div>
  );
}
