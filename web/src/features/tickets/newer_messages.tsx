import { useState } from "react";
import type { MessageView, TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { MessageText } from "./message_text.tsx";
import { MessageTitle } from "./message_title.tsx";

/** The newest message that the writer had before the eyes when the text was begun: what comes while somebody writes is
 * above, where it is easily missed. */
export function useLastSeen(ticket: TicketView, isWriting: boolean) {
  const newest = ticket.messages.at(-1)?.id;
  const [seen, setSeen] = useState(newest);
  if (!isWriting && seen !== newest) setSeen(newest);
  return { seen, newest };
}

/** What others said after that message. */
export function saidSince(messages: MessageView[], seen: string | undefined): MessageView[] {
  const at = messages.findIndex(({ id }) => id === seen);
  return messages.slice(at + 1).filter(({ author_kind }) => author_kind !== "system");
}

interface Props {
  messages: MessageView[];
  isPending: boolean;
  onSend: () => void;
}

/** What came in while the text below was written, and the decision to send it all the same. */
export function NewerMessages({ messages, isPending, onSend }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <section
      aria-label={t("ui.stale.title", { count: messages.length })}
      className="flex flex-col gap-2 rounded-md border border-line-strong bg-warn p-3"
    >
      <p role="status" className="font-medium text-warn-ink">
        {t("ui.stale.title", { count: messages.length })}
      </p>
      <ol className="flex flex-col gap-2">
        {messages.map((message) => (
          <li key={message.id} className="rounded-md border border-line bg-surface px-3 py-2">
            <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-sm">
              <MessageTitle message={message} />
              <time dateTime={message.created_at} className="ml-auto text-muted">
                {format.dateTime(message.created_at)}
              </time>
            </p>
            <MessageText message={message} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <span className="flex-1 text-sm text-warn-ink">{t("ui.stale.kept")}</span>
        <ActionButton isPending={isPending} isDisabled={messages.length === 0} onPress={onSend}>
          {t("ui.stale.send")}
        </ActionButton>
      </div>
    </section>
  );
}
