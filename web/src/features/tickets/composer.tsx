import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ComponentProps, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { flushSync } from "react-dom";
import { addNote, previewReply, type ReplyPreviewView, replyToTicket, type TicketView } from "../../client/api.ts";
import { idempotent, randomKey } from "../../client/http.ts";
import { isProblem } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { MailPreview } from "../../ui/mail_preview.tsx";
import { useCommand } from "../commands/commands.ts";
import { MentionBox } from "../follow/mention_box.tsx";
import { LeftNotice } from "../macros/left_notice.tsx";
import { leftIn } from "../macros/placeholders.ts";
import { SnippetPicker } from "../macros/snippet_picker.tsx";
import { putOff } from "../offline/outbox.ts";
import { useDraft } from "./draft.ts";
import { isInlineImage, withImages, withoutImage } from "./inline_images.ts";
import { useInsertion } from "./insertion.ts";
import { NewerMessages, saidSince, useLastSeen } from "./newer_messages.tsx";
import { ticketChanged } from "./queries.ts";
import { ReplyJump } from "./reply_jump.tsx";
import { SenderChoice } from "./sender_choice.tsx";
import { solveNext } from "./solve_next.ts";
import { FileTarget, UploadList, useUploads } from "./uploads.tsx";

const tab =
  "cursor-pointer rounded-t-md border-b-2 border-transparent px-3 py-1.5 font-medium text-muted outline-none hovered:text-ink focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent";

/** Ctrl+Enter sends, with Shift it goes on to resolve and to the next request; Escape leaves the text, which is kept, so that single keys are commands again. */
function onWriterKey(event: KeyboardEvent<HTMLElement>) {
  const { target } = event;
  if (!(target instanceof HTMLTextAreaElement) || event.nativeEvent.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const submit = target.form?.querySelector<HTMLButtonElement>("button[type=submit]");
    const next = target.form?.querySelector<HTMLButtonElement>("button[data-next]");
    if (event.shiftKey && next) next.click();
    else if (submit && !submit.disabled) target.form?.requestSubmit(submit);
  } else if (event.key === "Escape") {
    document.getElementById("content")?.focus();
  }
}

