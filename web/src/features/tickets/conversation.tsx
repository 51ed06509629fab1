import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MessageView, TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { PublishMessage } from "../escalation/publish_message.tsx";
import { SplitMessage } from "../relations/split_message.tsx";
import { Attachments } from "./attachments.tsx";
import { historyQuery } from "./history.ts";
import { HistoryLines } from "./history_lines.tsx";
import { place } from "./history_rules.ts";
import { MailStates } from "./mail_state.tsx";
import { MessageText } from "./message_text.tsx";
import { MessageTitle } from "./message_title.tsx";
import { OriginalMail } from "./original_mail.tsx";

const looks = {
  customer: "border-line bg-surface",
  internal: "border-note-line bg-note border-l-4",
  upstream: "border-upstream-line bg-upstream border-l-4",
};

/** All messages in the order of writing, with what happened between them. Who may read each is said in words and colour. */
export function Conversation({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const { data: history } = useQuery(historyQuery(ticket.id));
  return (
    <section aria-label={t("ui.ticket.conversation")}>
      <ol className="flex flex-col gap-3">
        {place(ticket.messages, history?.items ?? []).map(({ message, before }) => (
          <li key={message?.id ?? "since"} className="flex flex-col gap-3">
            <HistoryLines entries={before} />
            {message ? <MessageCard message={message} ticket={ticket} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function MessageCard({ message, ticket }: { message: MessageView; ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const [isOriginal, setOriginal] = useState(false);
  return (
    <article className={`rounded-lg border px-4 py-3 ${looks[message.visibility]}`}>
      <header className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
        <MessageTitle message={message} />
        <time dateTime={message.created_at} title={format.dateTime(message.created_at)} className="ml-auto text-muted">
          {format.dateTime(message.created_at)}
        </time>
        <SplitMessage ticket={ticket} message={message} />
      </header>
      {isOriginal ? (
        <OriginalMail messageId={message.id} />
      ) : (
        <div className={message.withdrawn_at ? "line-through decoration-muted" : undefined}>
          <MessageText message={message} />
        </div>
      )}
      {message.has_original ? (
        <p className="mt-1 -ml-2">
          <ActionButton look="quiet" size="small" onPress={() => setOriginal(!isOriginal)}>
            {isOriginal ? t("ui.original.as_text") : t("ui.original.as_sent")}
          </ActionButton>
        </p>
      ) : null}
      {message.quoted && !isOriginal ? (
        <Unfold label={t("ui.ticket.quoted")}>
          <blockquote className="mt-1 border-l-2 border-line-strong pl-3 text-muted">
            <PlainText text={message.quoted} />
          </blockquote>
        </Unfold>
      ) : null}
      {message.attachments.length > 0 ? <Attachments files={message.attachments} /> : null}
      {message.withdrawn_at ? (
        <p className="mt-2 text-sm text-muted">
          {t("ui.mail.taken_back", { time: format.dateTime(message.withdrawn_at) })}
        </p>
      ) : null}
      {message.author_kind === "agent" && !message.withdrawn_at ? (
        <MailStates ticketId={ticket.id} messageId={message.id} />
      ) : null}
      {message.visibility === "upstream" && message.author_kind === "upstream" ? (
        <PublishMessage ticketId={ticket.id} message={message} />
      ) : null}
    </article>
  );
}
