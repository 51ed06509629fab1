import type { Content } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options } from "../../texts/words.ts";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { ChoiceSet, NumberField } from "./editor_fields.tsx";
import { HoursChoice, type PartProps } from "./offer_editor.tsx";
import { periodIds } from "./words.ts";

/** What work costs. Amounts are typed in whole units of the currency and kept in its minor unit. */
export function PriceFields({ content, change }: PartProps) {
  const t = useText();
  const { price } = content;
  const set = (part: Partial<Content["price"]>) => change({ price: { ...price, ...part } });
  const minor = minorPerUnit(price.currency);
  return (
    <Card title={t("ui.offer.price")}>
      <div className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-4">
          <TextField
            name="price/currency"
            label={t("ui.offer.currency")}
            maxLength={3}
            value={price.currency}
            onChange={(currency) => set({ currency: currency.toUpperCase() })}
          />
          <NumberField
            name="price/hourly_minor"
            label={t("ui.offer.hourly")}
            value={Math.round(price.hourly_minor / minor)}
            onChange={(value) => set({ hourly_minor: (value ?? 0) * minor })}
          />
          <HoursChoice name="price/hours" content={content} value={price.hours} onChange={(hours) => set({ hours })} />
          <NumberField
            name="price/after_hours_percent"
            label={t("ui.offer.after_hours_percent")}
            value={price.after_hours_percent}
            onChange={(value) => set({ after_hours_percent: value ?? 100 })}
          />
          <NumberField
            name="price/minimum_minutes"
            label={t("ui.offer.minimum_minutes")}
            value={price.minimum_minutes}
            onChange={(value) => set({ minimum_minutes: value ?? 0 })}
          />
          <NumberField
            name="price/increment_minutes"
            label={t("ui.offer.increment_minutes")}
            value={price.increment_minutes}
            onChange={(value) => set({ increment_minutes: value ?? 1 })}
          />
          <NumberField
            name="price/included_minutes"
            label={t("ui.offer.included_minutes")}
            value={price.included_minutes}
            onChange={(value) => set({ included_minutes: value ?? 0 })}
          />
          <SelectField
            name="price/included_period"
            label={t("ui.offer.included_period")}
            value={price.included_period}
            options={options(t, periodIds)}
            onChange={(period) => set({ included_period: period as typeof price.included_period })}
          />
          <NumberField
            name="price/per_incident_minor"
            label={t("ui.offer.per_incident")}
            value={price.per_incident_minor === null ? null : Math.round(price.per_incident_minor / minor)}
            onChange={(value) => set({ per_incident_minor: value === null ? null : value * minor })}
          />
        </div>
        <ChoiceSet
          label={t("ui.offer.covered")}
          choices={options(t, kindIds)}
          value={price.covered_kinds}
          onChange={(kinds) => set({ covered_kinds: kinds as typeof price.covered_kinds })}
        />
      </div>
    </Card>
  );
}

function minorPerUnit(currency: string) {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    return 100;
  }
}
