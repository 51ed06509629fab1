import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  addMailbox,
  changeMailbox,
  type MailboxRequest,
  type MailboxView,
  removeMailbox,
  tryStoredMailbox,
} from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { MailboxForm, TrialResult } from "./mailbox_form.tsx";
import { mailboxesChanged, mailboxesQuery } from "./queries.ts";
import { statusWords } from "./words.ts";

/** Every mailbox of the desk, what it is doing, and what its server last complained about. */
export function MailboxesCard() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const [isAdding, setAdding] = useState(false);
  const mailboxes = useQuery(mailboxesQuery);
  return (
    <Card title={t("ui.mailbox.title")}>
      <Loaded query={mailboxes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.mailbox.none")} hint={t("ui.mailbox.none_hint")} />
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((mailbox) => (
                <li key={mailbox.id}>
                  <Mailbox mailbox={mailbox} mayManage={mayManage} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayManage ? (
        <div className="mt-3">
          <ActionButton onPress={() => setAdding(true)}>{t("ui.mailbox.add")}</ActionButton>
        </div>
      ) : null}
      <AddDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </Card>
  );
}

function AddDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (values: MailboxRequest) => addMailbox(values),
    onSuccess: () => {
      mailboxesChanged(queryClient);
      onClose();
    },
  });
  return (
    <ModalDialog title={t("ui.mailbox.add")} isOpen={isOpen} onClose={onClose} width="wide">
      <MailboxForm error={add.error} isPending={add.isPending} onSave={add.mutate} onCancel={onClose} />
    </ModalDialog>
  );
}

function Mailbox({ mailbox, mayManage }: { mailbox: MailboxView; mayManage: boolean }) {
  const t = useText();
  const format = useFormat();
  const word = statusWords[mailbox.status];
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium wrap-anywhere">{mailbox.username}</span>
        <span className="text-sm text-muted wrap-anywhere">
          {mailbox.host}, {mailbox.folder}
        </span>
        <Chip tone={word.tone}>{t(word.text)}</Chip>
      </div>
      <p className="text-sm text-muted">
        {mailbox.last_fetch_at
          ? t("ui.mailbox.last_fetch", { when: format.dateTime(mailbox.last_fetch_at) })
          : t("ui.mailbox.never")}
        {" · "}
        {t("ui.mailbox.counts", { fetched: mailbox.fetched, backlog: mailbox.backlog })}
      </p>
      {mailbox.last_error ? (
        <p className="font-mono text-sm text-bad-ink whitespace-pre-wrap wrap-anywhere">{mailbox.last_error}</p>
      ) : null}
      {mayManage ? <Actions mailbox={mailbox} /> : null}
    </div>
  );
}

function Actions({ mailbox }: { mailbox: MailboxView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const onSuccess = () => {
    setChanging(false);
    return mailboxesChanged(queryClient);
  };
  const change = useMutation({
    mutationFn: (values: Parameters<typeof changeMailbox>[1]) =>
      changeMailbox(mailbox.id, values, ifMatch(mailbox.version)),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => removeMailbox(mailbox.id), onSuccess });
  const trial = useMutation({ mutationFn: () => tryStoredMailbox(mailbox.id) });
  const isPaused = mailbox.status === "paused";
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <ActionButton size="small" onPress={() => trial.mutate()} isPending={trial.isPending}>
          {t("ui.mailbox.try")}
        </ActionButton>
        <ActionButton size="small" onPress={() => change.mutate({ paused: !isPaused })} isPending={change.isPending}>
          {t(isPaused ? "ui.mailbox.resume" : "ui.mailbox.pause")}
        </ActionButton>
        <ActionButton size="small" onPress={() => setChanging(true)}>
          {t("ui.mailbox.change")}
        </ActionButton>
        <ActionButton size="small" onPress={() => setRemoving(true)}>
          {t("ui.common.remove")}
        </ActionButton>
      </div>
      <TrialResult trial={trial.data} />
      <ProblemNotice problem={trial.error?.problem ?? remove.error?.problem} />
      {isChanging ? null : <ProblemNotice problem={change.error?.problem} />}
      <ModalDialog title={t("ui.mailbox.change")} isOpen={isChanging} onClose={() => setChanging(false)} width="wide">
        <MailboxForm
          mailbox={mailbox}
          error={change.error}
          isPending={change.isPending}
          onSave={({ first_fetch: _, ...values }) => change.mutate(values)}
          onCancel={() => setChanging(false)}
        />
      </ModalDialog>
      <ModalDialog title={t("ui.mailbox.remove_title")} isOpen={isRemoving} onClose={() => setRemoving(false)}>
        <p className="mb-4">{t("ui.mailbox.remove_words", { mailbox: mailbox.username })}</p>
        <div className="flex justify-end gap-2">
          <ActionButton onPress={() => setRemoving(false)}>{t("ui.common.cancel")}</ActionButton>
          <ActionButton look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
            {t("ui.common.remove")}
          </ActionButton>
        </div>
      </ModalDialog>
    </>
  );
}
