import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { addHealthPost, changeHealthIssue, type HealthIssuePage as Data, type HealthStatus } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { KnownIssueLine } from "./issue_line.tsx";
import { IssueTickets } from "./issue_tickets.tsx";
import { healthChanged, healthIssueQuery } from "./queries.ts";
import { classificationIds, cloudIds, healthStatusIds, issueTone } from "./words.ts";

const route = getRouteApi("/desk/health/$issue");

export function HealthIssuePage() {
  const { issue } = route.useParams();
  const query = useQuery(healthIssueQuery(issue));
  return <Loaded query={query}>{(data) => <Screen data={data} />}</Loaded>;
}

function Screen({ data }: { data: Data }) {
  const t = useText();
  const format = useFormat();
  const services = useServices();
  const mayWrite = useMay("diagnosis_write");
  const { issue } = data;
  return (
    <Page
      title={issue.title}
      lead={<span className="font-mono text-sm">{issue.external_id}</span>}
      actions={<Chip tone={issueTone(issue)}>{word(t, classificationIds, issue.classification)}</Chip>}
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("ui.health.log")}>
            {data.posts.length === 0 ? <p className="text-muted">{t("ui.health.log_empty")}</p> : null}
            <ol className="flex flex-col gap-3">
              {data.posts.map((post) => (
                <li key={post.posted_at + post.body}>
                  <p className="text-sm text-muted">{format.dateTime(post.posted_at)}</p>
                  <PlainText text={post.body} />
                </li>
              ))}
            </ol>
            {mayWrite ? <PostForm id={issue.id} /> : null}
          </Card>
          <Card title={t("ui.health.explained")}>
            <IssueTickets tickets={data.tickets} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("ui.health.facts")}>
            <Facts
              rows={[
                [t("ui.ticket.service"), services.nameOf(issue.service)],
                [t("ui.health.feature"), issue.feature],
                [t("ui.health.cloud"), word(t, cloudIds, issue.cloud)],
                [t("ui.health.began"), format.dateTime(issue.started_at)],
                [t("ui.health.ended"), issue.ended_at ? format.dateTime(issue.ended_at) : null],
                [t("ui.health.impact"), issue.impact],
              ]}
            />
            <StatusField data={data} isReadOnly={!mayWrite} />
          </Card>
          <Card title={t("ui.health.affected", { count: data.customers.length })}>
            <ul className="flex flex-col gap-1">
              {data.customers.map(({ id, name }) => (
                <li key={id}>
                  <TextLink href={`/customers/${id}`}>{name}</TextLink>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t("ui.known_issue.list")}>
            {data.known_issues.length === 0 ? <p className="text-muted">{t("ui.known_issue.none")}</p> : null}
            {data.known_issues.map((known) => (
              <KnownIssueLine key={known.id} issue={known} />
            ))}
          </Card>
        </div>
      </div>
    </Page>
  );
}

function StatusField({ data, isReadOnly }: { data: Data; isReadOnly: boolean }) {
  const t = useText();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (status: string) =>
      changeHealthIssue(data.issue.id, { status: status as HealthStatus }, ifMatch(data.version)),
    onSettled: () => healthChanged(queryClient),
  });
  return (
    <div className="mt-3">
      <SelectField
        label={t("ui.health.status")}
        value={data.issue.status}
        options={options(t, healthStatusIds)}
        isDisabled={isReadOnly || change.isPending}
        onChange={(status) => change.mutate(status)}
      />
      <ProblemNotice problem={change.error?.problem} />
    </div>
  );
}

function PostForm({ id }: { id: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const post = useMutation({
    mutationFn: (body: string) => addHealthPost(id, { body }),
    onSuccess: () => healthChanged(queryClient),
  });
  return (
    <div className="mt-3" key={String(post.isSuccess && post.submittedAt)}>
      <ApiForm
        label={t("ui.health.add_post")}
        error={post.error}
        onSubmit={(form) => post.mutate(form.text("body").trim())}
      >
        <TextField name="body" label={t("ui.health.add_post")} rows={3} isRequired />
        <ActionButton type="submit" size="small" isPending={post.isPending}>
          {t("ui.health.add_post")}
        </ActionButton>
      </ApiForm>
    </div>
  );
}
