import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type GiveBackCause, giveBackDraw, type ServiceRequestView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { requestChanged } from "./queries.ts";

const causeIds = { duplicate: "ui.give_back.duplicate", vendor_bug: "ui.give_back.vendor_bug" };

/** Brings back what was drawn when the other side does not count the case. */
export function GiveBack({ request }: { request: ServiceRequestView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const give = useMutation({
    mutationFn: (values: { cause: GiveBackCause; reason: string }) => giveBackDraw(request.id, values),
    onSuccess: () => {
      requestChanged(queryClient, request.ticket_id);
      setOpen(false);
    },
  });
  if (request.drawn === 0) return null;
  return (
    <>
      <ActionButton size="small" onPress={() => setOpen(true)}>
        {t("ui.give_back.title")}
      </ActionButton>
      <ModalDialog title={t("ui.give_back.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ApiForm
          label={t("ui.give_back.title")}
          error={give.error}
          onSubmit={(form) =>
            give.mutate({ cause: form.text("cause") as GiveBackCause, reason: form.text("reason").trim() })
          }
        >
          <p className="text-muted">{t("ui.give_back.lead", { count: request.drawn })}</p>
          <SelectField
            name="cause"
            label={t("ui.give_back.cause")}
            options={options(t, causeIds)}
            defaultValue="duplicate"
          />
          <TextField name="reason" label={t("ui.step.reason")} rows={2} isRequired />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setOpen(false)}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton type="submit" look="primary" isPending={give.isPending}>
              {t("ui.give_back.title")}
            </ActionButton>
          </div>
        </ApiForm>
      </ModalDialog>
    </>
  );
}
