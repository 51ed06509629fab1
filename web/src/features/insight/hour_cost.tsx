import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Money, setHourCost } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { amountText, typedMoney } from "../plans/money.ts";
import { useMay } from "../session/queries.ts";

/** What an hour of our people costs, above the table that counts with it; managers set it for the desk. */
export function HourCost({ cost }: { cost: Money | null | undefined }) {
  const t = useText();
  const format = useFormat();
  const maySet = useMay("rulebook_write");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="text-muted">
        {cost ? t("ui.across.hour_costs", { amount: format.money(cost) }) : t("ui.across.hour_unknown")}
      </p>
      {maySet ? (
        <ActionButton size="small" look="quiet" onPress={() => setOpen(true)}>
          {t("ui.across.hour_set")}
        </ActionButton>
      ) : null}
      <ModalDialog title={t("ui.across.hour_title")} isOpen={isOpen} onClose={close}>
        <HourCostForm cost={cost} onDone={close} />
      </ModalDialog>
    </div>
  );
}

function HourCostForm({ cost, onDone }: { cost: Money | null | undefined; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (next: Money | null) => setHourCost({ cost: next }),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ["across"] });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.across.hour_title")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate(typedMoney(form.text("cost/minor"), form.text("cost/currency").trim().toUpperCase()))
      }
    >
      <p className="text-sm text-muted">{t("ui.across.hour_hint")}</p>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <TextField
          name="cost/minor"
          label={t("ui.across.hour")}
          inputMode="decimal"
          defaultValue={cost ? amountText(cost) : ""}
          isRequired
          autoFocus
        />
        <TextField
          name="cost/currency"
          label={t("ui.offer.currency")}
          maxLength={3}
          defaultValue={cost?.currency ?? "CZK"}
          isRequired
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {cost ? (
          <ActionButton onPress={() => save.mutate(null)} isPending={save.isPending}>
            {t("ui.across.hour_forget")}
          </ActionButton>
        ) : null}
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.lesson.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
