import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addWebhook, changeWebhook, type WebhookView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { webhooksChanged } from "./queries.ts";
import { kindIds } from "./words.ts";

interface Props {
  webhook?: WebhookView;
  offered: string[];
  onDone: (webhook: WebhookView) => void;
  onCancel: () => void;
}

/** Where events are posted to, and which. */
export function WebhookForm({ webhook, offered, onDone, onCancel }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormValues) => {
      const body = {
        name: form.text("name").trim(),
        url: form.text("url").trim(),
        kinds: offered.filter((kind) => form.text(kind) === "on"),
        is_on: webhook?.is_on ?? true,
      };
      return webhook ? changeWebhook(webhook.id, body) : addWebhook(body);
    },
    onSuccess: (saved) => {
      webhooksChanged(queryClient);
      onDone(saved);
    },
  });
  return (
    <ApiForm label={t("ui.webhook.title")} error={save.error} onSubmit={(form) => save.mutate(form)}>
      <TextField name="name" label={t("ui.webhook.name")} defaultValue={webhook?.name ?? ""} isRequired autoFocus />
      <TextField
        name="url"
        label={t("ui.webhook.url")}
        hint={t("ui.webhook.url_hint")}
        defaultValue={webhook?.url ?? ""}
        isRequired
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="text-sm font-medium">{t("ui.webhook.kinds")}</legend>
        {offered.map((kind) => (
          <CheckField key={kind} name={kind} defaultSelected={webhook?.kinds.includes(kind) ?? true}>
            {word(t, kindIds, kind)}
          </CheckField>
        ))}
      </fieldset>
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.lesson.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
