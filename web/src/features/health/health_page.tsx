import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { HealthForm } from "./health_form.tsx";
import { HealthLine, KnownIssueLine } from "./issue_line.tsx";
import { KnownIssueForm } from "./known_issue_form.tsx";
import { healthIssuesQuery, knownIssuesQuery } from "./queries.ts";

/** What is wrong now: the vendors' records and our own known issues. */
export function HealthPage() {
  const t = useText();
  const issues = useQuery(healthIssuesQuery);
  const known = useQuery(knownIssuesQuery);
  const mayWrite = useMay("diagnosis_write");
  const [adding, setAdding] = useState<"health" | "known" | null>(null);
  const close = () => setAdding(null);
  const button = (what: "health" | "known", label: string) =>
    mayWrite ? (
      <ActionButton size="small" onPress={() => setAdding(what)}>
        {label}
      </ActionButton>
    ) : null;
  return (
    <Page title={t("ui.health.title")} lead={t("ui.health.lead")}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t("ui.health.records")} actions={button("health", t("ui.health.add"))}>
          <Loaded query={issues}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("ui.health.none")} hint={t("ui.health.none_hint")} />
              ) : (
                <ul className="flex flex-col gap-2">
                  {items.map((issue) => (
                    <li key={issue.id}>
                      <HealthLine issue={issue} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
        <Card title={t("ui.known_issue.list")} actions={button("known", t("ui.known_issue.new"))}>
          <Loaded query={known}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("ui.known_issue.none")} hint={t("ui.known_issue.none_hint")} />
              ) : (
                <ul className="flex flex-col gap-2">
                  {items.map((issue) => (
                    <li key={issue.id}>
                      <KnownIssueLine issue={issue} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
      </div>
      <ModalDialog title={t("ui.health.add")} isOpen={adding === "health"} onClose={close}>
        <HealthForm onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.known_issue.new")} isOpen={adding === "known"} onClose={close}>
        <KnownIssueForm onDone={close} />
      </ModalDialog>
    </Page>
  );
}
