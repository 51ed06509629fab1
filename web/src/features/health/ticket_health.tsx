import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  answerTicketHealth,
  type HealthIssueView,
  linkToKnownIssue,
  openKnownIssue,
  type TicketHealthView,
  type TicketView,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { HealthLine, KnownIssueLine } from "./issue_line.tsx";
import { healthChanged, ticketHealthQuery } from "./queries.ts";

/** Above everything else of a ticket: what is known of its service now, and whether that explains it. */
export function TicketHealth({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const { data } = useQuery(ticketHealthQuery(ticket.id));
  const [isLinking, setLinking] = useState(false);
  const mayWrite = useMay("diagnosis_write");
  if (!data || !ticket.service || ticket.nature === "vulnerability") return null;
  const isEmpty = data.issues.length === 0 && data.linked.length === 0 && data.open_issues.length === 0;
  return (
    <section aria-label={t("ui.health.of_ticket")} className="mt-3 flex flex-col gap-2">
      {data.issues.length > 0 ? <Issues ticket={ticket} data={data} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {isEmpty ? <span className="text-muted">{t("ui.health.nothing_known")}</span> : null}
        {data.linked.map((issue) => (
          <KnownIssueLine key={issue.id} issue={issue} />
        ))}
        {mayWrite ? (
          <ActionButton size="small" look="quiet" onPress={() => setLinking(true)}>
            {t("ui.known_issue.link")}
          </ActionButton>
        ) : null}
      </div>
      <ModalDialog title={t("ui.known_issue.link")} isOpen={isLinking} onClose={() => setLinking(false)}>
        <LinkForm ticket={ticket} data={data} onDone={() => setLinking(false)} />
      </ModalDialog>
    </section>
  );
}

function Issues({ ticket, data }: { ticket: TicketView; data: TicketHealthView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("diagnosis_write");
  const answer = useMutation({
    mutationFn: (issue: HealthIssueView | null) => answerTicketHealth(ticket.id, { issue_id: issue?.id }),
    onSuccess: () => healthChanged(queryClient),
  });
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3">
      <h2 className="mb-2 font-semibold">{t("ui.health.may_explain", { count: data.issues.length })}</h2>
      <ul className="flex flex-col gap-2">
        {data.issues.map((issue) => (
          <li key={issue.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <div className="min-w-0 flex-1">
              <HealthLine issue={issue} />
              {issue.impact ? <p className="text-sm text-muted">{issue.impact}</p> : null}
            </div>
            {data.chosen === issue.id ? <Chip tone="accent">{t("ui.health.explains")}</Chip> : null}
            {mayWrite && data.chosen !== issue.id ? (
              <ActionButton
                size="small"
                isPending={answer.isPending}
                onPress={() => answer.mutate(issue)}
                aria-label={`${t("ui.health.choose")}: ${issue.external_id}`}
              >
                {t("ui.health.choose")}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <ActionButton size="small" look="quiet" isPending={answer.isPending} onPress={() => answer.mutate(null)}>
          {t("ui.health.none_fits")}
        </ActionButton>
      ) : null}
      <ProblemNotice problem={answer.error?.problem} />
    </div>
  );
}

const newIssue = "new";

interface LinkProps {
  ticket: TicketView;
  data: TicketHealthView;
  onDone: () => void;
}

/** One of the open known issues of the service, or a new one that begins with this ticket. */
function LinkForm({ ticket, data, onDone }: LinkProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState<string>(data.open_issues[0]?.id ?? newIssue);
  const link = useMutation({
    mutationFn: (title: string) =>
      choice === newIssue
        ? openKnownIssue({
            title,
            service: ticket.service,
            ticket_id: ticket.id,
            health_issue_id: data.chosen ?? undefined,
          })
        : linkToKnownIssue(choice, { ticket_id: ticket.id }),
    onSuccess: () => {
      healthChanged(queryClient);
      onDone();
    },
  });
  const choices = [
    ...data.open_issues.map(({ id, title }) => ({ id, name: title })),
    { id: newIssue, name: t("ui.known_issue.new") },
  ];
  return (
    <ApiForm
      label={t("ui.known_issue.link")}
      error={link.error}
      onSubmit={(form) => link.mutate(form.text("title").trim())}
    >
      <SelectField label={t("ui.known_issue.which")} value={choice} onChange={setChoice} options={choices} />
      {choice === newIssue ? (
        <TextField
          name="title"
          label={t("ui.known_issue.title")}
          defaultValue={data.issues.find(({ id }) => id === data.chosen)?.title ?? ""}
          isRequired
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={link.isPending}>
          {t("ui.known_issue.link_do")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
