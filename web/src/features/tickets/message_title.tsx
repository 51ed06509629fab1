import { ArrowUpRight, Lock } from "lucide-react";
import type { MessageView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";

const authorIds = {
  agent: "ui.ticket.author_agent",
  contact: "ui.ticket.author_contact",
  upstream: "ui.ticket.author_upstream",
  system: "ui.ticket.author_system",
};

/** Who wrote it, and for whom when not for the customer. */
export function MessageTitle({ message }: { message: MessageView }) {
  const t = useText();
  return (
    <>
      <span className="text-base font-semibold">{message.author_name || t(authorIds[message.author_kind])}</span>
      {message.author_name ? <span className="text-muted">{t(authorIds[message.author_kind])}</span> : null}
      {message.visibility === "internal" ? (
        <span className="inline-flex items-center gap-1 font-medium text-note-ink">
          <Lock aria-hidden="true" className="size-3.5" />
          {t("ui.ticket.internal")}
        </span>
      ) : null}
      {message.visibility === "upstream" ? (
        <span className="inline-flex items-center gap-1 font-medium text-upstream-ink">
          <ArrowUpRight aria-hidden="true" className="size-3.5" />
          {t("ui.ticket.upstream")}
        </span>
      ) : null}
    </>
  );
}
