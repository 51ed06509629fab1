import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  previewMailTemplate,
  resetMailTemplate,
  setMailTemplate,
  type TemplateTextView,
  type TemplateView,
  testMailTemplate,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { MailPreview } from "../../ui/mail_preview.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { templatesQueryKey } from "./template_words.ts";

interface Props {
  kind: TemplateView["kind"];
  language: string;
  text: TemplateTextView;
}

/** Subject and body to write, to try on a ticket, to send to oneself, to save, and to put back. */
export function TemplateForm({ kind, language, text }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const [subject, setSubject] = useState(text.subject);
  const [body, setBody] = useState(text.body);
  const [number, setNumber] = useState("");
  const changed = () => queryClient.invalidateQueries({ queryKey: templatesQueryKey });
  const trial = { subject, body, ...(/^\d+$/.test(number) ? { ticket_number: Number(number) } : {}) };
  const save = useMutation({
    mutationFn: () => setMailTemplate(kind, language, { subject, body }),
    onSuccess: changed,
  });
  const reset = useMutation({ mutationFn: () => resetMailTemplate(kind, language), onSuccess: changed });
  const preview = useMutation({ mutationFn: () => previewMailTemplate(kind, language, trial) });
  const test = useMutation({ mutationFn: () => testMailTemplate(kind, language, trial) });
  const isUsual = subject === text.usual_subject && body === text.usual_body;
  return (
    <>
      <ApiForm
        label={t("ui.template.words")}
        error={save.error ?? preview.error ?? test.error ?? reset.error}
        onSubmit={() => {
          preview.reset();
          test.reset();
          save.mutate();
        }}
      >
        <TextField name="subject" label={t("ui.template.subject")} value={subject} onChange={setSubject} isRequired />
        <TextField
          name="body"
          label={t("ui.template.body")}
          hint={t("ui.composer.markdown")}
          rows={12}
          value={body}
          onChange={setBody}
          isRequired
        />
        {save.isSuccess && !isUsual ? <Notice tone="good">{t("ui.template.saved")}</Notice> : null}
        <div className="flex flex-wrap gap-2">
          <ActionButton type="submit" look="primary" isPending={save.isPending}>
            {t("ui.common.save")}
          </ActionButton>
          {text.is_own ? (
            <ActionButton isPending={reset.isPending} onPress={() => reset.mutate()}>
              {t("ui.template.reset")}
            </ActionButton>
          ) : null}
        </div>
        <div className="flex flex-wrap items-end gap-2 border-t border-line pt-3">
          <div className="w-40">
            <TextField
              name="ticket_number"
              label={t("ui.template.ticket")}
              placeholder={t("ui.template.latest")}
              inputMode="numeric"
              value={number}
              onChange={setNumber}
            />
          </div>
          <ActionButton isPending={preview.isPending} onPress={() => preview.mutate()}>
            {t("ui.template.preview")}
          </ActionButton>
          <ActionButton isPending={test.isPending} onPress={() => test.mutate()}>
            {t("ui.template.test")}
          </ActionButton>
        </div>
        {test.data ? <Notice tone="good">{t("ui.template.test_sent", { to: test.data.recipient })}</Notice> : null}
      </ApiForm>
      {preview.data ? (
        <Card
          title={
            preview.data.ticket_number
              ? t("ui.template.preview_of", { number: String(preview.data.ticket_number) })
              : t("ui.template.preview_made_up")
          }
        >
          <MailPreview subject={preview.data.subject} html={preview.data.html} />
        </Card>
      ) : null}
    </>
  );
}
