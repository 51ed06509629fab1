import { useText } from "../../texts/text.ts";
import { FoldingCard } from "../../ui/disclosure.tsx";

/** The operators, each with an example that can be used as it stands. */
const rows = [
  { example: "state:waiting_customer", text: "ui.search.help_state" },
  { example: "assignee:me", text: "ui.search.help_assignee" },
  { example: "customer:contoso", text: "ui.search.help_customer" },
  { example: "service:azure", text: "ui.search.help_service" },
  { example: "severity:a,b", text: "ui.search.help_severity" },
  { example: "kind:billing", text: "ui.search.help_kind" },
  { example: "nature:outage", text: "ui.search.help_nature" },
  { example: "after:7d before:today", text: "ui.search.help_opened" },
  { example: "due:4h", text: "ui.search.help_due" },
  { example: "csat:bad", text: "ui.search.help_csat" },
  { example: "has:escalation", text: "ui.search.help_has" },
  { example: "case:2611", text: "ui.search.help_case" },
  { example: "#128", text: "ui.search.help_number" },
  { example: '"cannot send"', text: "ui.search.help_phrase" },
  { example: "-state:closed", text: "ui.search.help_not" },
] as const;

export function SearchHelp() {
  const t = useText();
  return (
    <FoldingCard title={t("ui.search.help")} isOpen={false}>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {rows.map(({ example, text }) => (
          <div key={example} className="contents">
            <dt>
              <code className="rounded-sm bg-sunken px-1">{example}</code>
            </dt>
            <dd className="text-muted">{t(text)}</dd>
          </div>
        ))}
      </dl>
    </FoldingCard>
  );
}
