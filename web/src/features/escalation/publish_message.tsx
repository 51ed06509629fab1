import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type MessageView, publishMessage } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { useMay } from "../session/queries.ts";
import { ticketChanged } from "../tickets/queries.ts";

/** Passes on to the customer what came from upstream, as it is or in other words. */
export function PublishMessage({ ticketId, message }: { ticketId: string; message: MessageView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const may = useMay("ticket_escalate");
  const [isOpen, setOpen] = useState(false);
  const publish = useMutation({
    mutationFn: (body: string) => publishMessage(message.id, { body }),
    onSuccess: () => {
      setOpen(false);
      ticketChanged(queryClient, ticketId);
    },
  });
  if (!may) return null;
  return (
    <div className="mt-2">
      <ActionButton size="small" onPress={() => setOpen(true)}>
        {t("ui.publish.open")}
      </ActionButton>
      <ModalDialog title={t("ui.publish.title")} isOpen={isOpen} onClose={() => setOpen(false)} width="wide">
        <ApiForm
          label={t("ui.publish.title")}
          error={publish.error}
          onSubmit={(form) => publish.mutate(form.text("body"))}
        >
          <TextField
            name="body"
            label={t("ui.publish.body")}
            hint={t("ui.publish.hint")}
            rows={10}
            defaultValue={message.body}
            isRequired
          />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setOpen(false)}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton type="submit" look="primary" isPending={publish.isPending}>
              {t("ui.publish.submit")}
            </ActionButton>
          </div>
        </ApiForm>
      </ModalDialog>
    </div>
  );
}
