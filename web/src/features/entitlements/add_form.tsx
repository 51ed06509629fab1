import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addEntitlement, type CapInput, type Unit } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { rulebookQuery } from "../tickets/queries.ts";
import { CapsEditor } from "./caps_editor.tsx";
import { entitlementsChanged } from "./queries.ts";
import { dayStart, unitIds } from "./words.ts";

/** The vehicles that must be held before they can be used. */
export function useHeldVehicles() {
  const { data } = useQuery(rulebookQuery);
  const all = (data?.editions ?? []).flatMap((edition) => edition.vehicles);
  return all
    .filter(({ holding, code }, at) => holding === "entitlement" && all.findIndex((each) => each.code === code) === at)
    .map(({ code, name }) => ({ id: code, name }));
}

/** A plan that was bought, or a benefit that was activated. */
export function AddForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const vehicles = useHeldVehicles();
  const queryClient = useQueryClient();
  const [caps, setCaps] = useState<CapInput[]>([]);
  const add = useMutation({
    mutationFn: (values: Parameters<typeof addEntitlement>[0]) => addEntitlement(values),
    onSuccess: () => {
      entitlementsChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.entitlements.add")}
      error={add.error}
      onSubmit={(form) => {
        const number = (name: string) => (form.text(name) === "" ? null : Number(form.text(name)));
        add.mutate({
          vehicle: form.text("vehicle"),
          name: form.text("name").trim(),
          unit: form.text("unit") as Unit,
          allowance: number("allowance"),
          contract_id: form.text("contract_id").trim(),
          access_id: form.text("access_id").trim(),
          valid_from: dayStart(form.text("valid_from")),
          valid_to: form.text("valid_to") ? dayStart(form.text("valid_to")) : null,
          warn_days: number("warn_days"),
          warn_balance: number("warn_balance"),
          caps,
        });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField name="vehicle" label={t("ui.entitlements.vehicle")} options={vehicles} isRequired />
        <TextField name="name" label={t("ui.entitlement.name")} isRequired />
        <TextField
          name="allowance"
          type="number"
          label={t("ui.entitlement.allowance")}
          hint={t("ui.entitlement.allowance_hint")}
        />
        <SelectField
          name="unit"
          label={t("ui.entitlement.unit")}
          options={options(t, unitIds)}
          defaultValue="incidents"
        />
        <TextField name="valid_from" type="date" label={t("ui.entitlements.from")} isRequired />
        <TextField name="valid_to" type="date" label={t("ui.entitlement.ends")} hint={t("ui.entitlement.ends_hint")} />
        <TextField name="contract_id" label={t("ui.entitlement.contract_id")} autoComplete="off" mono />
        <TextField name="access_id" label={t("ui.entitlement.access_id")} autoComplete="off" mono />
        <TextField name="warn_days" type="number" label={t("ui.entitlement.warn_days")} defaultValue="30" />
        <TextField name="warn_balance" type="number" label={t("ui.entitlement.warn_balance")} />
      </div>
      <CapsEditor caps={caps} onChange={setCaps} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={add.isPending}>
          {t("ui.entitlements.add")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
