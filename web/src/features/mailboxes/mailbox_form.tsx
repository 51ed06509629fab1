import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type MailboxRequest, type MailboxView, tryMailbox } from "../../client/api.ts";
import type { ProblemError } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { afterIds, firstIds, presets, securityIds, signInIds } from "./words.ts";

/** Names that are the same in every language. */
const names = { microsoft: "Microsoft 365", google: "Google Workspace" };

interface Props {
  /** The mailbox to change; a new one without. */
  mailbox?: MailboxView;
  error: ProblemError | null;
  isPending: boolean;
  onSave: (values: MailboxRequest) => void;
  onCancel: () => void;
}

/** Where a mailbox is, how to sign in, and what becomes of its messages. The trial uses what stands in the form. */
export function MailboxForm({ mailbox, error, isPending, onSave, onCancel }: Props) {
  const t = useText();
  const [signIn, setSignIn] = useState<string>(mailbox?.sign_in ?? "password");
  const [after, setAfter] = useState<string>(mailbox?.after_store ?? "mark_seen");
  const [start, setStart] = useState<Partial<MailboxRequest>>(mailbox ?? {});
  const trial = useMutation({ mutationFn: (values: MailboxRequest) => tryMailbox(values) });
  const [isTrial, setTrial] = useState(false);
  return (
    <ApiForm
      key={start.host ?? ""}
      label={t(mailbox ? "ui.mailbox.change" : "ui.mailbox.add")}
      error={isTrial ? trial.error : error}
      onSubmit={(form) => {
        const values = valuesOf(form, mailbox !== undefined);
        const tries = form.text("purpose") === "trial";
        setTrial(tries);
        if (tries) trial.mutate(values);
        else onSave(values);
      }}
    >
      {mailbox ? null : (
        <div className="flex flex-wrap gap-2">
          <ActionButton
            size="small"
            onPress={() => {
              setStart(presets.microsoft);
              setSignIn(presets.microsoft.sign_in);
            }}
          >
            {names.microsoft}
          </ActionButton>
          <ActionButton
            size="small"
            onPress={() => {
              setStart(presets.google);
              setSignIn(presets.google.sign_in);
            }}
          >
            {names.google}
          </ActionButton>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="host" label={t("ui.mailbox.host")} defaultValue={start.host} isRequired />
        <TextField
          name="port"
          type="number"
          label={t("ui.mailbox.port")}
          hint={t("ui.mailbox.port_hint")}
          defaultValue={mailbox ? String(mailbox.port) : ""}
        />
        <SelectField
          name="security"
          label={t("ui.mailbox.security")}
          options={options(t, securityIds)}
          defaultValue={start.security ?? "tls"}
        />
        <TextField
          name="username"
          label={t("ui.mailbox.username")}
          defaultValue={start.username}
          autoComplete="off"
          isRequired
        />
        <SelectField
          name="sign_in"
          label={t("ui.mailbox.sign_in")}
          options={options(t, signInIds)}
          value={signIn}
          onChange={setSignIn}
        />
        <TextField
          name="secret"
          type="password"
          autoComplete="new-password"
          label={t(signIn === "password" ? "ui.mailbox.password" : "ui.mailbox.client_secret")}
          hint={mailbox ? t("ui.mailbox.secret_hint") : undefined}
        />
        {signIn === "password" ? null : <TokenFields start={start} isRefresh={signIn === "refresh_token"} />}
        <TextField name="folder" label={t("ui.mailbox.folder")} defaultValue={start.folder ?? "INBOX"} isRequired />
        <SelectField
          name="after_store"
          label={t("ui.mailbox.after")}
          options={options(t, afterIds)}
          value={after}
          onChange={setAfter}
        />
        {after === "move" ? (
          <TextField name="move_to" label={t("ui.mailbox.move_to")} defaultValue={start.move_to ?? ""} isRequired />
        ) : null}
        {mailbox ? null : (
          <SelectField
            name="first_fetch"
            label={t("ui.mailbox.first")}
            options={options(t, firstIds)}
            defaultValue="unseen"
          />
        )}
      </div>
      <TrialResult trial={trial.data} />
      <div className="flex flex-wrap justify-end gap-2">
        <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" name="purpose" value="trial" isPending={trial.isPending}>
          {t("ui.mailbox.try")}
        </ActionButton>
        <ActionButton type="submit" look="primary" isPending={isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function TokenFields({ start, isRefresh }: { start: Partial<MailboxRequest>; isRefresh: boolean }) {
  const t = useText();
  return (
    <>
      <TextField name="token_url" label={t("ui.mailbox.token_url")} defaultValue={start.token_url ?? ""} isRequired />
      <TextField name="client_id" label={t("ui.mailbox.client_id")} defaultValue={start.client_id ?? ""} isRequired />
      <TextField name="scope" label={t("ui.mailbox.scope")} defaultValue={start.scope ?? ""} />
      {isRefresh ? (
        <TextField
          name="refresh_token"
          type="password"
          autoComplete="off"
          label={t("ui.mailbox.refresh_token")}
          hint={t("ui.mailbox.refresh_token_hint")}
        />
      ) : null}
    </>
  );
}

/** What the server said to a trial, in its own words. */
export function TrialResult({ trial }: { trial?: { ok: boolean; error: string; messages: number } }) {
  const t = useText();
  if (!trial) return null;
  return trial.ok ? (
    <Notice tone="good">{t("ui.mailbox.trial_ok", { messages: trial.messages })}</Notice>
  ) : (
    <Notice tone="bad">
      <p className="font-medium">{t("ui.mailbox.trial_failed")}</p>
      <p className="font-mono whitespace-pre-wrap">{trial.error}</p>
    </Notice>
  );
}

/** Empty secrets of a mailbox that is changed mean: as they are. */
function valuesOf(form: FormValues, isChange: boolean): MailboxRequest {
  const text = (name: string) => form.text(name).trim();
  const secret = (name: string) => (isChange && form.text(name) === "" ? undefined : form.text(name));
  return {
    host: text("host"),
    port: text("port") ? Number(text("port")) : undefined,
    security: text("security") as MailboxRequest["security"],
    username: text("username"),
    sign_in: text("sign_in") as MailboxRequest["sign_in"],
    secret: secret("secret"),
    refresh_token: secret("refresh_token"),
    token_url: text("token_url"),
    client_id: text("client_id"),
    scope: text("scope"),
    folder: text("folder"),
    after_store: text("after_store") as MailboxRequest["after_store"],
    move_to: text("move_to"),
    first_fetch: isChange ? undefined : (text("first_fetch") as MailboxRequest["first_fetch"]),
  };
}
