import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addMailSender, changeMailSender, type SenderRequest, type SenderView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { sendersChanged } from "./queries.ts";
import { languages } from "./template_words.ts";

const signatureIds = { en: "ui.settings.signature_en", cs: "ui.settings.signature_cs" };

/** Adds a sender, or changes the given one. */
export function SenderForm({ sender, onDone }: { sender?: SenderView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (values: SenderRequest) => (sender ? changeMailSender(sender.id, values) : addMailSender(values)),
    onSuccess: () => {
      sendersChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.sender.title")}
      error={save.error}
      onSubmit={(form) => {
        const domain = form.text("reply_domain").trim();
        save.mutate({
          name: form.text("name").trim(),
          address: form.text("address").trim(),
          display_name: form.text("display_name").trim(),
          ...(domain ? { reply_domain: domain } : {}),
          signatures: Object.fromEntries(languages.map((each) => [each, form.text(`signatures/${each}`).trim()])),
        });
      }}
    >
      <TextField
        name="name"
        label={t("ui.sender.name")}
        hint={t("ui.sender.name_hint")}
        defaultValue={sender?.name ?? ""}
        isRequired
      />
      <TextField
        name="address"
        label={t("ui.settings.address")}
        hint={t("ui.settings.address_hint")}
        defaultValue={sender?.address ?? ""}
        isRequired
      />
      <TextField
        name="display_name"
        label={t("ui.settings.display_name")}
        defaultValue={sender?.display_name ?? ""}
        isRequired
      />
      <TextField
        name="reply_domain"
        label={t("ui.sender.reply_domain")}
        hint={t("ui.sender.reply_domain_hint")}
        defaultValue={sender?.reply_domain ?? ""}
      />
      {languages.map((each) => (
        <TextField
          key={each}
          name={`signatures/${each}`}
          label={t(signatureIds[each])}
          hint={t("ui.settings.signature_hint", { agent_field: "{agent}", desk_field: "{desk}" })}
          rows={3}
          defaultValue={sender?.signatures[each] ?? ""}
        />
      ))}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
