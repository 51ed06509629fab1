import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type PortalMessageView, type PortalTicketView, replyInPortal } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { stateTones, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { Loaded } from "../../ui/states.tsx";
import { SatisfactionQuestion } from "../satisfaction/portal_question.tsx";
import { Attachments } from "../tickets/attachments.tsx";
import { useDraft } from "../tickets/draft.ts";
import { requestQuery } from "./queries.ts";
import { RequestPeople } from "./request_people.tsx";
import { RequestProgress } from "./request_progress.tsx";
import { plainStateIds } from "./words.ts";

export function RequestPage() {
  const { request: id } = useParams({ strict: false }) as { request: string };
  const request = useQuery(requestQuery(id));
  return <Loaded query={request}>{(data) => <RequestScreen key={data.ticket.id} request={data} />}</Loaded>;
}

function RequestScreen({ request }: { request: PortalTicketView }) {
  const t = useText();
  const { ticket, messages, merged_into: merged } = request;
  return (
    <Page
      title={ticket.subject || t("ui.ticket.no_subject")}
      lead={
        <span className="flex flex-wrap items-center gap-x-3">
          <TextLink href="/portal">{t("ui.portal.requests")}</TextLink>
          <span>#{ticket.number}</span>
          <Chip tone={stateTones[ticket.state]}>{word(t, plainStateIds, ticket.state)}</Chip>
        </span>
      }
      width="text"
    >
      {merged ? (
        <div className="mb-4">
          <Notice tone="warn">
            {t("ui.portal.merged")}{" "}
            <TextLink href={`/portal/requests/${merged.id}`}>
              #{merged.number} {merged.subject || t("ui.ticket.no_subject")}
            </TextLink>
          </Notice>
        </div>
      ) : null}
      <ol aria-label={t("ui.ticket.conversation")} className="mb-4 flex flex-col gap-3">
        {messages.map((message) => (
          <li key={message.id}>
            <Message message={message} />
          </li>
        ))}
      </ol>
      <RequestProgress id={ticket.id} />
      {merged ? null : (
        <>
          <SatisfactionQuestion ticket={ticket.id} />
          <RequestPeople id={ticket.id} />
          <Answer id={ticket.id} isFinished={ticket.state === "resolved" || ticket.state === "closed"} />
        </>
      )}
    </Page>
  );
}

function Message({ message }: { message: PortalMessageView }) {
  const format = useFormat();
  const look = message.from_us ? "bg-accent-soft border-accent/40" : "bg-surface border-line";
  return (
    <article className={`rounded-lg border px-4 py-3 ${look}`}>
      <header className="mb-1 flex flex-wrap justify-between gap-x-3">
        <span className="font-semibold">{message.author_name}</span>
        <time dateTime={message.created_at} className="text-sm text-muted">
          {format.dateTime(message.created_at)}
        </time>
      </header>
      <PlainText text={message.body} />
      {message.attachments.length > 0 ? <Attachments files={message.attachments} areNamesOnly /> : null}
    </article>
  );
}

function Answer({ id, isFinished }: { id: string; isFinished: boolean }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [body, setBody] = useDraft(`portal.${id}`);
  const send = useMutation({
    mutationFn: () => replyInPortal(id, { body }),
    onSuccess: () => {
      setBody("");
      queryClient.invalidateQueries({ queryKey: ["portal"] });
    },
  });
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <ApiForm label={t("ui.portal.answer")} error={send.error} onSubmit={() => send.mutate()}>
        <TextField
          name="body"
          label={t("ui.portal.answer")}
          hint={isFinished ? t("ui.portal.reopens") : undefined}
          rows={5}
          value={body}
          onChange={setBody}
        />
        <div className="flex justify-end">
          <ActionButton type="submit" look="primary" isPending={send.isPending} isDisabled={body.trim() === ""}>
            {t("ui.portal.send")}
          </ActionButton>
        </div>
      </ApiForm>
    </div>
  );
}
