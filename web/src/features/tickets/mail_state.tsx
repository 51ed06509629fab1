import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type MailView, sendMailAgain, undoSend } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay } from "../session/queries.ts";
import { putDraft, replaceDraft } from "./draft.ts";
import { mailsQuery, ticketChanged } from "./queries.ts";

/** What became of the mails that carry a message: leaving soon and to be taken back, sent, waiting, refused. */
export function MailStates({ ticketId, messageId }: { ticketId: string; messageId: string }) {
  const mails = useQuery(mailsQuery(ticketId));
  const own = mails.data?.items.filter((mail) => mail.message_id === messageId) ?? [];
  if (own.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1 text-sm">
      {own.map((mail) => (
        <li key={mail.id}>
          <MailState mail={mail} ticketId={ticketId} fetchedAt={mails.dataUpdatedAt} />
        </li>
      ))}
    </ul>
  );
}

interface Props {
  mail: MailView;
  ticketId: string;
  /** When this browser got `mail`: waits are counted from here, whatever the clocks of the two machines say. */
  fetchedAt: number;
}

function MailState({ mail, ticketId, fetchedAt }: Props) {
  const t = useText();
  const format = useFormat();
  if (mail.can_undo) return <Leaving mail={mail} ticketId={ticketId} until={fetchedAt + mail.wait_ms} />;
  if (mail.state === "sent" && mail.sent_at)
    return (
      <p className="text-muted">{t("ui.mail.sent", { time: format.dateTime(mail.sent_at), to: mail.recipient })}</p>
    );
  if (mail.state === "failed") return <Failed mail={mail} ticketId={ticketId} />;
  if (mail.state === "queued") {
    const at = new Date(fetchedAt + mail.wait_ms).toISOString();
    return <p className="text-muted">{t("ui.mail.waiting", { time: format.dateTime(at), answer: mail.last_error })}</p>;
  }
  return mail.state === "sending" ? <p className="text-muted">{t("ui.mail.sending")}</p> : null;
}

function Failed({ mail, ticketId }: { mail: MailView; ticketId: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("ticket_reply");
  const again = useMutation({
    mutationFn: () => sendMailAgain(mail.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["mails", ticketId] }),
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="font-medium text-danger">
        {t("ui.mail.failed", { to: mail.recipient, answer: mail.last_error })}
      </span>
      {mayWrite ? (
        <ActionButton size="small" isPending={again.isPending} onPress={() => again.mutate()}>
          {t("ui.mail.send_again")}
        </ActionButton>
      ) : null}
      {again.error ? <ProblemNotice problem={again.error.problem} /> : null}
    </div>
  );
}

function useSecondsUntil(time: number) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((time - now) / 1000));
}

/** The server sends; this only shows how long it can still be stopped. */
function Leaving({ mail, ticketId, until }: { mail: MailView; ticketId: string; until: number }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("ticket_reply");
  const seconds = useSecondsUntil(until);
  const undo = useMutation({
    mutationFn: () => undoSend(mail.message_id ?? ""),
    onSuccess: ({ body, attachments }) => {
      putDraft(`${ticketId}.reply`, body);
      if (attachments.length > 0) replaceDraft(`${ticketId}.reply.files`, JSON.stringify(attachments));
    },
    onSettled: () => {
      ticketChanged(queryClient, ticketId);
      queryClient.invalidateQueries({ queryKey: ["clocks", ticketId] });
    },
  });
  const { mutate } = undo;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
      if (event.key === "z" && !writes && !event.ctrlKey && !event.metaKey && !event.altKey) mutate();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [mutate]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span role="timer" className="font-medium">
        {seconds > 0 ? t("ui.mail.sends_in", { seconds }) : t("ui.mail.sending")}
      </span>
      {mayWrite ? (
        <ActionButton size="small" isPending={undo.isPending} onPress={() => undo.mutate()}>
          {t("ui.mail.undo")}
        </ActionButton>
      ) : null}
      {undo.error ? <ProblemNotice problem={undo.error.problem} /> : null}
    </div>
  );
}
