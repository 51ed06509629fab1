import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import {
  type KnownIssuePage as Data,
  type IssueTicket,
  publishIssueUpdate,
  resolveKnownIssue,
  unlinkFromKnownIssue,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { useCauseName, useServices } from "../tickets/services.ts";
import { IssueTickets } from "./issue_tickets.tsx";
import { healthChanged, issueCausesQuery, knownIssueQuery } from "./queries.ts";

const route = getRouteApi("/desk/known-issues/$issue");

export function KnownIssuePage() {
  const { issue } = route.useParams();
  const query = useQuery(knownIssueQuery(issue));
  return <Loaded query={query}>{(data) => <Screen data={data} />}</Loaded>;
}

function Screen({ data }: { data: Data }) {
  const t = useText();
  const services = useServices();
  const causeName = useCauseName();
  const mayPublish = useMay("ticket_reply");
  const [open, setOpen] = useState<"update" | "resolve" | null>(null);
  const close = () => setOpen(null);
  const isOpen = data.issue.state === "open";
  return (
    <Page
      title={data.issue.title}
      lead={
        <span className="flex flex-wrap items-center gap-2 text-sm">
          <Chip tone={isOpen ? "warn" : "good"}>
            {isOpen ? t("ui.known_issue.open") : t("ui.known_issue.resolved")}
          </Chip>
          {services.nameOf(data.issue.service)}
          {data.issue.cause ? <span>{t("ui.known_issue.cause", { cause: causeName(data.issue.cause) })}</span> : null}
        </span>
      }
      actions={
        isOpen && mayPublish ? (
          <>
            <ActionButton onPress={() => setOpen("resolve")}>{t("ui.known_issue.resolve")}</ActionButton>
            <ActionButton look="primary" onPress={() => setOpen("update")}>
              {t("ui.known_issue.publish")}
            </ActionButton>
          </>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        {data.issue.description ? <PlainText text={data.issue.description} /> : null}
        <Linked data={data} />
        <Updates data={data} />
      </div>
      <ModalDialog title={t("ui.known_issue.publish")} isOpen={open === "update"} onClose={close}>
        <UpdateForm data={data} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.known_issue.resolve")} isOpen={open === "resolve"} onClose={close}>
        <ResolveForm data={data} onDone={close} />
      </ModalDialog>
    </Page>
  );
}

function Linked({ data }: { data: Data }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("diagnosis_write");
  const unlink = useMutation({
    mutationFn: (ticket: IssueTicket) => unlinkFromKnownIssue(data.issue.id, ticket.id),
    onSuccess: () => healthChanged(queryClient),
  });
  const button = (ticket: IssueTicket) => (
    <ActionButton
      size="small"
      look="quiet"
      onPress={() => unlink.mutate(ticket)}
      aria-label={`${t("ui.known_issue.unlink")}: #${ticket.number}`}
    >
      {t("ui.known_issue.unlink")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.known_issue.tickets", { count: data.tickets.length })}>
      <IssueTickets tickets={data.tickets} action={mayWrite && data.issue.state === "open" ? button : undefined} />
      <ProblemNotice problem={unlink.error?.problem} />
    </Card>
  );
}

function Updates({ data }: { data: Data }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card title={t("ui.known_issue.updates")}>
      {data.updates.length === 0 ? <p className="text-muted">{t("ui.known_issue.no_updates")}</p> : null}
      <ol className="flex flex-col gap-3">
        {data.updates.map((update) => (
          <li key={update.published_at}>
            <p className="text-sm text-muted">
              {t("ui.known_issue.sent", {
                name: update.published_by,
                when: format.dateTime(update.published_at),
                count: update.recipients,
              })}
            </p>
            {update.en ? (
              <div lang="en">
                <PlainText text={update.en} />
              </div>
            ) : null}
            {update.cs ? (
              <div lang="cs" className="mt-1">
                <PlainText text={update.cs} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

interface FormProps {
  data: Data;
  onDone: () => void;
}

function useIssueCall<T>(call: (values: T) => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => {
      healthChanged(queryClient);
      onDone();
    },
  });
}

const textsOf = (form: FormValues) => ({ en: form.text("en").trim(), cs: form.text("cs").trim() });

/** The same words in each language that a linked customer needs. */
function UpdateTexts({ data, isRequired }: { data: Data; isRequired: boolean }) {
  const t = useText();
  const needs = (language: string) => isRequired && data.languages.includes(language);
  return (
    <>
      <TextField name="cs" label={t("ui.known_issue.text_cs")} rows={4} isRequired={needs("cs")} />
      <TextField name="en" label={t("ui.known_issue.text_en")} rows={4} isRequired={needs("en")} />
    </>
  );
}

function UpdateForm({ data, onDone }: FormProps) {
  const t = useText();
  const waiting = data.tickets.filter(({ state }) => state !== "resolved" && state !== "closed").length;
  const publish = useIssueCall(
    (values: { en: string; cs: string }) => publishIssueUpdate(data.issue.id, values),
    onDone,
  );
  return (
    <ApiForm
      label={t("ui.known_issue.publish")}
      error={publish.error}
      onSubmit={(form) => publish.mutate(textsOf(form))}
    >
      <p className="text-sm text-muted">{t("ui.known_issue.goes_to", { count: waiting })}</p>
      <UpdateTexts data={data} isRequired />
      <ActionButton type="submit" look="primary" isPending={publish.isPending}>
        {t("ui.known_issue.publish_do", { count: waiting })}
      </ActionButton>
    </ApiForm>
  );
}

function ResolveForm({ data, onDone }: FormProps) {
  const t = useText();
  const causes = useQuery(issueCausesQuery(data.issue.id));
  const resolve = useIssueCall(
    (values: { cause: string; en: string; cs: string }) => resolveKnownIssue(data.issue.id, values),
    onDone,
  );
  return (
    <ApiForm
      label={t("ui.known_issue.resolve")}
      error={resolve.error}
      onSubmit={(form) => resolve.mutate({ cause: form.text("cause").trim(), ...textsOf(form) })}
    >
      <SelectField
        name="cause"
        label={t("ui.ticket.cause")}
        defaultValue={null}
        placeholder={t("ui.known_issue.choose_cause")}
        hint={t("ui.known_issue.cause_hint")}
        options={(causes.data?.items ?? []).map(({ code, name }) => ({ id: code, name }))}
        isRequired
      />
      <p className="text-sm text-muted">{t("ui.known_issue.last_words")}</p>
      <UpdateTexts data={data} isRequired={false} />
      <ActionButton type="submit" look="primary" isPending={resolve.isPending}>
        {t("ui.known_issue.resolve")}
      </ActionButton>
    </ApiForm>
  );
}
