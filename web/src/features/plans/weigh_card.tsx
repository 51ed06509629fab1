import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type PlanOutcomeView, type PriceBasis, type WeighedView, weighPlans } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useHeldVehicles } from "../entitlements/add_form.tsx";
import { rulebookQuery } from "../tickets/queries.ts";
import { typedMoney } from "./money.ts";

const basisIds = { year: "ui.plans.per_year", pack: "ui.plans.per_pack" };

const columns = [
  "ui.plans.plan",
  "ui.plans.carried",
  "ui.plans.were_refused",
  "ui.plans.went_otherwise",
  "ui.plans.recommended",
  "ui.plans.units",
  "ui.plans.cost",
];

/** Every plan and membership that the rules know, as `vehicle:code` and `membership:code`. */
function usePlanChoices() {
  const t = useText();
  const vehicles = useHeldVehicles();
  const { data } = useQuery(rulebookQuery);
  const all = (data?.editions ?? []).flatMap((edition) => edition.memberships);
  const memberships = all.filter(({ code }, at) => all.findIndex((each) => each.code === code) === at);
  return [
    ...vehicles.map(({ id, name }) => ({ id: `vehicle:${id}`, name })),
    ...memberships.map(({ code, name }) => ({ id: `membership:${code}`, name: t("ui.plans.membership", { name }) })),
  ];
}

/** Several plans over the escalations of some months: which each would have carried, and at what cost. */
export function WeighCard() {
  const t = useText();
  const choices = usePlanChoices();
  const [rows, setRows] = useState([0]);
  const weigh = useMutation({ mutationFn: (values: Parameters<typeof weighPlans>[0]) => weighPlans(values) });
  return (
    <Card title={t("ui.plans.weigh")}>
      <ApiForm
        label={t("ui.plans.weigh")}
        error={weigh.error}
        onSubmit={(form) =>
          weigh.mutate({
            months: Number(form.text("months")) || 12,
            plans: rows.map((row, at) => {
              const [kind, code] = form.text(`plans/${at}/vehicle`).split(":");
              const plan = code ?? "";
              return {
                ...(kind === "membership" ? { membership: plan } : { vehicle: plan }),
                basis: form.text(`plans/${at}/basis`) as PriceBasis,
                price: typedMoney(form.text(`price${row}`), form.text("currency").toUpperCase() || "EUR"),
                pack_size: Number(form.text(`plans/${at}/pack_size`)) || 1,
              };
            }),
          })
        }
      >
        <p className="text-muted">{t("ui.plans.weigh_lead")}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField name="months" type="number" label={t("ui.plans.months")} defaultValue="12" />
          <TextField name="currency" label={t("ui.offer.currency")} maxLength={3} defaultValue="EUR" />
        </div>
        {rows.map((row, at) => (
          <fieldset key={row} className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_1fr_1fr]">
            <legend className="sr-only">{t("ui.plans.plan_number", { number: at + 1 })}</legend>
            <SelectField
              name={`plans/${at}/vehicle`}
              label={t("ui.plans.plan")}
              options={choices}
              placeholder={t("ui.check.choose")}
            />
            <SelectField
              name={`plans/${at}/basis`}
              label={t("ui.plans.paid")}
              options={options(t, basisIds)}
              defaultValue="year"
            />
            <TextField name={`price${row}`} label={t("ui.plans.price")} inputMode="decimal" />
            <TextField name={`plans/${at}/pack_size`} type="number" label={t("ui.plans.pack_size")} defaultValue="1" />
          </fieldset>
        ))}
        <div className="flex flex-wrap justify-between gap-2">
          <ActionButton size="small" onPress={() => setRows([...rows, (rows.at(-1) ?? 0) + 1])}>
            {t("ui.plans.add")}
          </ActionButton>
          <ActionButton type="submit" look="primary" isPending={weigh.isPending}>
            {t("ui.plans.compare")}
          </ActionButton>
        </div>
      </ApiForm>
      <div aria-live="polite">{weigh.data ? <Weighed weighed={weigh.data} /> : null}</div>
    </Card>
  );
}

function Weighed({ weighed }: { weighed: WeighedView }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="mt-4 flex flex-col gap-3">
      <p>
        {t("ui.plans.looked_at", { count: weighed.cases, from: format.date(weighed.from) })}{" "}
        {weighed.is_everything ? "" : t("ui.plans.newest_only")}
      </p>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="text-muted">
            <tr className="border-b border-line">
              {columns.map((each) => (
                <th key={each} className="px-2 py-1.5 font-medium">
                  {t(each)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weighed.plans.map((plan) => (
              <tr key={plan.name} className="border-b border-line last:border-0">
                <th scope="row" className="px-2 py-1.5 font-medium">
                  {plan.name}
                </th>
                {[plan.carried, plan.were_refused, plan.went_otherwise, plan.recommended, plan.units].map(
                  (value, at) => (
                    <td key={columns[at + 1]} className="px-2 py-1.5 tabular-nums">
                      {format.number(value)}
                    </td>
                  ),
                )}
                <td className="px-2 py-1.5 whitespace-nowrap tabular-nums">{format.money(plan.cost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {weighed.plans.map((plan) => (
        <Examples key={plan.name} plan={plan} />
      ))}
    </div>
  );
}

function Examples({ plan }: { plan: PlanOutcomeView }) {
  const t = useText();
  if (plan.examples.length === 0) return null;
  return (
    <Unfold label={t("ui.plans.examples", { name: plan.name })}>
      <ul className="flex flex-col gap-0.5">
        {plan.examples.map((each) => (
          <li key={each.ticket_id + each.vehicle}>
            <TextLink href={`/tickets/${each.ticket_id}`}>
              #{each.ticket_number} {each.ticket_subject}
            </TextLink>{" "}
            <span className="text-muted">{each.vehicle_name}</span>
          </li>
        ))}
      </ul>
    </Unfold>
  );
}