/** Where agents write: a reply to the customer, or a note that stays in the desk. Two drafts, never mixed up. */
export function Composer({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const [mode, setMode] = useState<string>("reply");
  const section = useRef<HTMLElement>(null);
  const write = (next: string) => {
    flushSync(() => setMode(next));
    section.current?.querySelector("textarea")?.focus();
  };
  const group = "ticket" as const;
  useCommand({ id: "ticket.reply", group, name: t("ui.composer.reply"), keys: "r", run: () => write("reply") });
  useCommand({ id: "ticket.note", group, name: t("ui.composer.note"), keys: "n", run: () => write("note") });
  const frame = mode === "reply" ? "border-line-strong bg-surface" : "border-note-line bg-note";
  return (
    <section
      ref={section}
      aria-label={t("ui.composer.label")}
      className={`rounded-lg border ${frame}`}
      onKeyDown={onWriterKey}
    >
      <Tabs selectedKey={mode} onSelectionChange={(key) => setMode(String(key))}>
        <TabList aria-label={t("ui.composer.label")} className="flex border-b border-line px-2 pt-1">
          <Tab id="reply" className={`${tab} selected:border-accent selected:text-ink`}>
            {t("ui.composer.reply")}
          </Tab>
          <Tab id="note" className={`${tab} selected:border-note-line selected:text-note-ink`}>
            {t("ui.composer.note")}
          </Tab>
        </TabList>
        <TabPanel id="reply" className="p-3 outline-none">
          <Writer ticket={ticket} mode="reply" />
        </TabPanel>
        <TabPanel id="note" className="p-3 outline-none">
          <Writer ticket={ticket} mode="note" />
        </TabPanel>
      </Tabs>
      <ReplyJump box={section} onPress={() => write(mode)} />
    </section>
  );
}

/** One key for as long as the same words are tried: an answer that was lost on its way makes no second message. */
function useSendKey() {
  const tried = useRef<{ request: string; key: string } | null>(null);
  return {
    keyFor: (request: string) => {
      if (tried.current?.request !== request) tried.current = { request, key: randomKey() };
      return tried.current.key;
    },
    forgetKey: () => {
      tried.current = null;
    },
  };
}

interface Sending {
  body: string;
  /** The newest message that its writer has seen. */
  last_seen?: string;
  /** Once it is sent the request is to be resolved, and the next one comes. */
  isNext: boolean;
}

const isOpen = ({ state }: TicketView) => state !== "resolved" && state !== "closed";

function Writer({ ticket, mode }: { ticket: TicketView; mode: "reply" | "note" }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [text, setText] = useDraft(`${ticket.id}.${mode}`);
  useInsertion(ticket.id, (more) => {
    if (mode === "reply") setText(text.trim() ? `${text.trimEnd()}\n\n${more}` : more);
  });
  const files = useUploads(ticket.id, mode);
  const { keyFor, forgetKey } = useSendKey();
  const latest = useRef(text);
  latest.current = text;
  const addFiles = (given: File[], at: number) => {
    const images = given.filter(isInlineImage);
    const others = given.filter((file) => !isInlineImage(file));
    files.addNamed([...images, ...others], (added) =>
      setText(withImages(latest.current, at, added.slice(0, images.length))),
    );
  };
  const reply = mode === "reply";
  const place = useRef<HTMLDivElement>(null);
  const select = (from: number, to: number) => {
    const area = place.current?.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(from, to);
  };
  const preview = useMutation({
    mutationFn: () => previewReply(ticket.id, { body: text, attachments: files.list.map(({ id }) => id) }),
  });
  const { seen, newest } = useLastSeen(ticket, text.trim() !== "");
  const attachments = files.list.map(({ id }) => id);
  const requestOf = (body: string, last_seen?: string) => ({
    body,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(last_seen ? { last_seen } : {}),
  });
  const send = useMutation({
    mutationFn: ({ body, last_seen }: Sending) => {
      const request = requestOf(body, last_seen);
      const once = idempotent(keyFor(JSON.stringify(request)));
      return mode === "reply" ? replyToTicket(ticket.id, request, once) : addNote(ticket.id, request, once);
    },
    onError: (error) => {
      if (isProblem(error, "stale-thread")) ticketChanged(queryClient, ticket.id);
    },
    onSuccess: (_, { isNext }) => {
      forgetKey();
      preview.reset();
      setText("");
      files.clear();
      ticketChanged(queryClient, ticket.id);
      queryClient.invalidateQueries({ queryKey: ["clocks", ticket.id] });
      if (isNext) solveNext(ticket.id);
    },
  });
  const isStale = isProblem(send.error, "stale-thread");
  /** Under the key of the attempt that failed: if the server took that one after all, this is the same message. */
  const sendLater = () => {
    const id = keyFor(JSON.stringify(requestOf(text, seen)));
    const draft = { body: text, attachments, files: attachments.length > 0 ? JSON.stringify(files.list) : "" };
    putOff({ kind: mode, id, ticket: ticket.id, number: ticket.number, seen: seen ?? "", ...draft });
    forgetKey();
    send.reset();
    setText("");
    files.clear();
  };
  const submit = (isNext: boolean) => {
    const [left] = reply ? leftIn(text) : [];
    if (left) select(left.from, left.to);
    else if (!send.isPending) send.mutate({ body: text, last_seen: seen, isNext });
  };
  const isUnready = text.trim() === "" || files.isBusy || (reply && !ticket.contact_email);
  const to = ticket.contact_email
    ? t("ui.composer.to", { name: ticket.contact_name ?? "", email: ticket.contact_email })
    : t("ui.composer.to_nobody");
  return (
    <ApiForm
      label={reply ? t("ui.composer.reply") : t("ui.composer.note")}
      error={send.error ?? preview.error}
      onSubmit={() => submit(false)}
      className="flex flex-col gap-2"
    >
      <p className={`text-sm ${reply ? "text-muted" : "font-medium text-note-ink"}`}>
        {reply ? to : t("ui.composer.note_hint")}
      </p>
      {reply ? <SenderChoice ticketId={ticket.id} /> : null}
      {isStale ? (
        <NewerMessages
          messages={saidSince(ticket.messages, seen)}
          isPending={send.isPending}
          onSend={() => send.mutate({ body: text, last_seen: newest, isNext: false })}
        />
      ) : null}
      <FileTarget onFiles={addFiles}>
        <div ref={place}>
          <MayCall isOn={!reply} text={text} onChange={setText}>
            <SnippetPicker ticketId={ticket.id} text={text} onChange={setText}>
              <TextField
                name="body"
                label={reply ? t("ui.composer.reply") : t("ui.composer.note")}
                bare
                rows={6}
                value={text}
                onChange={setText}
              />
            </SnippetPicker>
          </MayCall>
        </div>
        <LeftNotice text={text} onGo={select} />
        <UploadList
          files={files}
          onRemove={({ id, name }) => {
            files.remove(id);
            setText(withoutImage(text, name));
          }}
        />
      </FileTarget>
      <p className="text-sm text-muted">
        {t("ui.composer.markdown")} {t("ui.composer.keys")}
      </p>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {reply ? (
          <ActionButton
            isPending={preview.isPending}
            isDisabled={text.trim() === "" || files.isBusy || !ticket.contact_email}
            onPress={() => (preview.data ? preview.reset() : preview.mutate())}
          >
            {preview.data ? t("ui.composer.hide_preview") : t("ui.composer.preview")}
          </ActionButton>
        ) : null}
        {reply && isOpen(ticket) ? (
          <ActionButton data-next isPending={send.isPending} isDisabled={isUnready} onPress={() => submit(true)}>
            {t("ui.composer.send_next")}
          </ActionButton>
        ) : null}
        <ActionButton type="submit" look="primary" isPending={send.isPending} isDisabled={isUnready}>
          {reply ? t("ui.composer.send", { email: ticket.contact_email ?? "" }) : t("ui.composer.add_note")}
        </ActionButton>
      </div>
      {isProblem(send.error, 0) && text.trim() ? (
        <div className="flex justify-end">
          <ActionButton onPress={sendLater}>{t("ui.offline.send_later")}</ActionButton>
        </div>
      ) : null}
      {preview.data ? <ReplyPreview preview={preview.data} /> : null}
    </ApiForm>
  );
}

/** Only a note calls people of the desk. */
function MayCall({ isOn, children, ...box }: { isOn: boolean } & ComponentProps<typeof MentionBox>) {
  return isOn ? <MentionBox {...box}>{children}</MentionBox> : children;
}

/** The reply as the customer will see it. */
function ReplyPreview({ preview }: { preview: ReplyPreviewView }) {
  const t = useText();
  const images = useMemo(
    () => Object.fromEntries(preview.images.map(({ content_id, data_uri }) => [`cid:${content_id}`, data_uri])),
    [preview],
  );
  return (
    <section aria-label={t("ui.composer.preview")} className="flex flex-col gap-1 border-t border-line pt-2">
      <p className="text-sm text-muted">{t("ui.composer.preview_from", { from: preview.from })}</p>
      <MailPreview subject={preview.subject} html={preview.html} images={images} />
    </section>
  );
}
