import { useMutation } from "@tanstack/react-query";
import { type AdviceView, adviseRenewal } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Facts } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useHeldVehicles } from "../entitlements/add_form.tsx";
import { typedMoney } from "./money.ts";

/** "Would 10 incidents or a yearly plan have been cheaper?", from last year's ledger. */
export function AdviceCard() {
  const t = useText();
  const vehicles = useHeldVehicles();
  const ask = useMutation({ mutationFn: (values: Parameters<typeof adviseRenewal>[0]) => adviseRenewal(values) });
  return (
    <Card title={t("ui.advice.title")}>
      <ApiForm
        label={t("ui.advice.title")}
        error={ask.error}
        onSubmit={(form) => {
          const currency = form.text("currency").toUpperCase() || "EUR";
          ask.mutate({
            vehicle: form.text("vehicle"),
            pack_size: Number(form.text("pack_size")) || 1,
            pack_price: typedMoney(form.text("pack_price"), currency),
            plan_price: typedMoney(form.text("plan_price"), currency),
          });
        }}
      >
        <p className="text-muted">{t("ui.advice.lead")}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            name="vehicle"
            label={t("ui.entitlements.vehicle")}
            options={vehicles}
            placeholder={t("ui.check.choose")}
          />
          <TextField name="currency" label={t("ui.offer.currency")} maxLength={3} defaultValue="EUR" />
          <TextField name="pack_size" type="number" label={t("ui.plans.pack_size")} defaultValue="10" />
          <TextField name="pack_price" label={t("ui.advice.pack_price")} inputMode="decimal" />
          <TextField name="plan_price" label={t("ui.advice.plan_price")} inputMode="decimal" />
        </div>
        <div className="flex justify-end">
          <ActionButton type="submit" look="primary" isPending={ask.isPending}>
            {t("ui.plans.compare")}
          </ActionButton>
        </div>
      </ApiForm>
      <div aria-live="polite">{ask.data ? <Answer advice={ask.data} /> : null}</div>
    </Card>
  );
}

function Answer({ advice }: { advice: AdviceView }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="mt-4 flex flex-col gap-3">
      <Notice tone="good">{advice.text}</Notice>
      <Facts
        rows={[
          [t("ui.advice.since"), format.date(advice.from)],
          [t("ui.ledger.grant"), format.number(advice.granted)],
          [t("ui.ledger.draw"), format.number(advice.drawn)],
          [t("ui.ledger.give_back"), format.number(advice.given_back)],
          [t("ui.advice.unused"), format.number(advice.expired)],
          [t("ui.advice.refused"), format.number(advice.refused)],
        ]}
      />
    </div>
  );
}
