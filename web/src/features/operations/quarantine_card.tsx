import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  discardQuarantined,
  type FileAs,
  fileQuarantinedAgain,
  listQuarantine,
  type QuarantinedMail,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";

const reasonIds: Record<string, string> = {
  left_on_server: "ui.quarantine.reason.left_on_server",
  not_fetchable: "ui.quarantine.reason.not_fetchable",
  not_fileable: "ui.quarantine.reason.not_fileable",
  too_large: "ui.quarantine.reason.too_large",
  unread_crash: "ui.quarantine.reason.unread_crash",
  unread_memory: "ui.quarantine.reason.unread_memory",
  unread_time: "ui.quarantine.reason.unread_time",
};

const quarantineQuery = { queryKey: ["quarantine"], queryFn: () => listQuarantine() };

/** Mails that were kept and could not be filed: a person says what becomes of them. */
export function QuarantineCard() {
  const t = useText();
  const mails = useQuery(quarantineQuery);
  return (
    <Card title={t("ui.operations.quarantine")}>
      <Loaded query={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.operations.no_quarantine")}</p>
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((mail) => (
                <li key={mail.id}>
                  <Mail mail={mail} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Mail({ mail }: { mail: QuarantinedMail }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("jobs_write");
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium wrap-anywhere">{mail.sender || t("ui.quarantine.no_sender")}</span>
        <Chip tone="warn">{word(t, reasonIds, mail.reason)}</Chip>
      </div>
      <p className="text-sm text-muted">
        {format.dateTime(mail.received_at)}
        {" · "}
        {t("ui.quarantine.size", { kilobytes: Math.ceil(mail.size / 1024) })}
        {mail.recipients.length > 0 ? ` · ${mail.recipients.join(", ")}` : ""}
      </p>
      <p className="text-sm">
        <code className="wrap-anywhere">{mail.id}</code>
      </p>
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Actions mail={mail} />
        </div>
      ) : null}
    </div>
  );
}

function Actions({ mail }: { mail: QuarantinedMail }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [isDiscarding, setDiscarding] = useState(false);
  const onSuccess = () => {
    queryClient.invalidateQueries({ queryKey: ["alerts"] });
    return queryClient.invalidateQueries({ queryKey: quarantineQuery.queryKey });
  };
  const again = useMutation({ mutationFn: (as: FileAs) => fileQuarantinedAgain(mail.id, { as }), onSuccess });
  const discard = useMutation({
    mutationFn: (reason: string) => discardQuarantined(mail.id, { reason }),
    onSuccess,
  });
  return (
    <>
      <ButtonLink size="small" href={`/api/v1/quarantine/${mail.id}/raw`} download={`${mail.id}.eml`}>
        {t("ui.quarantine.download")}
      </ButtonLink>
      <ActionButton size="small" onPress={() => again.mutate("mail")} isPending={again.isPending}>
        {t("ui.quarantine.file_again")}
      </ActionButton>
      <ActionButton size="small" onPress={() => again.mutate("raw_file")} isPending={again.isPending}>
        {t("ui.quarantine.file_raw")}
      </ActionButton>
      <ActionButton size="small" onPress={() => setDiscarding(true)}>
        {t("ui.quarantine.discard")}
      </ActionButton>
      <ProblemNotice problem={again.error?.problem} />
      <ModalDialog title={t("ui.quarantine.discard")} isOpen={isDiscarding} onClose={() => setDiscarding(false)}>
        <ApiForm
          label={t("ui.quarantine.discard")}
          error={discard.error}
          onSubmit={(form) => discard.mutate(form.text("reason"))}
        >
          <p>{t("ui.quarantine.discard_words")}</p>
          <TextField name="reason" label={t("ui.quarantine.discard_reason")} rows={2} isRequired autoFocus />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setDiscarding(false)}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton type="submit" look="danger" isPending={discard.isPending}>
              {t("ui.quarantine.discard")}
            </ActionButton>
          </div>
        </ApiForm>
      </ModalDialog>
    </>
  );
}
